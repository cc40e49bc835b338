// How RabbitMQ names the types of argument values and prints the values in its refusals, for what amqplib sends.
import { type ArgumentValue, integerTypeNames, isTyped } from '../../../src/model/values.ts';

/** The type name of the value in the broker: `byte`, `longstr`, `bool`, ... Integers have the narrowest type, as amqplib sends them. */
export function wireTypeOf(value: ArgumentValue): string {
  if (typeof value === 'string') return 'longstr';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? integerType(value) : 'double';
  if (value === null) return 'void';
  if (Array.isArray(value)) return 'array';
  return isTyped(value) ? (integerTypeNames[value['!']] ?? value['!']) : 'table';
}

function integerType(value: number): string {
  if (value >= -128 && value < 128) return 'byte';
  if (value >= -32_768 && value < 32_768) return 'short';
  return value >= -2_147_483_648 && value < 2_147_483_648 ? 'signedint' : 'long';
}

/** The value as a refusal shows it. Lists and tables, which Erlang prints differently, are shown as JSON. */
export function textOf(value: ArgumentValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return !Array.isArray(value) && isTyped(value) ? String(value.value) : JSON.stringify(value);
}

/** The value if it is an integer of any width. */
export function integerOf(value: ArgumentValue): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isTyped(value)) return undefined;
  return value['!'] in integerTypeNames ? Number(value.value) : undefined;
}

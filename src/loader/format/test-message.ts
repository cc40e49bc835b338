// Converts the `publish` of a test to a publication.
import { nameText } from '../../model/key.ts';
import type { MessageProperties, Publication } from '../../model/publication.ts';
import type { ArgumentValue } from '../../model/values.ts';
import type { Report } from '../report/report.ts';
import { child, type Node, textOf } from '../syntax/node.ts';
import { argumentValue } from './argument-values.ts';
import { milliseconds } from './quantity.ts';

/** The test that a message belongs to. */
export interface Owner {
  readonly vhost: string;
  readonly name: string;
  readonly report: Report;
}

/** The properties that are text. */
export const textProperties = [
  'contentType',
  'contentEncoding',
  'correlationId',
  'replyTo',
  'messageId',
  'type',
  'userId',
  'appId',
] as const satisfies readonly (keyof MessageProperties)[];

/** The message of a test; values of a row override those of `publish`. */
export function publicationOf(publish: Node | undefined, row: Node | undefined, owner: Owner): Publication {
  const headers = headersOf(child(row, 'headers') ?? child(publish, 'headers'), owner);
  const expiration = numberOf(child(publish, 'expiration'));
  const priority = numberOf(child(publish, 'priority'));
  const properties = propertiesOf(publish);
  const mode = numberOf(child(publish, 'deliveryMode'));
  return {
    vhost: owner.vhost,
    exchange: textOf(child(publish, 'exchange')) ?? '',
    routingKey: textOf(child(row, 'routingKey') ?? child(publish, 'routingKey')) ?? '',
    headers: headers ?? {},
    ...(expiration === undefined ? {} : { expiration }),
    ...(priority === undefined ? {} : { priority }),
    persistent: mode === undefined ? (flagOf(child(publish, 'persistent')) ?? true) : mode === 2,
    mandatory: flagOf(child(publish, 'mandatory')) ?? false,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  };
}

/** The properties that are given. */
export function propertiesOf(publish: Node | undefined): MessageProperties {
  const timestamp = numberOf(child(publish, 'timestamp'));
  const texts = textProperties.flatMap((property) => {
    const text = textOf(child(publish, property));
    return text === undefined ? [] : [[property, text] as const];
  });
  return { ...Object.fromEntries(texts), ...(timestamp === undefined ? {} : { timestamp }) };
}

/** Undefined without any. */
export function headersOf(table: Node | undefined, { name, report }: Owner): { readonly [key: string]: ArgumentValue } | undefined {
  if (table?.kind !== 'map') return undefined;
  const subject = `headers of test ${nameText(name)}`;
  return Object.fromEntries(
    [...table.entries].map(([key, { value, template = key }]) => [key, argumentValue(value, `${template} in ${subject}`, report)]),
  );
}

/** A boolean. */
export function flagOf(node: Node | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

/** An integer, or the milliseconds of a duration. */
export function numberOf(node: Node | undefined): number | undefined {
  if (node?.kind !== 'scalar') return undefined;
  if (typeof node.value === 'number') return node.value;
  return typeof node.value === 'string' ? milliseconds(node.value) : undefined;
}

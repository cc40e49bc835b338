// The tree of all input, YAML or JSON: plain values with their source positions. Aliases share the node of their anchor.
import { canonicalText, type TypedValue } from '../../model/values.ts';
import type { Place } from '../read/source.ts';

/** A single value. */
export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  /** Typed if JSON cannot express the difference: a whole-numbered double, an integer beyond 2^53. */
  readonly value: string | number | boolean | null | TypedValue;
  /** Written without quotes. */
  readonly plain: boolean;
  /** The original text with its `${...}`, if variables were replaced. Shown instead of the value, which may be a secret. */
  readonly template?: string;
}

/** A key with its value. */
export interface Entry {
  readonly key: Place;
  readonly value: Node;
  /** The original text of the key with its `${...}`, if variables were replaced. Shown instead of the key, which may hold a secret. */
  readonly template?: string;
}

/** A mapping, in the order of the file, merges resolved. */
export interface MapNode extends Place {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

/** A sequence. */
export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly Node[];
}

export type Node = ScalarNode | MapNode | ListNode;

/** The plain value of a tree; `typed` converts typed values. All keys are own properties, `__proto__` too. */
export function plainOf(node: Node, typed: (value: TypedValue) => unknown = (value) => value): unknown {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'object' && node.value !== null ? typed(node.value) : node.value;
    case 'list':
      return node.items.map((item) => plainOf(item, typed));
    case 'map': {
      const plain: { [key: string]: unknown } = {};
      for (const [key, { value }] of node.entries) {
        if (key === '__proto__') Object.defineProperty(plain, key, { ...ownProperty, value: plainOf(value, typed) });
        else plain[key] = plainOf(value, typed);
      }
      return plain;
    }
  }
}

/** The attributes of a property created by assignment. */
const ownProperty = { writable: true, enumerable: true, configurable: true } as const;

/** The value of a key; undefined if the node is not a mapping or lacks the key. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** A key as it is written in the file, for messages. */
export function writtenKey(node: Node | undefined, key: string): string {
  return (node?.kind === 'map' ? node.entries.get(key)?.template : undefined) ?? key;
}

/** The text of a node; undefined if it is not text. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Whether a node is null. */
export function isNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** A node for a message: `${NAME}` instead of the value of a variable, no credentials, shortened. */
export function shown(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a mapping';
    case 'list':
      return 'a list';
    case 'scalar': {
      if (node.template !== undefined) return quoted(node.template);
      if (typeof node.value === 'string') return quoted(node.value);
      return node.value === null ? 'null' : canonicalText(node.value);
    }
  }
}

/** Text in double quotes for a message: shortened, control characters escaped, credentials of URLs hidden. */
export function quoted(text: string): string {
  const veiled = text.slice(0, 200).replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1***@');
  return JSON.stringify(veiled.length > 60 ? `${veiled.slice(0, 57)}...` : veiled);
}

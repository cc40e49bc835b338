// The tree that all input becomes, YAML or JSON: plain values, each with its place. Aliases share the node that they name.
import { canonicalText, type TypedValue } from '../../model/values.ts';
import type { Place } from '../read/source.ts';

/** A single value. */
export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  /** Typed where JSON cannot tell: a whole-numbered double, an integer beyond 2^53. */
  readonly value: string | number | boolean | null | TypedValue;
  /** Written without quotes. */
  readonly plain: boolean;
  /** The text as written, with its `${...}`, where variables were filled in. Shown in place of the value, which may be a secret. */
  readonly template?: string;
}

/** A key with its value. */
export interface Entry {
  readonly key: Place;
  readonly value: Node;
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

/** The plain value of a tree, with `typed` in place of typed values. All keys are own properties, `__proto__` too. */
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

/** As an assignment makes it. */
const ownProperty = { writable: true, enumerable: true, configurable: true } as const;

/** The value of a key, where the node is a mapping and has it. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

/** The text of a node, where it is one. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** Whether nothing is written. */
export function isNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null;
}

/** A node as it may be printed in a message: the `${NAME}` in place of a variable's value, no credentials, not too long. */
export function shown(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a mapping';
    case 'list':
      return 'a list';
    case 'scalar': {
      if (node.template !== undefined) return quoted(node.template);
      if (typeof node.value === 'string') return quoted(node.value);
      return node.value === null ? 'nothing' : canonicalText(node.value);
    }
  }
}

/** Text in double quotes for a message: shortened, control characters escaped, credentials of URLs hidden. */
export function quoted(text: string): string {
  const veiled = text.slice(0, 200).replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, '$1***@');
  return JSON.stringify(veiled.length > 60 ? `${veiled.slice(0, 57)}...` : veiled);
}

// Appearance of nodes and edges for every renderer: colours for light and dark backgrounds, texts, and their maximum lengths.
import { visible } from '../model/key.ts';
import type { GraphEdge, GraphNode, Reason } from './model.ts';

/** Colours of stroke, fill and text, as `#rrggbb`. */
export interface Colours {
  readonly stroke: string;
  readonly fill: string;
  readonly text: string;
}

/** One paint in both schemes. Its name is a class in SVG and Mermaid. */
export interface Paint {
  readonly light: Colours;
  readonly dark: Colours;
}

function paint(light: readonly [string, string, string], dark: readonly [string, string, string]): Paint {
  const colours = ([stroke, fill, text]: readonly [string, string, string]): Colours => ({ stroke, fill, text });
  return { light: colours(light), dark: colours(dark) };
}

/** Paints by kind of node and edge, and by planned action. The contrast of every text is at least 4.5 to 1. */
export const paints = {
  exchange: paint(['#0969da', '#ddf4ff', '#0a3069'], ['#58a6ff', '#0c2543', '#cae8ff']),
  queue: paint(['#bc6c25', '#fff4e5', '#5c3308'], ['#d8914f', '#30210f', '#ffdfb6']),
  missing: paint(['#cf222e', '#ffffff', '#a40e26'], ['#f85149', '#0d1117', '#ffa198']),
  down: paint(['#9a6700', '#fff8c5', '#633c01'], ['#d29922', '#2e2408', '#f8e3a1']),
  plain: paint(['#8c959f', '#f6f8fa', '#57606a'], ['#6e7681', '#161b22', '#9ea7b3']),
  create: paint(['#1a7f37', '#dafbe1', '#044f1e'], ['#3fb950', '#0f2d18', '#aff5b4']),
  update: paint(['#9a6700', '#fff8c5', '#633c01'], ['#d29922', '#2e2408', '#f8e3a1']),
  migrate: paint(['#9a6700', '#fff8c5', '#633c01'], ['#d29922', '#2e2408', '#f8e3a1']),
  rename: paint(['#9a6700', '#fff8c5', '#633c01'], ['#d29922', '#2e2408', '#f8e3a1']),
  replace: paint(['#8250df', '#fbefff', '#512a97'], ['#a371f7', '#271549', '#e2c5ff']),
  delete: paint(['#cf222e', '#ffebe9', '#82071e'], ['#f85149', '#3c1114', '#ffc1ba']),
  binding: paint(['#57606a', '#ffffff', '#424a53'], ['#8b949e', '#0d1117', '#b1bac4']),
  deadLetter: paint(['#cf222e', '#ffffff', '#a40e26'], ['#f85149', '#0d1117', '#ffa198']),
  alternate: paint(['#8250df', '#ffffff', '#6639ba'], ['#a371f7', '#0d1117', '#d2a8ff']),
  upstream: paint(['#1b7c83', '#e6f6f6', '#12494d'], ['#39c5cf', '#0b2b2e', '#b3f0ff']),
  shovel: paint(['#bf3989', '#ffeff7', '#7d1457'], ['#db61a2', '#3b0a26', '#ffcae4']),
  broker: paint(['#bf3989', '#ffffff', '#99286e'], ['#db61a2', '#0d1117', '#ff9bce']),
  federation: paint(['#1b7c83', '#ffffff', '#135a60'], ['#39c5cf', '#0d1117', '#76e3ea']),
} as const satisfies { readonly [name: string]: Paint };

export type PaintName = keyof typeof paints;

/** Colours of the background and of frames around groups. */
export const ground = {
  light: { page: '#ffffff', frame: '#d0d7de', title: '#57606a' },
  dark: { page: '#0d1117', frame: '#30363d', title: '#9198a1' },
} as const;

/** The paint of a node: by planned action, otherwise by its outage or its kind. */
export function nodePaint({ mark, presence, kind, down }: GraphNode): PaintName {
  if (mark !== undefined && mark !== 'keep') return mark;
  if (down !== undefined) return 'down';
  if (presence === 'missing') return 'missing';
  return mark === 'keep' || presence === 'built-in' || presence === 'undeclared' ? 'plain' : kind;
}

/** The paint of an edge. */
export function edgePaint({ mark, reason, presence }: GraphEdge): PaintName {
  if (mark !== undefined && mark !== 'keep') return mark;
  if (reason === 'dead-letter') return 'deadLetter';
  if (reason === 'alternate' || reason === 'federation') return reason;
  if (reason === 'shovel') return 'broker';
  return presence === 'undeclared' ? 'plain' : 'binding';
}

/** Signs of planned actions, so that colour is never the only indication. */
const signs = { create: '+ ', update: '~ ', replace: '-/+ ', migrate: '>/> ', rename: '-> ', delete: '- ', keep: '' } as const;

/** Maximum characters per line and lines per edge; longer text is shortened, with an ellipsis. */
const longest = 44;
const mostKeys = 4;
const traitsInLine = 34;
const mostBadgeLines = 4;

/** The lines of a node: its name, its type, then its traits. Safe to show; not escaped for any format. */
export function nodeLines(node: GraphNode): readonly string[] {
  const { mark, presence, kind, type } = node;
  const what = [type ?? '', kind].filter((word) => word !== '').join(' ');
  const state = presence === 'declared' || presence === 'built-in' ? '' : presence === 'missing' ? ', not declared' : `, ${presence}`;
  const down = node.down === undefined ? [] : [`unknown: ${node.down}`];
  const blocked = node.blocked === undefined ? [] : [`BLOCKED: ${node.blocked}`];
  const policy = node.policy === undefined ? [] : [`policy ${node.policy}`];
  const lines = [`${what}${state}`, ...down, ...wrapped(node.traits), ...policy, ...blocked].map((line) => shortened(line, longest + 8));
  return [`${signs[mark ?? 'keep']}${shortened(node.name === '' ? '""' : node.name, longest)}`, ...lines, ...badgeLines(node)];
}

/** The last lines of a node: what its messages are dead-lettered to, if that has no node of its own. */
export function badgeLines({ deadLetters = [] }: GraphNode): readonly string[] {
  if (deadLetters.length === 0) return [];
  const all = [...new Set(deadLetters.map(({ name }) => shortened(name, longest)))];
  const names = all.map((name, at) => (at + 1 < all.length ? `${name},` : name));
  const lines = [`dead letters (${deadLetters.length}):`];
  for (const [at, name] of names.entries()) {
    const last = lines.at(-1) ?? '';
    if (last.length + name.length < longest) lines[lines.length - 1] = `${last} ${name}`;
    else if (lines.length < mostBadgeLines) lines.push(name);
    else return [...lines.slice(0, -1), `${last} … ${names.length - at} more`];
  }
  return lines;
}

/** The words for each reason but that of bindings. */
const reasonWords: { readonly [reason in Reason]?: string } = {
  'dead-letter': 'dead letters',
  alternate: 'unroutable',
  federation: 'federation',
  shovel: 'shovel',
};

/** The lines beside an edge: its reason, unless it is a binding, and its keys. */
export function edgeLines(edge: GraphEdge): readonly string[] {
  const { reason, labels } = edge;
  const shown = labels.length > mostKeys ? labels.slice(0, mostKeys - 1) : labels;
  const more = labels.length > shown.length ? [`… ${labels.length - shown.length} more`] : [];
  const word = reasonWords[reason];
  const why = word === undefined ? [] : [word];
  const lines = [...why, ...shown.map((label) => shortened(label, longest)), ...more];
  const sign = signs[edge.mark ?? 'keep'];
  if (lines.length === 0) return sign === '' ? [] : [sign.trim()];
  return lines.map((line, at) => (at === 0 || why.length === 0 ? `${sign}${line}` : line));
}

/** Escapes control characters, and shortens long text in the middle: names usually differ at their ends. */
export function shortened(text: string, length: number): string {
  const characters = [...visible(text)];
  if (characters.length <= length) return characters.join('');
  const half = (length - 1) / 2;
  return `${characters.slice(0, Math.ceil(half)).join('')}…${characters.slice(-Math.floor(half)).join('')}`;
}

/** Wraps traits into as few lines as the maximum length permits. */
function wrapped(traits: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const trait of traits) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + trait.length < traitsInLine) lines[lines.length - 1] = `${last}, ${trait}`;
    else lines.push(trait);
  }
  return lines;
}

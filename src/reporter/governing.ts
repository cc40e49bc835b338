// Undeclared settings that govern declared objects, in words: as lines of a plan or a drift report, and as Markdown.
import type { Fate, GovernedObject, Governing, Governor, Overridden, SettingChange } from '../model/governing.ts';
import { nameText } from '../model/key.ts';
import { byCodeUnits } from '../model/values.ts';
import { valueText } from './entity.ts';
import { type Block, prose, titled } from './markdown.ts';
import { counted, pad, paint, type Style, widthOf } from './style.ts';
import { hang } from './wrap.ts';

const words: { readonly [by in Governor]: string } = {
  'operator-policy': 'operator policy',
  policy: 'policy',
  'vhost-limit': 'limit of virtual host',
  'topic-permission': 'topic permission of user',
  federation: 'federation upstream',
};

const fates: { readonly [fate in Fate]: string } = {
  dropped: 'drops every message unless a consumer is waiting for it',
  'dead-lettered': 'dead-letters every message unless a consumer is waiting for it',
  refused: 'refuses publishes',
};

/** Rows of a plan; the rest is counted. */
const mostRows = 20;
/** Objects of a row that are named, and values that it names. */
const named = 3;
/** Columns of the widest governor to which the others are padded. */
const widestGovernor = 32;

/** One row in its parts. */
interface Parts {
  readonly who: string;
  readonly what: string;
  /** A sentence without a full stop. */
  readonly warning?: string;
}

/** Lines below the changes of a plan, with a heading; empty if nothing governs. */
export function governingLines(governing: readonly Governing[], manyVhosts: boolean, style: Style): readonly string[] {
  if (governing.length === 0) return [];
  const rows = governing.slice(0, mostRows).map((one) => partsOf(one, manyVhosts));
  const width = Math.max(0, ...rows.map(({ who }) => widthOf(who)).filter((columns) => columns <= widestGovernor));
  const lines = rows.flatMap(({ who, what, warning }) => {
    const head = `    ${pad(who, width)}  `;
    const below = ' '.repeat(4 + width + 2);
    return [
      ...hang(head, what, style.columns, below.length),
      ...(warning === undefined ? [] : hang(`${below}${paint(style, 'yellow', 'warning')}  `, warning, style.columns)),
    ];
  });
  const rest = governing.length - rows.length;
  return [`  ${title(governing)}:`, ...lines, ...(rest > 0 ? [`    ${rest} more (--format json lists all)`] : [])];
}

/** The same as Markdown. */
export function governingBlocks(governing: readonly Governing[], manyVhosts: boolean): readonly Block[] {
  if (governing.length === 0) return [];
  const items = governing.map((one) => {
    const { who, what, warning } = partsOf(one, manyVhosts);
    return `- ${prose(`${who}: ${what}`)}${warning === undefined ? '' : `; **warning**: ${prose(warning)}`}`;
  });
  const text = title(governing);
  return [titled(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}`, { head: '', items }, mostRows)];
}

/** `operator policy cap: queue a: max-length 0: drops every message unless a consumer is waiting for it`. */
export function governingText(governing: Governing, manyVhosts: boolean): string {
  const { who, what, warning } = partsOf(governing, manyVhosts);
  return [who, what, ...(warning === undefined ? [] : [warning])].join(': ');
}

/** `operator policy cap (max-length 0, message-ttl 5)`: a governor with what it sets, from all of its rows. */
export function governorText(rows: readonly Governing[]): string {
  const [first] = rows;
  if (first === undefined) return '';
  const values = new Set(rows.map(({ key, value }) => `${key} ${valueText(value)}`));
  return `${words[first.by]} ${nameText(first.name)} (${[...values].join(', ')})`;
}

/** `queue orders`, or `12 queues (a, b, c, ...)`. */
export function objectsText(objects: readonly Pick<GovernedObject, 'kind' | 'name'>[]): string {
  const [first] = objects;
  if (first !== undefined && objects.length === 1) return `${first.kind} ${nameText(first.name)}`;
  return (['exchange', 'queue'] as const)
    .flatMap((kind) => {
      const names = objects.filter((object) => object.kind === kind).map(({ name }) => nameText(name));
      if (names.length === 0) return [];
      return [`${counted(names.length, kind)} (${names.slice(0, named).join(', ')}${names.length > named ? ', ...' : ''})`];
    })
    .join(', ');
}

/** `2 queues (a, b): max-length 100 instead of 500`, a line per value; from the twentieth on they are counted. */
export function settingTexts(settings: readonly SettingChange[]): readonly string[] {
  const texts = settings.slice(0, mostRows).map(({ key, before, after, objects, unsure }) => {
    const instead = before === undefined ? '' : ` instead of ${valueText(before)}`;
    return `${objectsText(objects)}: ${unsure === true ? 'possibly ' : ''}${key} ${valueText(after)}${instead}`;
  });
  const rest = settings.length - texts.length;
  return rest > 0 ? [...texts, `${rest} more (--format json lists all)`] : texts;
}

/** `drops every message unless a consumer is waiting for it`. */
export function fateText(fate: Fate): string {
  return fates[fate];
}

/** `limit of virtual host /`. */
export function governorTitle({ by, name }: Governing): string {
  return `${words[by]} ${nameText(name)}`;
}

function title(governing: readonly Governing[]): string {
  return `governed by ${counted(governing.length, 'undeclared setting')}`;
}

function partsOf(governing: Governing, manyVhosts: boolean): Parts {
  const { by, vhost, objects, fate } = governing;
  const where = manyVhosts && by !== 'vhost-limit' ? `${nameText(vhost)}: ` : '';
  const subject = objects.length === 0 ? '' : `${where}${objectsText(objects)}: `;
  return {
    who: governorTitle(governing),
    what: `${subject}${effectText(governing)}`,
    ...(fate === undefined ? {} : { warning: fates[fate] }),
  };
}

/** `max-length 0 instead of 100 of the argument`; `when` is the time of the count of what a limit counts. */
export function effectText({ by, key, value, objects, unsure, used }: Governing, when = ' after this plan'): string {
  if (by === 'federation') return `receives its messages too (link ${valueText(value)})`;
  if (used !== undefined) return `${key} ${valueText(value)} (${counted(used, 'queue')}${when})`;
  const others = [...new Set(objects.map(({ over }) => (over === undefined ? 'none' : overText(over))))].sort(byCodeUnits);
  const shown = others.length > named ? [...others.slice(0, named), `${others.length - named} others`] : others;
  const instead = others.every((one) => one === 'none') ? '' : ` instead of ${shown.join(', ')}`;
  return `${unsure === true ? 'possibly ' : ''}${key} ${valueText(value)}${instead}`;
}

function overText({ value, by, name }: Overridden): string {
  return `${valueText(value)} of ${by === 'argument' ? 'the argument' : `${words[by]} ${nameText(name ?? '')}`}`;
}

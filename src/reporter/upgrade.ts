// The findings of an upgrade check in words.
import type { Span } from '../model/diagnostic.ts';
import { type EntityKey, visible } from '../model/key.ts';
import type { UpgradeEffect, UpgradeImpact, UpgradeMoment, UsedBy } from '../model/upgrade.ts';
import { counted, paint, type Style } from './style.ts';
import { fitLines } from './wrap.ts';

/** The numbers of a check. */
export interface UpgradeSummary {
  readonly counts: { readonly [effect in UpgradeEffect]: number };
  /** What was checked: `2 files`. */
  readonly subject: string;
  /** The version, such as `4.3`. */
  readonly target: string;
}

const moments: { readonly [moment in UpgradeMoment]: string } = {
  boot: 'at the start of a node',
  declaration: 'at declaration or import',
  silently: 'silently',
  later: 'in a later version',
};

/** The most connections of a user that a message names. */
const mostNamed = 3;

/** The message of a finding: what happens, who uses the object, and when. */
export function upgradeMessage({
  message,
  when,
  usedBy = [],
}: Pick<UpgradeImpact, 'message' | 'when'> & { readonly usedBy?: readonly UsedBy[] }): string {
  const users = usedBy.length === 0 ? '' : `; used by ${usedBy.map(userText).join(', ')}`;
  return `${message}${users} [${moments[when]}]`;
}

function userText({ user, connections }: UsedBy): string {
  const shown = connections.slice(0, mostNamed);
  const more = connections.length - shown.length;
  const names = [...shown, ...(more === 0 ? [] : [`${more} more`])].join(', ');
  const name = user === '' ? 'a user that is not visible' : `user ${user}`;
  return names === '' ? name : `${name} (${names})`;
}

/** One line, wrapped. Ends with a line feed. */
export function renderUpgradeSummary({ counts, subject, target }: UpgradeSummary, style: Style): string {
  const effects = (['refused', 'lost', 'changed', 'ignored', 'deprecated'] as const).filter((effect) => counts[effect] > 0);
  const total = effects.reduce((sum, effect) => sum + counts[effect], 0);
  const worst = counts.refused + counts.lost > 0;
  const head =
    total === 0
      ? `${paint(style, 'green', 'Ready')} for RabbitMQ ${target}: no findings in ${subject}`
      : `${paint(style, worst ? 'red' : 'yellow', worst ? 'Not ready' : 'Ready with findings')} for RabbitMQ ${target}: ${counted(total, 'finding')} in ${subject}`;
  const parts = effects.map((effect) => `${counts[effect]} ${effect}`).join(', ');
  return `${fitLines([`${head}${parts === '' ? '' : ` (${parts})`}.`], style.columns).join('\n')}\n`;
}

/** The edits of files: one object per line, wrapped. Ends with a line feed; empty without edits. */
export function renderUpgradeEdits(
  edits: readonly { readonly key: EntityKey; readonly span: Pick<Span, 'file' | 'line' | 'column'>; readonly texts: readonly string[] }[],
  style: Style,
): string {
  const lines = edits.map(({ key, span: { file, line, column }, texts }) => {
    const place = visible(`${file}:${line}:${column}`);
    return `${paint(style, 'green', 'fixed')} ${place}: ${visible(key)}: ${texts.map(visible).join(', ')}`;
  });
  return lines.length === 0 ? '' : `${fitLines(lines, style.columns).join('\n')}\n`;
}

// The findings of an upgrade check in words.
import type { UpgradeEffect, UpgradeImpact, UpgradeMoment } from '../model/upgrade.ts';
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

/** The message of a finding: what happens, and when. */
export function upgradeMessage({ message, when }: Pick<UpgradeImpact, 'message' | 'when'>): string {
  return `${message} [${moments[when]}]`;
}

/** One line, wrapped. Ends with a line feed. */
export function renderUpgradeSummary({ counts, subject, target }: UpgradeSummary, style: Style): string {
  const effects = (['refused', 'lost', 'ignored', 'deprecated'] as const).filter((effect) => counts[effect] > 0);
  const total = effects.reduce((sum, effect) => sum + counts[effect], 0);
  const worst = counts.refused + counts.lost > 0;
  const head =
    total === 0
      ? `${paint(style, 'green', 'Ready')} for RabbitMQ ${target}: no findings in ${subject}`
      : `${paint(style, worst ? 'red' : 'yellow', worst ? 'Not ready' : 'Ready with findings')} for RabbitMQ ${target}: ${counted(total, 'finding')} in ${subject}`;
  const parts = effects.map((effect) => `${counts[effect]} ${effect}`).join(', ');
  return `${fitLines([`${head}${parts === '' ? '' : ` (${parts})`}.`], style.columns).join('\n')}\n`;
}

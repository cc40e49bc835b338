// A finding of an upgrade check with its diagnostic.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import type { UpgradeEffect, UpgradeImpact, UpgradeMoment, UsedBy } from '../../../model/upgrade.ts';
import { upgradeMessage } from '../../../reporter/upgrade.ts';

/** A finding as it is shown. */
export interface ShownFinding {
  readonly effect: UpgradeEffect;
  readonly when: UpgradeMoment;
  readonly remedies: readonly string[];
  /** The clients of a live broker that it concerns. */
  readonly usedBy?: readonly UsedBy[];
  readonly diagnostic: Diagnostic;
}

const codes = {
  refused: 'upgrade-refused',
  lost: 'upgrade-lost',
  changed: 'upgrade-changed',
  ignored: 'upgrade-ignored',
  deprecated: 'upgrade-deprecated',
} as const satisfies { readonly [effect in UpgradeEffect]: Diagnostic['code'] };

/** The finding with a diagnostic at that position. */
export function shown(
  finding: UpgradeImpact & { readonly key?: EntityKey; readonly usedBy?: readonly UsedBy[] },
  span?: Diagnostic['span'],
): ShownFinding {
  const { effect, when, remedies, key, usedBy } = finding;
  const diagnostic: Diagnostic = {
    code: codes[effect],
    severity: effect === 'refused' || effect === 'lost' ? 'error' : 'warning',
    message: upgradeMessage(finding),
    hint: remedies.join('; or '),
    ...(key === undefined ? {} : { key }),
    ...(span === undefined ? {} : { span }),
  };
  return { effect, when, remedies, ...(usedBy === undefined ? {} : { usedBy }), diagnostic };
}

// The flags of topo upgrade-check.
import type { ConnectionOptions } from '../../connection.ts';
import type { InputOptions } from '../../input.ts';
import type { Format } from '../../output.ts';

/** Flags of `topo upgrade-check`. */
export interface UpgradeCheckOptions extends Omit<InputOptions, 'format'>, ConnectionOptions {
  readonly format: Format | 'sarif';
  readonly to: string;
  readonly from?: string;
  readonly live?: boolean;
  readonly fix?: boolean;
}

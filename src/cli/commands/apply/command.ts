// Declares topo apply.
import type { CommandDeclaration } from '../../command.ts';
import { pathsOrPlan, withConnection, withEnvironments, withInput, withPlanning, withVerify } from '../../flags.ts';
import type { ApplyOptions } from './run.ts';

/** topo apply. */
export const applyCommand: CommandDeclaration<[string[]], ApplyOptions> = {
  name: 'apply',
  description: 'plan, ask for confirmation, then apply; or apply a saved plan',
  examples: [
    'topo apply topologies/hello',
    'topo apply topologies/ --yes',
    'topo apply plan.json',
    'topo apply --approved sha256:9b1e4c07d2a35f68',
  ],
  inEnvironment: () => ({ broker: true, files: true }),
  configure: (command) => {
    command
      .option('--yes', 'do not ask for confirmation')
      .option(
        '--approved <digest>',
        'do not ask for confirmation; apply only if the plan has this digest (sha256:..., at least 16 hexadecimal digits)',
      )
      .option('--lock-timeout <time>', 'how long to wait for another run to release the lock, such as 30s or 5m (default: do not wait)')
      .option(
        '--drain-timeout <time>',
        'how long to wait for the consumers of a migrated queue, and for a node that lags behind (default: 60s)',
      )
      .option(
        '--wait-for-alarm <time>',
        'how long to wait for the end of a memory or disk alarm, such as 30m, before and during a migration (default: an alarm blocks it; one that begins during it: 60s)',
      )
      .option('--no-lock', 'do not take the lock: concurrent runs may then revert each other');
    withInput(withEnvironments(withConnection(withPlanning(withVerify(command)))), pathsOrPlan, ['markdown']);
  },
  run: async ([paths], options, { io }) => (await import('./run.ts')).apply(paths, options, io),
};

// Declares topo show.
import type { CommandDeclaration } from '../../command.ts';
import { withDetails, withOutput, withVerify } from '../../flags.ts';
import type { ShowSavedOptions } from './run.ts';

/** topo show. */
export const showCommand: CommandDeclaration<[string], ShowSavedOptions> = {
  name: 'show',
  description: 'show a saved plan',
  examples: ['topo show plan.json', 'topo show plan.json --format json'],
  configure: (command) =>
    withVerify(withDetails(withOutput(command.argument('<plan.json>', 'a plan saved with `topo plan --out`'), ['markdown', 'github']))),
  run: async ([file], options, { io }) => (await import('./run.ts')).show(file, options, io),
};

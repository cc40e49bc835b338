// Declares topo show.
import type { CommandDeclaration } from '../../command.ts';
import { withDetails, withOutput } from '../../flags.ts';
import type { ShowOptions } from '../../show-plan.ts';

/** topo show. */
export const showCommand: CommandDeclaration<[string], ShowOptions> = {
  name: 'show',
  description: 'show a saved plan',
  examples: ['topo show plan.json', 'topo show plan.json --format json'],
  configure: (command) =>
    withDetails(withOutput(command.argument('<plan.json>', 'a plan saved with `topo plan --out`'), ['markdown', 'github'])),
  run: async ([file], options, { io }) => (await import('./run.ts')).show(file, options, io),
};

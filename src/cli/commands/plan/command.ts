// Declares topo plan.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withDefinitions, withEnvironments, withInput, withPlanning, withStrictRead } from '../../flags.ts';
import type { PlanOptions } from './run.ts';

/** topo plan. */
export const planCommand: CommandDeclaration<[string[]], PlanOptions> = {
  name: 'plan',
  description: 'compare files with a broker and show what would change; changes nothing',
  examples: [
    'topo plan topologies/hello',
    'topo plan --out plan.json',
    'topo plan --against definitions.json',
    "topo plan --allow 'replace:queue/orders.created'",
  ],
  inEnvironment: () => ({ broker: true, files: true }),
  configure: (command) => {
    command
      .option('--out <file>', 'save the plan, for `topo apply FILE`')
      .option('--sign <key>', 'sign the saved plan with the key in a file (or env://VARIABLE): an Ed25519 private key in PEM, or a secret')
      .option('--detailed-exitcode', 'exit 2 if changes are pending, 3 if any of them is destructive');
    withInput(withEnvironments(withConnection(withPlanning(withStrictRead(withDefinitions(command))))), undefined, ['markdown', 'github']);
  },
  run: async ([paths], options, { io }) => (await import('./run.ts')).plan(paths, options, io),
};

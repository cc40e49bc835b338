// Declares topo drift.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withDefinitions, withEnvironments, withInput, withStrictRead } from '../../flags.ts';
import type { DriftOptions } from './run.ts';

/** topo drift. */
export const driftCommand: CommandDeclaration<[string[]], DriftOptions> = {
  name: 'drift',
  description: 'check whether a broker matches the files: exit 0, or 2 with the differences; changes nothing',
  examples: ['topo drift topologies/ --quiet', 'topo drift --undeclared --format json'],
  inEnvironment: () => ({ broker: true, files: true }),
  configure: (command) => {
    command
      .option('--undeclared', 'count undeclared objects as drift')
      .option('-q, --quiet', 'print nothing if there is no drift (text format only)');
    withInput(withEnvironments(withConnection(withDefinitions(withStrictRead(command)))), undefined, ['markdown']);
  },
  run: async ([paths], options, { io }) => (await import('./run.ts')).drift(paths, options, io),
};

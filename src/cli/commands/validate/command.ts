// Declares topo validate.
import type { CommandDeclaration } from '../../command.ts';
import { withEnvironments, withInput } from '../../flags.ts';
import type { InputOptions } from '../../input.ts';

/** topo validate. */
export const validateCommand: CommandDeclaration<[string[]], InputOptions> = {
  name: 'validate',
  description: 'check files: syntax, schema, references; needs no broker',
  examples: ['topo validate', 'topo validate orders.yaml billing/ --var REGION=eu', 'cat topology.yaml | topo validate -'],
  inEnvironment: () => ({ broker: false, files: true }),
  configure: (command) => withInput(withEnvironments(command), undefined, ['github']),
  run: async ([paths], options, { io }) => (await import('./run.ts')).validate(paths, options, io),
};

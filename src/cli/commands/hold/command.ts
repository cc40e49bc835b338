// Declares topo hold.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withInput } from '../../flags.ts';
import type { HoldOptions } from './run.ts';

/** topo hold. */
export const holdCommand: CommandDeclaration<[string[]], HoldOptions> = {
  name: 'hold',
  description: 'declare the exclusive queues of a topology with their bindings, and hold them until interrupted',
  examples: ['topo hold topologies/temporary-queues'],
  configure: (command) => withInput(withConnection(command)),
  run: async ([paths], options, { io }) => (await import('./run.ts')).hold(paths, options, io),
};

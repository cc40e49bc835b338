// Declares topo init.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection } from '../../flags.ts';
import type { InitOptions } from './run.ts';

/** topo init. */
export const initCommand: CommandDeclaration<[], InitOptions> = {
  name: 'init',
  description: 'create a GitOps repository in the current directory, from a live broker or an example; changes nothing on the broker',
  examples: [
    'topo init',
    'topo init --yes --url amqp://user@broker/%2Forders',
    'topo init --name staging --all-vhosts --management https://broker:15671',
  ],
  configure: (command) =>
    withConnection(command)
      .option('--yes', 'do not ask for confirmation')
      .option('--name <name>', 'name of the environment', 'production')
      .option('--all-vhosts', 'adopt all virtual hosts that the user may see'),
  run: async (_, options, context) => (await import('./run.ts')).init(options, context),
};

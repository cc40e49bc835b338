// Declares topo permissions.
import type { CommandDeclaration } from '../../command.ts';
import { withInput } from '../../flags.ts';
import type { PermissionsOptions } from './run.ts';

/** topo permissions. */
export const permissionsCommand: CommandDeclaration<[string[]], PermissionsOptions> = {
  name: 'permissions',
  description: 'print the minimum permissions to plan, apply, publish to and consume from a topology; needs no broker',
  examples: ['topo permissions topologies/reliable-delivery --vhost /orders'],
  configure: (command) =>
    withInput(command).option(
      '--vhost <vhost>',
      'virtual host; a file that names another one is an error (default: the one in the files, else /)',
    ),
  run: async ([paths], options, { io }) => (await import('./run.ts')).permissions(paths, options, io),
};

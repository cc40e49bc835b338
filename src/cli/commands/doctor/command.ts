// Declares topo doctor.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withEnvironments, withInput } from '../../flags.ts';
import type { DoctorOptions } from './run.ts';

/** topo doctor. */
export const doctorCommand: CommandDeclaration<[string[]], DoctorOptions> = {
  name: 'doctor',
  description: 'report what a connection can read and change, in general or for a topology, with a fix for each problem',
  examples: ['topo doctor --url amqp://user@broker', 'topo doctor topologies/hello', 'topo doctor --format json'],
  inEnvironment: () => ({ broker: true, files: true }),
  configure: (command) =>
    withInput(
      withEnvironments(withConnection(command)),
      'files of a topology, to check whether the user may plan and apply it (default: none)',
    ),
  run: async ([paths], options, { io }) => (await import('./run.ts')).doctor(paths, options, io),
};

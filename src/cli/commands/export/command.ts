// Declares topo export.
import { Option } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withEnvironments, withFiles } from '../../flags.ts';
import type { ExportFlags } from './run.ts';

/** topo export. */
export const exportCommand: CommandDeclaration<[string[]], ExportFlags> = {
  name: 'export',
  description: 'write the objects of a broker as topology files; changes nothing; exits 9 if an object is missing',
  examples: [
    'topo export --url amqp://user@broker/%2Forders -o orders.yaml',
    'topo export --all-vhosts -o topologies/',
    'topo export --vhost /orders --split prefix -o topologies/orders/',
    'topo export definitions.json',
    'topo export --format definitions topologies/ -o definitions.json',
  ],
  inEnvironment: ({ format }, [paths]) => ({ broker: paths.length === 0 && format === 'topology', files: format === 'definitions' }),
  configure: (command) =>
    withEnvironments(
      withConnection(
        withFiles(command, 'an exported definitions file to read instead of a broker; with --format definitions, also topology files'),
      ),
    )
      .addOption(
        new Option('--format <format>', 'topology files, or a definitions file that RabbitMQ imports')
          .choices(['topology', 'definitions'])
          .default('topology'),
      )
      .option('--all-vhosts', 'export all virtual hosts that the user may see')
      .option(
        '-o, --output <path>',
        'write to a file instead of stdout, or into a directory (DIR/): one file per virtual host, or definitions',
      )
      .addOption(
        new Option('--split <by>', 'with a directory: write one file per first segment of the names, up to . - _ or :').choices(['prefix']),
      )
      .option('--users', 'also export the users with permissions in the virtual hosts, without passwords; with --all-vhosts, all users')
      .option('--password-hashes', 'with --users: also export the salted hashes of their passwords, which are secrets')
      .option('--no-documents', 'export only exchanges, queues, bindings and policies')
      .option('--force', 'overwrite files that topo export did not write'),
  run: async ([paths], options, { io }) =>
    options.format === 'definitions'
      ? (await import('./definitions.ts')).exportDefinitions(paths, options, io)
      : (await import('./run.ts')).exportFiles(paths, options, io),
};

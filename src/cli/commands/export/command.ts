// Declares topo export.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection } from '../../flags.ts';
import type { ExportOptions } from './run.ts';

/** topo export. */
export const exportCommand: CommandDeclaration<[string | undefined], ExportOptions> = {
  name: 'export',
  description: 'write the objects of a broker as a topology file; changes nothing',
  examples: ['topo export --url amqp://user@broker/%2Forders -o orders.yaml', 'topo export definitions.json'],
  configure: (command) =>
    withConnection(command)
      .argument('[definitions.json]', 'an exported definitions file to read instead of a broker')
      .option('-o, --output <file>', 'write to a file instead of stdout'),
  run: async ([file], options, { io }) => (await import('./run.ts')).exportTopology(file, options, io),
};

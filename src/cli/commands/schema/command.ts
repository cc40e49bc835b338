// Declares topo schema.
import { Argument } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import type { SchemaName } from './run.ts';

/** topo schema. */
export const schemaCommand: CommandDeclaration<[SchemaName], unknown> = {
  name: 'schema',
  description: 'print the JSON Schema of the file format, or of topo.config.yaml',
  examples: ['topo schema > topology.schema.json', 'topo schema config > config.schema.json'],
  configure: (command) => {
    command.addArgument(new Argument('[file]', 'kind of file').choices(['topology', 'config']).default('topology'));
  },
  run: async ([name], _, { io }) => (await import('./run.ts')).schema(name, io),
};

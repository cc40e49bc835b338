// Declares topo schema.
import type { CommandDeclaration } from '../../command.ts';

/** topo schema. */
export const schemaCommand: CommandDeclaration<[], unknown> = {
  name: 'schema',
  description: 'print the JSON Schema of the file format',
  examples: ['topo schema > topology.schema.json'],
  configure: () => {},
  run: async (_, __, { io }) => (await import('./run.ts')).schema(io),
};

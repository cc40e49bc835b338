// Declares topo explain.
import type { CommandDeclaration } from '../../command.ts';

/** topo explain. */
export const explainCommand: CommandDeclaration<[string | undefined], unknown> = {
  name: 'explain',
  description: 'explain a diagnostic code',
  examples: ['topo explain queue-not-idle', 'topo explain'],
  configure: (command) => command.argument('[code]', 'a diagnostic code, such as unknown-property (default: list all codes)'),
  run: async ([code], _, { io }) => (await import('./run.ts')).explain(code, io),
};

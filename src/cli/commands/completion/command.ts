// Declares topo completion.
import { Argument } from 'commander';
import type { CommandDeclaration } from '../../command.ts';

/** topo completion. */
export const completionCommand: CommandDeclaration<[string], unknown> = {
  name: 'completion',
  description: 'print a shell completion script',
  examples: ['topo completion bash > /etc/bash_completion.d/topo', 'topo completion fish > ~/.config/fish/completions/topo.fish'],
  configure: (command) => command.addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish'])),
  run: async ([shell], _, { io, program }) => (await import('./run.ts')).completion(shell, program, io),
};

// Declares topo why.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withInput, withOrigin } from '../../flags.ts';
import type { WhyOptions } from './run.ts';

/** topo why. */
export const whyCommand: CommandDeclaration<[string, string[]], WhyOptions> = {
  name: 'why',
  description: 'show each setting of a queue or exchange, what sets it, and what does not take effect',
  examples: [
    'topo why orders --live --url amqp://user@broker/%2Forders',
    'topo why queue/orders topologies/reliable-delivery',
    'topo why orders --against definitions.json',
  ],
  configure: (command) => {
    command.argument('<name>', 'name of a queue or exchange; queue/NAME or exchange/NAME is exact');
    withInput(withConnection(withOrigin(command)));
  },
  run: async ([name, paths], options, { io }) => (await import('./run.ts')).why(name, paths, options, io),
};

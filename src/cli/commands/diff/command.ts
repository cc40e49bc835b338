// Declares topo diff.
import type { CommandDeclaration } from '../../command.ts';
import { withOutput, withTls, withVariables } from '../../flags.ts';
import type { DiffOptions } from './side.ts';

const side =
  'files (a file, directory or glob), a saved plan, an exported definitions file, the URL of a broker (amqp:// or http://), the files of an environment (env:NAME), or its broker (live:NAME)';

/** topo diff. */
export const diffCommand: CommandDeclaration<[string, string], DiffOptions> = {
  name: 'diff',
  description: 'compare two topologies: exit 0 if they are equal, or 2 with the differences; changes nothing',
  examples: ['topo diff env:staging env:prod', 'topo diff topologies/ live:prod', 'topo diff plan.json topologies/ --format json'],
  configure: (command) => {
    command
      .argument('<a>', side)
      .argument('<b>', 'the other side, of any of these kinds')
      .option('--vhost <vhost>', 'virtual host of brokers and exports (default: that of the URL, else those of the other side)')
      .option('--config <file>', 'file that describes the environments (default: topo.config.yaml)');
    withOutput(withTls(withVariables(command)));
  },
  run: async ([a, b], options, { io }) => (await import('./run.ts')).diff(a, b, options, io),
};

// Declares topo graph.
import { Option } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import { pathsOrPlan, withConnection, withEnvironments, withFiles, withVerify } from '../../flags.ts';
import { UsageError } from '../../usage.ts';
import type { GraphOptions } from './drawn.ts';

/** topo graph. */
export const graphCommand: CommandDeclaration<[string[]], GraphOptions> = {
  name: 'graph',
  description: 'draw exchanges, queues and the paths between them: of files, a saved plan, or a broker',
  examples: [
    'topo graph topologies/dead-letter',
    'topo graph -o topology.html',
    'topo graph -o topology.svg',
    'topo graph plan.json -o plan.svg',
    'topo graph --live --url amqp://user@broker --focus orders.created --depth 2',
  ],
  inEnvironment: ({ live, against }) => ({ broker: live === true, files: live !== true && against === undefined }),
  configure: (command) => {
    const format = new Option('--format <format>', 'picture format (default: by the extension of --output, else mermaid)');
    const depth = new Option('--depth <n>', 'with --focus: maximum distance in edges');
    const collapse = new Option(
      '--collapse <what>',
      'fold exchanges and queues that only receive dead-lettered messages into a badge on their queue',
    );
    withFiles(command, pathsOrPlan)
      .addOption(format.choices(['mermaid', 'dot', 'svg', 'html', 'json']))
      .option('-o, --output <file>', 'write to a file instead of stdout')
      .option('--against <file>', 'draw the objects of a definitions file that a broker exported, instead of files')
      .option('--live', 'draw the objects of a broker, read over the management API, instead of files')
      .option('--all-vhosts', 'with --live: all virtual hosts that the user may see, instead of one')
      .option(
        '--focus <name>',
        'draw only this queue or exchange and the paths of messages to it and from it; queue/NAME or exchange/NAME is exact',
      )
      .addOption(depth.argParser(wholeNumber))
      .addOption(collapse.choices(['dead-letters']))
      .addOption(new Option('--group <by>', 'draw a frame around related objects').choices(['none', 'prefix', 'file']).default('none'));
    withVerify(withEnvironments(withConnection(command)));
  },
  run: async ([paths], options, { io }) => (await import('./run.ts')).graph(paths, options, io),
};

/** Parses --depth. @throws UsageError where it is not a whole number of at least 1 */
function wholeNumber(value: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(value)) throw new UsageError(`error: --depth requires a whole number of at least 1, not ${value}`);
  return Number(value);
}

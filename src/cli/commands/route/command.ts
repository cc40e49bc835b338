// Declares topo route.
import { Option } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import { collect, withConnection, withInput, withOrigin } from '../../flags.ts';
import type { RouteOptions } from './run.ts';

/** topo route. */
export const routeCommand: CommandDeclaration<[string, string, string[]], RouteOptions> = {
  name: 'route',
  description: 'show where a message would be routed, and why; publishes nothing',
  examples: [
    'topo route orders order.created.eu',
    "topo route events '' -H region=eu -H amount=5 topologies/headers",
    'topo route orders order.created --live --url amqp://user@broker/%2Forders',
    'topo route orders order.created --against definitions.json',
  ],
  configure: (command) => {
    const header = new Option(
      '-H, --header <name=value>',
      'a message header; numbers, true, false, null, lists and quoted strings as in JSON, any other value as text; repeatable',
    );
    command
      .argument('<exchange>', "name of the exchange to publish to, '' for the default exchange")
      .argument('<key>', 'routing key')
      .addOption(header.argParser(collect).default([], 'none'))
      .option('--mandatory', 'treat the message as mandatory: it is returned if it is unroutable');
    withInput(withConnection(withOrigin(command)));
  },
  run: async ([exchange, key, paths], options, { io }) => (await import('./run.ts')).route(exchange, key, paths, options, io),
};

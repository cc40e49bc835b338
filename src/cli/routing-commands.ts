// The part of the command line that is about where messages go: topo test, topo route.
import { type Command, Option } from 'commander';
import { collect, examples, withConnection, withFiles, withInput } from './flags.ts';
import type { Io } from './io.ts';

/** Takes the exit code of a command. */
export type Done = (code: number) => void;

/** topo test. */
export function addTest(program: Command, io: Io, done: Done): void {
  const command = program
    .command('test')
    .option('--live', 'play the tests with real messages, in a scratch virtual host that is removed again')
    .option('--filter <text>', 'run only tests whose name or file holds this text; repeatable', collect, [])
    .option('--coverage', 'list the bindings that no test goes through')
    .option('--coverage-minimum <percent>', 'exit 8 where the tests go through fewer of the bindings');
  withConnection(withFiles(command))
    .addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json', 'ndjson', 'junit']).default('text'))
    .option('--ascii', 'draw with ASCII characters only')
    .description('run the routing tests of files and of the *.test.yaml beside them; needs no broker without --live')
    .addHelpText(
      'after',
      examples(
        'topo test',
        'topo test topologies/topics --coverage --coverage-minimum 100',
        'topo test --format junit > report.xml',
        'topo test --live --url amqp://user@broker',
      ),
    )
    .action(async (paths: string[], options) => done(await (await import('./commands/test.ts')).test(paths, options, io)));
}

/** topo route. */
export function addRoute(program: Command, io: Io, done: Done): void {
  const header = new Option(
    '-H, --header <name=value>',
    'a header of the message; a number, true, false, null and quoted text as in JSON; repeatable',
  );
  const command = program
    .command('route')
    .argument('<exchange>', "name of the exchange that is published to, '' for the default one")
    .argument('<key>', 'routing key')
    .addOption(header.argParser(collect).default([], 'none'))
    .option('--mandatory', 'the message is published as mandatory')
    .option('--live', 'ask for the topology of a broker (its management API), not of files')
    .option('--against <definitions.json>', 'take the topology from an exported definitions file')
    .option('--target <version>', 'RabbitMQ version whose rules count (default: that of the broker or export, else the newest)');
  withInput(withConnection(command))
    .description('show where a message would go, and why; publishes nothing')
    .addHelpText(
      'after',
      examples(
        'topo route orders order.created.eu',
        "topo route events '' -H region=eu -H amount=5 topologies/headers",
        'topo route orders order.created --live --url amqp://user@broker/%2Forders',
        'topo route orders order.created --against definitions.json',
      ),
    )
    .action(async (exchange: string, key: string, paths: string[], { header, ...options }) => {
      const { parseHeaders, route } = await import('./commands/route.ts');
      done(await route(exchange, key, paths, { ...options, header: parseHeaders(header) }, io));
    });
}

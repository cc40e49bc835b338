// Declares topo test.
import { Option } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import { collect, withConnection, withEnvironments, withFiles, withOutput } from '../../flags.ts';
import type { TestOptions } from './run.ts';

/** topo test. */
export const testCommand: CommandDeclaration<[string[]], TestOptions> = {
  name: 'test',
  description: 'run the routing tests of files and of *.test.yaml files beside them; needs no broker without --live',
  examples: [
    'topo test',
    'topo test topologies/topics --coverage --coverage-minimum 100',
    'topo test --format junit > report.xml',
    'topo test --live --url amqp://user@broker',
  ],
  inEnvironment: ({ live }) => ({ broker: live === true, files: true }),
  configure: (command) => {
    const filter = new Option('--filter <text>', 'run only tests whose name, routing key or file contains this text; repeatable');
    command
      .option('--live', 'run the tests with real messages, in a scratch virtual host that is deleted afterwards')
      .addOption(filter.argParser(collect).default([], 'all tests'))
      .option('--coverage', 'list the bindings that no test exercises')
      .option('--coverage-minimum <percent>', 'exit 8 if the tests exercise a smaller share of the bindings');
    withOutput(withEnvironments(withConnection(withFiles(command))), ['junit']);
  },
  run: async ([paths], options, { io }) => (await import('./run.ts')).test(paths, options, io),
};

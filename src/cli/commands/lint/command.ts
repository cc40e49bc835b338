// Declares topo lint.
import type { CommandDeclaration } from '../../command.ts';
import { withEnvironments, withFiles, withOutput } from '../../flags.ts';
import type { LintOptions } from './run.ts';

/** topo lint. */
export const lintCommand: CommandDeclaration<[string[]], LintOptions> = {
  name: 'lint',
  description: 'find likely mistakes that a broker would accept; needs no broker',
  examples: [
    'topo lint',
    'topo lint topologies/ --target 4.3 --max-warnings 0',
    'topo lint --fix',
    'topo lint --format sarif > topo.sarif',
  ],
  inEnvironment: () => ({ broker: false, files: true }),
  configure: (command) =>
    withOutput(withFiles(withEnvironments(command)), ['sarif', 'github'])
      .option('--target <version>', 'RabbitMQ version to check the files for (default: the latest that topo supports)')
      .option('--fix', 'remove declarations that have no effect')
      .option('--notices', 'show notices too (default: count them only)')
      .option('--max-warnings <n>', 'fail if there are more warnings than this (default: no limit)'),
  run: async ([paths], options, { io }) => (await import('./run.ts')).lint(paths, options, io),
};

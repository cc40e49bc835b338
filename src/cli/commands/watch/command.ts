// Declares topo watch.
import { Option } from 'commander';
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withEnvironment, withFiles } from '../../flags.ts';
import type { WatchFlags } from './run.ts';

/** topo watch. */
export const watchCommand: CommandDeclaration<[string[]], WatchFlags> = {
  name: 'watch',
  description: 'compare the files with a broker repeatedly, report what changes, and serve metrics',
  examples: ['topo watch topologies/', 'topo watch -e prod', 'topo watch topologies/ --interval 30s --listen 0.0.0.0:9464 --heal'],
  inEnvironment: () => ({ broker: true, files: true }),
  configure: (command) => {
    command
      .option('--interval <time>', 'time between two comparisons, from 1s to 24h', '60s')
      .option(
        '--listen <address>',
        'HOST:PORT on which /metrics, /healthz and /readyz are served; port 0 selects a free one',
        '127.0.0.1:9464',
      )
      .option('--heal', 'apply creations and updates that can lose no message')
      .option('--undeclared', 'count undeclared objects as drift');
    withFiles(
      withEnvironment(withConnection(command)),
      'files, directories or globs, read again for each comparison (default: the current directory)',
    )
      .addOption(
        new Option('--format <format>', 'output format: lines of text, or one JSON object per event')
          .choices(['text', 'ndjson'])
          .default('text'),
      )
      .option('--ascii', 'use ASCII characters only');
  },
  run: async ([paths], flags, { io }) => (await import('./run.ts')).watchFiles(paths, flags, io),
};

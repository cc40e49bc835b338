// Declares topo upgrade-check.
import type { CommandDeclaration } from '../../command.ts';
import { withConnection, withFiles, withOutput } from '../../flags.ts';
import type { UpgradeCheckOptions } from './options.ts';

/** topo upgrade-check. */
export const upgradeCheckCommand: CommandDeclaration<[string[]], UpgradeCheckOptions> = {
  name: 'upgrade-check',
  description: 'show what a newer RabbitMQ refuses, loses or treats differently; changes no broker',
  examples: [
    'topo upgrade-check --to 4.3 topologies/',
    'topo upgrade-check --to 4.3 definitions.json',
    'topo upgrade-check --to 4.3 --live --url amqp://user@broker',
    'topo upgrade-check --to 4.3 --format sarif > topo.sarif',
    'topo upgrade-check --to 4.3 --fix topologies/',
  ],
  configure: (command) =>
    withOutput(withConnection(withFiles(command)), ['markdown', 'sarif', 'github'])
      .requiredOption('--to <version>', 'RabbitMQ version after the upgrade, such as 4.3')
      .option('--from <version>', 'RabbitMQ version before the upgrade (default: that of the broker or the definitions file)')
      .option('--fix', 'edit the topology files for the newer version')
      .option('--live', 'check a broker, read over the management API, instead of files: every virtual host, or that of --vhost'),
  run: async ([paths], options, { io }) => (await import('./run.ts')).upgradeCheck(paths, options, io),
};

// topo permissions: prints the minimum permissions for a topology as rabbitmqctl commands; needs no broker.
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { bytesBeyondLimit, mostBytes } from '../../../rabbitmq/pattern-limitations.ts';
import { type Grant, grantsOf } from '../../../rabbitmq/permissions.ts';
import { renderPermissions } from '../../../reporter/permissions.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, styleOf, write } from '../../output.ts';

/** Flags of `topo permissions`. */
export interface PermissionsOptions extends InputOptions {
  readonly vhost?: string;
}

/** Runs `topo permissions`. */
export async function permissions(paths: readonly string[], options: PermissionsOptions, io: Io): Promise<number> {
  const chosen = options.vhost === undefined ? { vhost: '/' } : { vhost: options.vhost, vhostBy: '--vhost' as const };
  const { topology, diagnostics, sources } = await loadInput(paths, options, chosen, io);
  const valid = !hasErrors(diagnostics);
  const grants = valid ? grantsOf(topology) : [];
  const all = [...diagnostics, ...tooLong(grants)];
  const text = renderPermissions(grants, styleOf(options, io));
  const exitCode = valid ? exit.ok : exitOf(diagnostics);
  return write({ command: 'permissions', exitCode, diagnostics: all, sources, text, data: { grants } }, options, io);
}

/** Warnings about patterns that RabbitMQ 4.3.6 refuses: they name every object, and a topology can have hundreds. */
function tooLong(grants: readonly Grant[]): readonly Diagnostic[] {
  return grants.flatMap(({ vhost, role, ...grant }) =>
    (['configure', 'write', 'read'] as const).flatMap((permission): readonly Diagnostic[] => {
      const bytes = bytesBeyondLimit(grant[permission]);
      if (bytes === undefined) return [];
      const message = `the ${permission} pattern of topo-${role} in virtual host ${nameText(vhost)} has ${bytes} bytes: RabbitMQ 4.3.6 refuses more than ${mostBytes}`;
      const hint = 'on such a version, grant a common beginning of the names instead, such as ^orders\\.';
      return [{ code: 'feature-removed', severity: 'warning', message, hint }];
    }),
  );
}

// topo permissions: prints the minimum permissions for a topology as rabbitmqctl commands; needs no broker.
import { hasErrors } from '../../../model/diagnostic.ts';
import { grantsOf } from '../../../rabbitmq/permissions.ts';
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
  const text = renderPermissions(grants, styleOf(options, io));
  const exitCode = valid ? exit.ok : exitOf(diagnostics);
  return write({ command: 'permissions', exitCode, diagnostics, sources, text, data: { grants } }, options, io);
}

// The virtual hosts of a broker that are compared.
import type { FilledEnvironment } from '../../../loader/config/fill-environment.ts';
import { hasErrors, TopoError } from '../../../model/diagnostic.ts';
import type { Environment } from '../../../model/environment.ts';
import type { Endpoint } from '../../connection.ts';
import { type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';

/** The virtual hosts to read; of an environment, with the names that its files write for them. */
export interface ReadVhosts {
  readonly vhosts: readonly string[];
  readonly written?: ReadonlyMap<string, string>;
}

/**
 * That of --vhost or the URL; else those of the environment, as a plan in it reads them, or, if the other side is no environment and has only
 * some of them, these; else those of the other side. @throws TopoError with the errors of the files of the environment
 */
export async function vhostsOf(
  { declared, io }: { readonly declared?: FilledEnvironment; readonly io: Io },
  { vhost, vhostBy }: Endpoint,
  other: ReadVhosts | undefined,
  options: InputOptions,
): Promise<ReadVhosts> {
  if (vhostBy !== undefined) return { vhosts: [vhost] };
  if (declared === undefined) return { vhosts: other?.vhosts ?? [vhost] };
  if (hasErrors(declared.diagnostics)) throw new TopoError(declared.diagnostics);
  const { environment, namesFiles } = declared;
  const all = namesFiles ? await vhostsOfFiles(environment, options, io) : [environment.mapVhost['/'] ?? '/'];
  const isPart = other !== undefined && other.written === undefined && other.vhosts.every((name) => all.includes(name));
  const vhosts = isPart ? other.vhosts : all;
  return { vhosts, written: writtenNames(vhosts, environment, options) };
}

async function vhostsOfFiles(environment: Environment, options: InputOptions, io: Io): Promise<readonly string[]> {
  const input = { ...options, inEnvironment: environment };
  const { topology, diagnostics } = await loadInput(environment.files, input, { vhost: '/' }, io);
  const isNamed = topology.vhosts.every((vhost) => !vhost.includes('${'));
  // the names of virtual hosts are enough: other variables of the files may be missing where only brokers are compared
  const faults = diagnostics.filter(({ severity, code }) => severity === 'error' && !(isNamed && code === 'missing-variable'));
  if (faults.length > 0) throw new TopoError(faults);
  return topology.vhosts;
}

/** The names that files write for virtual hosts. */
export function writtenNames(
  vhosts: readonly string[],
  environment: Pick<Environment, 'mapVhost'>,
  options: Pick<InputOptions, 'mapVhost'>,
): ReadonlyMap<string, string> {
  const mapped = Object.entries({ ...environment.mapVhost, ...options.mapVhost });
  return new Map(vhosts.map((vhost) => [vhost, mapped.find(([, to]) => to === vhost)?.[0] ?? vhost]));
}

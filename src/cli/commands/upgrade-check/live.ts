// The objects of a live broker as a topology: every virtual host, or one.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import { keyOf } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import type { Declaration, Topology } from '../../../model/topology.ts';
import type { LiveUsage } from '../../../model/upgrade.ts';
import { compareVersions, seriesText, type Version, versionOf } from '../../../rabbitmq/version.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { UsageError } from '../../usage.ts';
import { type ExportSource, readSource } from '../export/source.ts';

/** What a live broker holds. */
export interface LiveTopology {
  readonly topology: Topology;
  /** The version that it runs; undefined if it is unknown. */
  readonly runs: Version | undefined;
  readonly subject: string;
  readonly notices: readonly Diagnostic[];
  /** Whether every virtual host could be read. */
  readonly complete: boolean;
  /** Its clients, as far as they are visible. */
  readonly usage: LiveUsage;
}

/** Reads a broker. @throws TopoError; UsageError if it runs a newer version */
export async function liveTopology(options: ConnectionOptions, target: Version, io: Io): Promise<LiveTopology> {
  const source = await readSource(undefined, { ...options, ...(options.vhost === undefined ? { allVhosts: true } : {}) }, io);
  const { observed, vhosts } = source;
  const { version, address } = observed.broker;
  const runs = versionOf(version);
  if (runs !== undefined && compareVersions(runs, target) > 0 && seriesText(runs) !== seriesText(target)) {
    throw new UsageError(`error: --to ${seriesText(target)}: the broker runs RabbitMQ ${version}, which is newer`);
  }
  const count = vhosts.length === 1 ? '1 virtual host' : `${vhosts.length} virtual hosts`;
  return {
    topology: topologyOf(observed, vhosts),
    runs,
    subject: `${count} of ${address}, RabbitMQ ${version ?? 'of unknown version'}`,
    notices: [...source.notices, ...unreadNotices(source)],
    complete: source.unread.length === 0,
    usage: await usageOf(options, vhosts, io),
  };
}

async function usageOf(options: ConnectionOptions, vhosts: readonly string[], io: Io): Promise<LiveUsage> {
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const broker = await connect(endpoint, { purpose: 'upgrade-check', writing: false, vhosts: [endpoint.vhost] }, io);
  try {
    const reading = broker.inventory?.usage(vhosts, io.signal) ?? Promise.resolve({ consumers: new Map(), globalPrefetch: [] });
    return await unlessInterrupted(reading, io.signal);
  } finally {
    await broker.close();
  }
}

function topologyOf({ observations }: Observed, vhosts: readonly string[]): Topology {
  const declarations = [...observations.values()].flatMap((one) => {
    if (one.state !== 'present') return [];
    const declaration: Declaration = { entity: one.entity, presence: 'present', protect: false };
    return [[keyOf(one.entity), declaration] as const];
  });
  return { vhosts, declarations: new Map(declarations), prune: new Map() };
}

/** Virtual hosts that could not be read are not checked. */
function unreadNotices({ unread }: ExportSource): readonly Diagnostic[] {
  return unread.map(({ subject, why }) => ({ code: 'not-visible', severity: 'warning', message: `${subject} is not checked: ${why}` }));
}

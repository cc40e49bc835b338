// topo hold: declares the exclusive queues of a topology and holds them, for development and for tests of their consumers.
import { parseAmqpUrls } from '../../broker/address.ts';
import { type Held, holdQueues } from '../../broker/amqp/hold.ts';
import { problem, TopoError } from '../../model/diagnostic.ts';
import type { Binding, Queue } from '../../model/entity.ts';
import type { Topology } from '../../model/topology.ts';
import { counted } from '../../reporter/style.ts';
import { type ConnectionOptions, connectionSettings } from '../connection.ts';
import { exit } from '../exit.ts';
import type { InputOptions } from '../input.ts';
import type { Io } from '../io.ts';
import { write } from '../output.ts';
import { loadOrReport } from '../planning.ts';

/** Flags of `topo hold`. */
export type HoldOptions = InputOptions & ConnectionOptions;

/** Runs `topo hold` until the signal comes or the connection is lost. */
export async function hold(paths: readonly string[], options: HoldOptions, io: Io): Promise<number> {
  const input = await loadOrReport('hold', paths, options, io);
  if ('exitCode' in input) return input.exitCode;
  const { topology, diagnostics, sources } = input.loaded;
  const wanted = exclusiveQueues(topology);
  if (wanted.length === 0) {
    return write(
      { command: 'hold', exitCode: exit.ok, diagnostics, sources, text: 'There is no exclusive queue to hold.\n', data: { held: [] } },
      options,
      io,
    );
  }
  const { url, tls } = await connectionSettings(options, io);
  const session = { addresses: parseAmqpUrls(url), purpose: 'hold', ...(tls === undefined ? {} : { tls }) };
  const held: Held[] = [];
  try {
    for (const request of wanted) held.push(await holdQueues(request, session));
    const names = wanted.flatMap(({ queues }) => queues.map(({ name }) => name));
    write(
      {
        command: 'hold',
        exitCode: exit.ok,
        diagnostics,
        sources,
        text: `Holding ${counted(names.length, 'exclusive queue')}: ${names.join(', ')}. Ctrl-C ends it.\n`,
        data: { held: names },
      },
      options,
      io,
    );
    await lost(held, io);
    return exit.ok;
  } finally {
    await Promise.all(held.map((one) => one.close()));
  }
}

interface Wanted {
  readonly vhost: string;
  readonly queues: readonly Queue[];
  readonly bindings: readonly Binding[];
}

function exclusiveQueues({ vhosts, declarations }: Topology): readonly Wanted[] {
  const present = [...declarations.values()].filter(({ presence }) => presence === 'present').map(({ entity }) => entity);
  return vhosts.flatMap((vhost) => {
    const queues = present.filter((entity) => entity.kind === 'queue' && entity.exclusive && entity.vhost === vhost) as Queue[];
    const names = new Set(queues.map(({ name }) => name));
    const to = (entity: Binding): boolean => entity.vhost === vhost && entity.destinationType === 'queue' && names.has(entity.destination);
    const bindings = present.filter((entity): entity is Binding => entity.kind === 'binding' && to(entity));
    return queues.length === 0 ? [] : [{ vhost, queues, bindings }];
  });
}

/** Waits for the signal. Throws a TopoError (`connection-lost`) where a connection ends before it. */
async function lost(held: readonly Held[], io: Io): Promise<void> {
  const signalled = new Promise<undefined>((resolve) => {
    if (io.signal.aborted) resolve(undefined);
    io.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const reason = await Promise.race([signalled, ...held.map(({ closed }) => closed)]);
  if (reason !== undefined) throw new TopoError([problem('connection-lost', `the queues are gone with their connection: ${reason}`)]);
}

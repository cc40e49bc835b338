// topo hold: declares the exclusive queues of a topology and keeps them open, for development and for tests of their consumers.
import { type HeldQueues, holdQueues } from '../../../broker/amqp/change/hold-queues.ts';
import { type Diagnostic, problem } from '../../../model/diagnostic.ts';
import type { Binding, Queue } from '../../../model/entity.ts';
import type { Topology } from '../../../model/topology.ts';
import { counted, printable } from '../../../reporter/style.ts';
import { type ConnectionOptions, connectionSettings, endpointOf } from '../../connection.ts';
import { type InputOptions, loadOrReport } from '../../input.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { exitOf, write } from '../../output.ts';
import { UsageError } from '../../usage.ts';

/** Flags of `topo hold`. */
export type HoldOptions = InputOptions & ConnectionOptions;

/** Runs `topo hold` until the signal aborts or the connection is lost. */
export async function hold(paths: readonly string[], options: HoldOptions, io: Io): Promise<number> {
  if (options.transport === 'http') throw new UsageError('error: queues are held over AMQP, which --transport http excludes');
  const endpoint = endpointOf(options, io);
  const input = await loadOrReport('hold', paths, options, endpoint, io);
  if ('exitCode' in input) return input.exitCode;
  const { topology, diagnostics, sources } = input.loaded;
  const wanted = exclusiveQueues(topology);
  const names = wanted.flatMap(({ queues }) => queues.map(({ name }) => name));
  const finish = (more: readonly Diagnostic[], text: string): number =>
    write(
      {
        command: 'hold',
        exitCode: exitOf(more),
        diagnostics: [...diagnostics, ...more],
        sources,
        text,
        data: { held: names },
        lines: [],
      },
      options,
      io,
    );
  if (wanted.length === 0) return finish([], 'No exclusive queue to hold.\n');
  const { addresses, tls, waits } = await connectionSettings(endpoint, io);
  const session = { addresses: addresses.amqp, purpose: 'hold', waits, ...(tls === undefined ? {} : { tls }) };
  const held: HeldQueues[] = [];
  try {
    for (const request of wanted) held.push(await unlessInterrupted(holdQueues(request, session), io.signal));
    announce(names, options, io);
    return finish(await lost(held, io), '');
  } finally {
    await Promise.all(held.map((one) => one.close()));
  }
}

/** Prints at once that the queues exist, for scripts that wait for them; the report follows at the end. */
function announce(names: readonly string[], { format }: HoldOptions, io: Io): void {
  const text = `Holding ${counted(names.length, 'exclusive queue')}: ${names.map(printable).join(', ')}. Press Ctrl-C to stop.\n`;
  if (format === 'text') io.out(text);
  else io.err(text);
  if (format === 'ndjson') io.out(`${JSON.stringify({ type: 'holding', held: names })}\n`);
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

/** Waits for the signal, or for the end of a connection: `connection-lost`. */
async function lost(held: readonly HeldQueues[], { signal }: Io): Promise<readonly Diagnostic[]> {
  const signalled = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const reason = await Promise.race([signalled, ...held.map(({ closed }) => closed)]);
  return reason === undefined ? [] : [problem('connection-lost', `the queues were deleted with their connection: ${reason}`)];
}

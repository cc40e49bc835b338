// topo export: the objects of a broker or a definitions file as a topology file; a plan of it has no changes.
import { writeYaml } from '../../../loader/write/write.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { EntityKey } from '../../../model/key.ts';
import { isLocked, type Observed } from '../../../model/observed.ts';
import { declarable } from '../../../planner/undeclared.ts';
import { type ConnectionOptions, connect, endpointOf } from '../../connection.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { exit } from '../../exit.ts';
import { unlessInterrupted } from '../../interrupt.ts';
import type { Io } from '../../io.ts';
import { write } from '../../output.ts';
import { UsageError } from '../../usage.ts';
import { writeWhole } from '../../whole-file.ts';
import { governorsNotExported } from './governing.ts';

/** Flags of `topo export`. */
export interface ExportOptions extends ConnectionOptions {
  readonly output?: string;
}

/** Runs `topo export`. */
export async function exportTopology(file: string | undefined, options: ExportOptions, io: Io): Promise<number> {
  const { observed, notices } = file === undefined ? await observe(options, io) : await openDefinitions(file, options.vhost ?? '/', io);
  const entities = declarable(observed).filter(({ vhost }) => options.vhost === undefined || vhost === options.vhost);
  const { text, omitted } = writeYaml(entities, unreadable(observed));
  const diagnostics = [
    ...notices,
    ...[...omitted].map(([key, why]) => omittedNotice(key, why)),
    ...governorsNotExported(observed, entities),
  ];
  if (options.output !== undefined) await writeWhole(options.output, text, '--output', io);
  const report = { command: 'export', exitCode: exit.ok, diagnostics, text: options.output === undefined ? text : '', data: {} };
  return write(report, { format: 'text' }, io);
}

function omittedNotice(key: EntityKey, why: string): Diagnostic {
  return { code: 'export-omitted', severity: 'warning', message: `${key} is omitted: ${why}`, key };
}

/** Over the management API only: AMQP cannot list objects. */
async function observe(options: ExportOptions, io: Io): Promise<{ observed: Observed; notices: readonly Diagnostic[] }> {
  if (options.transport === 'amqp') throw new UsageError('error: export requires the management API: AMQP cannot list objects');
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const vhosts = [endpoint.vhost];
  const broker = await connect(endpoint, { purpose: 'export', writing: false, vhosts }, io);
  try {
    const observing = broker.reader.observe({ vhosts, wanted: new Map(), signal: io.signal });
    return { observed: await unlessInterrupted(observing, io.signal), notices: broker.notices };
  } finally {
    await broker.close();
  }
}

/** Objects that exist and could not be read, with the reason. */
function unreadable({ observations }: Observed): ReadonlyMap<EntityKey, string> {
  const unread = [...observations].flatMap(([key, one]) => (one.state === 'opaque' && !isLocked(one) ? [[key, one.detail] as const] : []));
  return new Map(unread.map(([key, detail]) => [key, detail ?? 'it exists, but its attributes could not be read']));
}

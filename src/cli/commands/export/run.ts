// topo export: what a broker has, or its definitions file says, as a topology file that plans to no change.
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

/** Flags of `topo export`. */
export interface ExportOptions extends ConnectionOptions {
  readonly output?: string;
}

/** Runs `topo export`. */
export async function exportTopology(file: string | undefined, options: ExportOptions, io: Io): Promise<number> {
  const { observed, notices } = file === undefined ? await lookAt(options, io) : await openDefinitions(file, options.vhost ?? '/', io);
  const entities = declarable(observed).filter(({ vhost }) => options.vhost === undefined || vhost === options.vhost);
  const { text, omitted } = writeYaml(entities, unreadable(observed));
  const diagnostics = [...notices, ...[...omitted].map(([key, why]) => omittedNotice(key, why))];
  if (options.output !== undefined) await writeWhole(options.output, text, '--output', io);
  const report = { command: 'export', exitCode: exit.ok, diagnostics, text: options.output === undefined ? text : '', data: {} };
  return write(report, { format: 'text' }, io);
}

function omittedNotice(key: EntityKey, why: string): Diagnostic {
  return { code: 'export-omitted', severity: 'warning', message: `${key} is omitted: ${why}`, key };
}

/** Over the management API alone: AMQP does not show what nobody names. */
async function lookAt(options: ExportOptions, io: Io): Promise<{ observed: Observed; notices: readonly Diagnostic[] }> {
  if (options.transport === 'amqp') throw new UsageError('error: export needs the management API: AMQP does not list what there is');
  const endpoint = endpointOf({ ...options, transport: 'http' }, io);
  const vhosts = [endpoint.vhost];
  const broker = await connect(endpoint, { purpose: 'export', writing: false, vhosts }, io);
  try {
    const looking = broker.reader.observe({ vhosts, wanted: new Map(), signal: io.signal });
    return { observed: await unlessInterrupted(looking, io.signal), notices: broker.notices };
  } finally {
    await broker.close();
  }
}

/** What exists and could not be read, with the reason. */
function unreadable({ observations }: Observed): ReadonlyMap<EntityKey, string> {
  const unread = [...observations].flatMap(([key, one]) => (one.state === 'opaque' && !isLocked(one) ? [[key, one.detail] as const] : []));
  return new Map(unread.map(([key, detail]) => [key, detail ?? 'it exists, and its attributes could not be read']));
}

// topo drift: checks whether a broker matches the files, for scheduled jobs; changes nothing.
import type { Drift } from '../../../model/drift.ts';
import { driftOf } from '../../../planner/drift.ts';
import { driftBlocks, renderDrift } from '../../../reporter/drift.ts';
import { type ConnectionOptions, endpointOf } from '../../connection.ts';
import { loadedBeside } from '../../connection-ahead.ts';
import { openDefinitions } from '../../definitions-file.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, type LoadedFiles, loadOrReport } from '../../input.ts';
import type { Io } from '../../io.ts';
import { planFrom, remarksOf } from '../../make-plan.ts';
import { styleOf, write } from '../../output.ts';

/** Flags of `topo drift`. */
export interface DriftOptions extends InputOptions, ConnectionOptions {
  readonly against?: string;
  readonly undeclared?: boolean;
  readonly strictRead?: boolean;
  readonly quiet?: boolean;
}

/** Runs `topo drift`. */
export async function drift(paths: readonly string[], options: DriftOptions, io: Io): Promise<number> {
  const endpoint = endpointOf(options, io);
  if (options.against !== undefined) {
    const input = await loadOrReport('drift', paths, options, endpoint, io);
    if ('exitCode' in input) return input.exitCode;
    return await report(input.loaded, await openDefinitions(options.against, endpoint.vhost, io), options, io);
  }
  return await loadedBeside('drift', paths, options, endpoint, io, (loaded, broker) => report(loaded, broker, options, io));
}

type Source = Parameters<typeof remarksOf>[1] & { readonly reader: Parameters<typeof planFrom>[1] };

async function report(loaded: LoadedFiles, source: Source, options: DriftOptions, io: Io): Promise<number> {
  const { plan } = await planFrom(loaded, source.reader, { ...options, allow: [], only: [] }, io);
  const found = driftOf(plan, { undeclared: options.undeclared === true });
  const drifted = found.drifted.length > 0;
  const exitCode = drifted || (options.strictRead === true && isPartlyUnseen(found)) ? exit.pending : exit.ok;
  const quiet = options.quiet === true && exitCode === exit.ok && options.format === 'text';
  const { drifted: lines, governing, ...counts } = found;
  return write(
    {
      ...{ command: 'drift', exitCode, sources: loaded.sources, data: { drift: found } },
      diagnostics: quiet ? [] : remarksOf(loaded, source),
      text: quiet ? '' : renderDrift(found, styleOf(options, io)),
      markdown: () => driftBlocks(found),
      lines: [
        ...lines.map((one) => ({ type: 'drifted', ...one })),
        ...governing.map((one) => ({ type: 'governing', ...one })),
        { type: 'drift', ...counts },
      ],
    },
    options,
    io,
  );
}

function isPartlyUnseen({ complete, unseen }: Drift): boolean {
  return !complete || unseen > 0;
}

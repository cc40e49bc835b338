// topo validate: checks syntax, schema and references of files; needs no broker.
import { hasErrors } from '../../../model/diagnostic.ts';
import type { Topology } from '../../../model/topology.ts';
import { documentRow } from '../../../rabbitmq/documents/table.ts';
import { counted } from '../../../reporter/style.ts';
import { exit } from '../../exit.ts';
import { type InputOptions, loadInput } from '../../input.ts';
import type { Io } from '../../io.ts';
import { exitOf, write } from '../../output.ts';

/** Runs `topo validate`. */
export async function validate(paths: readonly string[], options: InputOptions, io: Io): Promise<number> {
  const { topology, tests, diagnostics, sources } = await loadInput(paths, options, { vhost: '/' }, io, { testFiles: true });
  const counts = { ...countKinds(topology), ...(tests.tests.length === 0 ? {} : { test: tests.tests.length }) };
  const valid = !hasErrors(diagnostics);
  const text = valid
    ? `Valid: ${counted(sources.size, 'file')}, ${Object.entries(counts)
        .map(([kind, count]) => counted(count, kind))
        .join(', ')}.\n`
    : '';
  const exitCode = valid ? exit.ok : exitOf(diagnostics);
  return write(
    { command: 'validate', exitCode, diagnostics, sources, text, data: { valid, files: [...sources.keys()], counts } },
    options,
    io,
  );
}

/** The four kinds of a virtual host always, documents by their kinds where there are any. */
function countKinds(topology: Topology): { readonly [kind: string]: number } {
  const counts: { [kind: string]: number } = { exchange: 0, queue: 0, binding: 0, policy: 0 };
  for (const { entity } of topology.declarations.values()) {
    const kind = entity.kind === 'document' ? documentRow(entity.of).title : entity.kind;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

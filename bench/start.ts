// The cost of starting topo, compared with an empty Node process.
import { run, runTopo } from './process.ts';
import { createTally, type Section } from './samples.ts';

export const topoHelp = 'topo --help';
export const bareNode = 'node -e 0';

/** Measures `runs` starts of each, in turns, after an uncounted one. @throws if one fails */
export async function measureStart(runs: number): Promise<Section> {
  const tally = createTally();
  for (let round = 0; round <= runs; round += 1) {
    const help = await runTopo(['--help'], {});
    const node = await run(process.execPath, ['-e', '0'], { PATH: process.env['PATH'] });
    if (round === 0) continue;
    // no memory: polling mostly misses the peak of such a short lifetime
    tally.add(topoHelp, { ms: help.ms });
    tally.add(bareNode, { ms: node.ms });
  }
  return { kind: 'start', title: 'start', baseline: bareNode, rows: [tally.row(topoHelp), tally.row(bareNode)] };
}

// topo watch: compares the files with a broker repeatedly, reports what changes, and serves metrics, until it is interrupted.
import type { WatchEvent, WatchState } from '../../../model/watch.ts';
import { renderWatchEvent } from '../../../reporter/watch.ts';
import { version } from '../../../version.ts';
import { watch } from '../../../workflows/watch.ts';
import { initialState } from '../../../workflows/watch-state.ts';
import { endpointOf } from '../../connection.ts';
import { exit } from '../../exit.ts';
import { refuseUrls } from '../../input.ts';
import type { Io } from '../../io.ts';
import { styleOf } from '../../output.ts';
import { UsageError } from '../../usage.ts';
import { type CompareOptions, compareOnce } from './compare.ts';
import { checkHealing, healOnce } from './heal.ts';
import { addressText, intervalOf, listenAddressOf } from './listen.ts';
import { pagesOf } from './pages.ts';
import { serve } from './server.ts';

/** Flags of `topo watch`. */
export interface WatchFlags extends CompareOptions {
  readonly interval: string;
  readonly listen: string;
  readonly heal?: boolean;
}

/** Runs `topo watch`. Exits 0 when it is interrupted. */
export async function watchFiles(paths: readonly string[], flags: WatchFlags, io: Io): Promise<number> {
  const intervalMs = intervalOf(flags.interval);
  const address = listenAddressOf(flags.listen);
  refuseUrls(paths);
  if (paths.includes('-')) throw new UsageError('error: watch reads its files again for each comparison, which stdin (-) excludes');
  endpointOf(flags, io);
  if (flags.heal === true) checkHealing(flags);
  let state = initialState(performance.now());
  const server = await serve(
    address,
    pagesOf(() => state, intervalMs),
  );
  const print = printer(flags, io);
  print.listening(addressText(server.address));
  try {
    await watch(
      {
        compare: (signal) => compareOnce(paths, flags, io, signal),
        ...(flags.heal === true ? { heal: (signal: AbortSignal) => healOnce(paths, flags, io, signal) } : {}),
        onState: (next, events) => {
          state = next;
          for (const event of events) print.event(event, next);
        },
      },
      { intervalMs, signal: io.signal },
    );
  } finally {
    await server.close();
  }
  print.end();
  return exit.ok;
}

interface Printer {
  readonly listening: (address: string) => void;
  readonly event: (event: WatchEvent, state: WatchState) => void;
  readonly end: () => void;
}

function printer(flags: WatchFlags, io: Io): Printer {
  const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  if (flags.format === 'ndjson') {
    const print = (content: object): void => io.out(`${JSON.stringify({ time: now(), ...content })}\n`);
    return {
      listening: (address) => print({ type: 'listening', url: `http://${address}` }),
      event: (event) => print(lineOf(event)),
      end: () => print({ type: 'end', topo: version, command: 'watch', exitCode: exit.ok }),
    };
  }
  const style = styleOf(flags, io);
  return {
    listening: (address) => io.out(`${now()}  listening    http://${address} (/metrics, /healthz, /readyz)\n`),
    event: (event, { good }) => io.out(renderWatchEvent(event, now(), good?.drift.vhosts ?? [], style)),
    end: () => io.out(`${now()}  ended\n`),
  };
}

/** The event as `topo drift --format ndjson` prints it, where that has the same. */
function lineOf(event: WatchEvent): object {
  switch (event.type) {
    case 'drift': {
      const { drifted, governing: _, ...counts } = event.drift;
      return { type: 'drift', drifted: drifted.length, ...counts };
    }
    case 'remark':
      return { type: 'diagnostic', ...event.remark };
    case 'resolved':
      return { type: 'resolved', ...event.resolved };
    default:
      return event;
  }
}

// The pages that topo watch serves: probes and metrics, from the state after the last comparison.
import type { WatchState } from '../../../model/watch.ts';
import { metricsContentType, renderMetrics } from '../../../reporter/metrics.ts';
import { version } from '../../../version.ts';
import { ageOf, isReady } from '../../../workflows/watch-state.ts';
import { line, type Pages } from './server.ts';

/** The pages of a watch with this interval. */
export function pagesOf(stateNow: () => WatchState, intervalMs: number): Pages {
  const ready = (): boolean => isReady(stateNow(), performance.now(), intervalMs);
  return new Map([
    ['/healthz', () => line(200, 'ok')],
    [
      '/readyz',
      () => {
        if (ready()) return line(200, 'ok');
        const age = (ageOf(stateNow(), performance.now()) / 1000).toFixed(0);
        return line(503, `no comparison has succeeded for ${age} s`);
      },
    ],
    [
      '/metrics',
      () => ({
        status: 200,
        type: metricsContentType,
        body: renderMetrics(stateNow(), {
          version,
          now: performance.now(),
          ready: ready(),
          residentBytes: process.memoryUsage.rss(),
          startSeconds: performance.timeOrigin / 1000,
        }),
      }),
    ],
  ]);
}

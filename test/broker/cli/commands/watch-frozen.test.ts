// topo watch with a broker whose process is frozen (SIGSTOP): a comparison ends within its limit and is reported, the drift is retained, and a signal
// ends the watch while the broker is still frozen.
import { describe, expect } from 'vitest';
import { eventually } from '../../../support/eventually.ts';
import { onNewest } from '../../../support/fewer-versions.ts';
import { end, patiently, useFreezingNode } from '../../../support/freezing-node.ts';
import { privateSuites, skipIfNone } from '../../../support/private-suites.ts';
import { newestMark } from '../../../support/version-marks.ts';
import { problemOf } from '../../../support/watching.ts';

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('topo watch with a frozen node of %s', (suite) => {
  const scene = useFreezingNode(suite);

  onNewest(suite)(
    `reports a comparison that the broker does not complete within 90 s, retains the drift, and recovers${newestMark}`,
    async () => {
      const api = await scene.freezingApi();
      const watching = await scene.start({ amqp: scene.node().amqpUrl, http: api.url });
      await watching.until({ type: 'healed' });
      await watching.until({ type: 'drift', drifted: 1 });
      api.arm();
      await scene.frozen();
      const before = watching.events().length;
      await eventually(async () => expect(await watching.status('/readyz')).toBe(503));
      expect(await watching.status('/healthz')).toBe(200);
      const failed = await patiently(() => watching.until({ type: 'failed' }, before));
      expect(problemOf(watching.events()[failed - 1])).toMatchObject({ message: expect.stringContaining('no response within') });
      expect(await watching.metric('topo_drift')).toBe(1);
      expect(await watching.metric('topo_watch_consecutive_failures')).toBeGreaterThan(0);
      scene.thaw();
      await patiently(() => watching.until({ type: 'recovered' }, failed));
      expect(
        watching
          .events()
          .slice(before)
          .filter(({ type }) => ['drifted', 'resolved', 'healed'].includes(type)),
      ).toEqual([]);
      await scene.expectKept();
      api.arm();
      await scene.frozen();
      await end(watching, 'SIGTERM', 8_000);
      scene.thaw();
      await scene.expectKept();
    },
  );
});

// topo watch --heal with a broker whose process is frozen (SIGSTOP): a heal ends within its limit and is reported, nothing is lost, and the lock
// becomes free again.
import { describe, expect, onTestFinished } from 'vitest';
import { eventually } from '../../../support/eventually.ts';
import { onNewest } from '../../../support/fewer-versions.ts';
import { end, patiently, useFreezingNode } from '../../../support/freezing-node.ts';
import { privateSuites, skipIfNone } from '../../../support/private-suites.ts';
import { startTap } from '../../../support/tap.ts';
import { newestMark } from '../../../support/version-marks.ts';
import { http } from '../../../support/vhost.ts';
import { problemOf } from '../../../support/watching.ts';

skipIfNone(privateSuites(), 'private nodes');

describe.each(privateSuites())('topo watch --heal with a frozen node of %s', (suite) => {
  const scene = useFreezingNode(suite);

  onNewest(suite)(
    `reports a heal that the broker does not complete, and completes it once the broker responds and has released the lock${newestMark}`,
    async () => {
      let isArmed = true;
      const tap = await startTap({ amqp: scene.node().amqpUrl, http: scene.node().httpUrl }, undefined, (change) => {
        if (isArmed && change === 'queue.declare a') {
          isArmed = false;
          scene.freeze();
        }
      });
      onTestFinished(() => tap.close());
      const watching = await scene.start({ amqp: tap.through(scene.node().amqpUrl), http: tap.through(scene.node().httpUrl) });
      await scene.frozen();
      const failed = await patiently(() => watching.until({ type: 'heal-failed' }));
      expect(problemOf(watching.events()[failed - 1])).toMatchObject({ code: 'step-unknown', key: 'queue / a' });
      await patiently(() => watching.until({ type: 'failed' }, failed));
      await eventually(async () => expect(await watching.status('/readyz')).toBe(503));
      expect(await watching.metric('topo_watch_heals_total{result="failed"}')).toBe(1);
      scene.thaw();
      const recovered = await patiently(() => watching.until({ type: 'recovered' }, failed));
      await patiently(() => watching.until({ type: 'drift', drifted: 1 }, recovered - 1));
      await scene.expectKept();
      await http(scene.node(), 'DELETE', 'queues/%2F/a');
      await patiently(() => watching.until({ type: 'healed' }, recovered));

      await http(scene.node(), 'DELETE', 'queues/%2F/a');
      isArmed = true;
      await scene.frozen();
      await end(watching, 'SIGINT', 15_000);
      scene.thaw();
      await scene.expectKept();
    },
  );
});

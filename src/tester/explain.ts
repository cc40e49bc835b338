// Explains a failed test: why a queue received the message or did not, with the bindings that matched or almost matched.
import { type EntityKey, queueKey } from '../model/key.ts';
import type { Publication } from '../model/publication.ts';
import type { Hop, Passage, RoutedMessage, Routing } from '../model/routing.ts';
import type { Because, Mismatch, Router, RoutingTest, Simulated, SimulatedStep } from '../model/routing-test.ts';
import type { Origins } from '../model/topology.ts';
import { deadMessage } from './simulate.ts';
import type { Unmet } from './unmet.ts';

/** Maximum number of bindings examined per exchange, and shown per queue. */
const most = { looked: 1000, shown: 3 };

/** Explains mismatches by routing again, with the bindings that almost matched. */
export function explainAll(
  verdicts: readonly Unmet[],
  test: RoutingTest,
  simulated: Simulated,
  router: Router,
  origins: Origins,
): readonly Mismatch[] {
  return verdicts.map(({ missing, unexpected, ...mismatch }) => {
    if (missing.length === 0 && unexpected.length === 0) return { ...mismatch, because: [] };
    const routing = routingOf(mismatch.step, test, simulated, router);
    const cycles = mismatch.step === undefined ? [] : cyclesOf(simulated.steps[mismatch.step]);
    const hops = routing?.way === undefined ? [] : hopsOf(routing.way);
    const { vhost } = test.publication;
    const because = [
      ...missing.map((queue) => whyMissing(queue, queueKey(vhost, queue), { hops, routing, cycles, origins })),
      ...unexpected.map((queue) => whyUnexpected(queue, queueKey(vhost, queue), hops, origins)),
    ];
    return { ...mismatch, because };
  });
}

function routingOf(step: number | undefined, test: RoutingTest, simulated: Simulated, router: Router): Routing | undefined {
  if (step === undefined) return router.explain(test.publication, most.looked);
  const outcome = simulated.steps[step];
  const message = outcome === undefined ? undefined : deadMessage(outcome);
  if (message === undefined) return undefined;
  const explained = router.explain(asPublished(message, test.publication), most.looked);
  // an internal exchange refuses publishes but accepts dead-lettered messages
  const { deadLettering } = outcome ?? {};
  return explained.refusal !== undefined && deadLettering !== undefined && 'routing' in deadLettering ? deadLettering.routing : explained;
}

function asPublished({ vhost, exchange, routingKeys, headers }: RoutedMessage, { persistent }: Publication): Publication {
  const [routingKey = '', ...more] = routingKeys;
  const { CC: _, BCC: __, ...rest } = headers;
  return { vhost, exchange, routingKey, headers: more.length === 0 ? rest : { ...rest, CC: more }, persistent, mandatory: false };
}

/** All exchanges that the message reached. */
function hopsOf(hop: Hop): readonly Hop[] {
  const behind = hop.passages.flatMap((passage) => (passage.hop === undefined ? [] : hopsOf(passage.hop)));
  const alternate = hop.alternate?.hop === undefined ? [] : hopsOf(hop.alternate.hop);
  return [hop, ...behind, ...alternate];
}

/** What the explanation of a missing queue is made from. */
interface Missing {
  readonly hops: readonly Hop[];
  readonly routing: Routing | undefined;
  /** Queues that are excluded because the message died there before. */
  readonly cycles: readonly EntityKey[];
  readonly origins: Origins;
}

function whyMissing(queue: string, key: EntityKey, { hops, routing, cycles, origins }: Missing): Because {
  const through = hops.flatMap(({ passages }) => passages.filter(({ destination }) => destination === key));
  if (through.length > 0) {
    const isExcluded = cycles.includes(key);
    const note = isExcluded ? 'routed to it, and dropped: it died there before, in a cycle without a rejection' : 'routed to it';
    return { queue, verdict: 'missing', routed: true, bindings: matched(through, origins), note };
  }
  const all = hops.flatMap(({ almost }) => almost);
  const near = all.filter(({ destination }) => destination === key);
  const bindings = (near.length > 0 ? near : all.filter(({ destination }) => destination.startsWith('exchange ')))
    .slice(0, most.shown)
    .map(({ binding, reason }) => withSpan(binding, reason, origins));
  if (bindings.length > 0) return { queue, verdict: 'missing', bindings };
  const [first] = hops;
  const note =
    routing?.message === undefined || first === undefined
      ? 'the message is not routed'
      : `no binding to it from ${hops.map(({ exchange }) => (isDefault(exchange) ? 'the default exchange' : exchange)).join(', ')}`;
  return { queue, verdict: 'missing', bindings, note };
}

function cyclesOf(outcome: SimulatedStep | undefined): readonly EntityKey[] {
  const { deadLettering } = outcome ?? {};
  return deadLettering !== undefined && 'cycles' in deadLettering ? deadLettering.cycles : [];
}

function whyUnexpected(queue: string, key: EntityKey, hops: readonly Hop[], origins: Origins): Because {
  const through = hops.flatMap(({ passages }) => passages.filter(({ destination }) => destination === key));
  const bindings = matched(through, origins);
  const [direct] = through;
  const note = bindings.length === 0 && direct !== undefined ? { note: `through the default exchange: ${direct.because}` } : {};
  return { queue, verdict: 'unexpected', bindings, ...note };
}

function matched(through: readonly Passage[], origins: Origins): Because['bindings'] {
  const used = through.flatMap(({ binding, because }) => (binding === undefined ? [] : [withSpan(binding, because, origins)]));
  return used.slice(0, most.shown);
}

/** The key of the default exchange: the one whose name is empty. */
function isDefault(exchange: EntityKey): boolean {
  return exchange.endsWith(' ""');
}

function withSpan(binding: EntityKey, reason: string, origins: Origins): Because['bindings'][number] {
  const span = origins.get(binding);
  return { binding, reason, ...(span === undefined ? {} : { span }) };
}

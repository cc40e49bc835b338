// Cycles of exchanges: bindings between exchanges, and alternate exchanges.
import { cyclesOf } from '../../model/cycles.ts';
import { type EntityKey, exchangeKey, keyOf, nameText } from '../../model/key.ts';
import { alternateOf } from '../../rabbitmq/dead-lettering.ts';
import { type Gathered, type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';

interface Edge {
  readonly to: EntityKey;
  /** The binding, or the exchange with the alternate. */
  readonly by: Located;
}

/** Maximum cycles reported, and bindings shown per cycle: some graphs consist of nothing but cycles. */
const maxCycles = 20;
const maxShown = 50;

type Graph = ReadonlyMap<EntityKey, readonly Edge[]>;

/** Reports each cycle once, with its bindings. */
export function checkCycles(gathered: Gathered, report: Report): void {
  for (const cycle of cyclesOf(graphOf(gathered, bindingEdge), maxCycles)) {
    const [first, ...others] = cycle;
    if (first === undefined) continue;
    const message = `cycle of exchange bindings: ${pathText(cycle, gathered)}`;
    diagnose(report, 'exchange-cycle', first.by.name, message, {
      severity: 'notice',
      related: others.slice(0, maxShown).map(({ by }) => ({ message: 'continues here', place: by.name })),
    });
  }
  for (const cycle of cyclesOf(graphOf(gathered, alternateEdge), maxCycles)) {
    const [first, ...others] = cycle;
    if (first === undefined) continue;
    const message = `cycle of alternate exchanges: ${pathText(cycle, gathered)}`;
    const place = (edge: Edge) => placeOf(edge.by, 'alternateExchange', 'alternate-exchange');
    diagnose(report, 'alternate-exchange-cycle', place(first), message, {
      severity: 'warning',
      related: others.slice(0, maxShown).map((edge) => ({ message: 'continues here', place: place(edge) })),
    });
  }
}

/** `a -> b -> a`. */
function pathText(cycle: readonly Edge[], { entities }: Gathered): string {
  const names = cycle.map(({ to }) => {
    const entity = entities.get(to)?.declaration.entity;
    return entity === undefined || entity.kind === 'binding' ? String(to) : nameText(entity.name);
  });
  const shownNames = names.length > 12 ? [...names.slice(0, 6), '...', ...names.slice(-5)] : names;
  return [names.at(-1), ...shownNames].join(' -> ');
}

function graphOf(gathered: Gathered, edgeOf: (located: Located) => readonly [EntityKey, EntityKey] | undefined): Graph {
  const graph = new Map<EntityKey, Edge[]>();
  for (const located of gathered.entities.values()) {
    const edge = located.declaration.presence === 'absent' ? undefined : edgeOf(located);
    if (edge === undefined) continue;
    const [from, to] = edge;
    const edges = graph.get(from);
    if (edges === undefined) graph.set(from, [{ to, by: located }]);
    else edges.push({ to, by: located });
  }
  return graph;
}

function bindingEdge({ declaration: { entity } }: Located): readonly [EntityKey, EntityKey] | undefined {
  if (entity.kind !== 'binding' || entity.destinationType !== 'exchange') return undefined;
  return [exchangeKey(entity.vhost, entity.source), exchangeKey(entity.vhost, entity.destination)];
}

function alternateEdge({ declaration: { entity } }: Located): readonly [EntityKey, EntityKey] | undefined {
  if (entity.kind !== 'exchange') return undefined;
  const route = alternateOf({ entity, version: undefined });
  return route === undefined ? undefined : [keyOf(entity), exchangeKey(entity.vhost, route.exchange)];
}

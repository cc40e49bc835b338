// Circles of exchanges: bindings between exchanges, and alternate exchanges.
import { circlesOf } from '../../model/cycles.ts';
import type { Exchange } from '../../model/entity.ts';
import { type EntityKey, exchangeKey, nameText } from '../../model/key.ts';
import { type Gathered, type Located, placeOf } from '../format/gathered.ts';
import { type Report, say } from '../report/report.ts';

interface Edge {
  readonly to: EntityKey;
  /** The binding, or the exchange with the alternate. */
  readonly by: Located;
}

/** Circles that are reported, and bindings of one that are shown: both bounded, for graphs that are all circles. */
const maxCircles = 20;
const maxShown = 50;

type Graph = ReadonlyMap<EntityKey, readonly Edge[]>;

/** Reports each circle once, with all of its bindings. */
export function checkCircles(gathered: Gathered, report: Report): void {
  for (const circle of circlesOf(graphOf(gathered, bindingEdge), maxCircles)) {
    const [first, ...others] = circle;
    if (first === undefined) continue;
    const message = `exchanges are bound in a circle: ${wayOf(circle, gathered)}`;
    say(report, 'exchange-cycle', first.by.name, message, {
      related: others.slice(0, maxShown).map(({ by }) => ({ message: 'and on from here', place: by.name })),
    });
  }
  for (const circle of circlesOf(graphOf(gathered, alternateEdge), maxCircles)) {
    const [first, ...others] = circle;
    if (first === undefined) continue;
    const message = `alternate exchanges form a circle: ${wayOf(circle, gathered)}`;
    const place = (edge: Edge) => placeOf(edge.by, 'alternateExchange', 'alternate-exchange');
    say(report, 'alternate-exchange-cycle', place(first), message, {
      severity: 'warning',
      related: others.slice(0, maxShown).map((edge) => ({ message: 'and on from here', place: place(edge) })),
    });
  }
}

/** `a -> b -> a`. */
function wayOf(circle: readonly Edge[], { entities }: Gathered): string {
  const names = circle.map(({ to }) => {
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
  const { vhost, name, arguments: values }: Exchange = entity;
  const alternate = values['alternate-exchange'];
  return typeof alternate === 'string' ? [exchangeKey(vhost, name), exchangeKey(vhost, alternate)] : undefined;
}

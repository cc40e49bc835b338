// What the parts of the page share: the data, a network per side, and the state, which is also in the link.
import type { GraphNode } from '../../graph/model.ts';
import type { DeadLettering, Routing } from '../../model/routing.ts';
import { deadLetter } from '../../router/dead-letter.ts';
import { type Network, networkOf } from '../../router/network.ts';
import { explain } from '../../router/route.ts';
import { manyNodes } from '../groups.ts';
import { messageOf, type Typed } from '../message.ts';
import type { PageData } from '../model.ts';
import { fragmentOf, initialState, type PageState, stateOf } from '../state.ts';

/** The route of the message on one side, with its deaths. */
export interface Routed {
  readonly routing: Routing;
  readonly deaths: readonly DeadLettering[];
}

/** The shared part. */
export interface App {
  readonly data: PageData;
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly state: () => PageState;
  readonly set: (change: Partial<PageState>) => void;
  /** Removes the selection, or the message. */
  readonly clear: (what: 'selected' | 'exchange') => void;
  /** Calls back after each change of the state, with the state before it. */
  readonly onChange: (listener: (state: PageState, before: PageState) => void) => void;
  readonly message: () => Typed | undefined;
  /** The route on a side; undefined without a valid message. */
  readonly routed: (side: number) => Routed | undefined;
}

/** Starts from the fragment of the address, and follows it. */
export function startApp(data: PageData): App {
  const vhosts = [...new Set(data.graph.nodes.map(({ vhost }) => vhost))];
  const initial = initialState(vhosts[0] ?? '/', data.sides.length, data.folds !== undefined && data.graph.nodes.length > manyNodes);
  const networks = data.sides.map((): Network | undefined => undefined);
  const listeners: ((state: PageState, before: PageState) => void)[] = [];
  let state = withSelectedOpen(stateOf(location.hash.slice(1), initial), data);
  let routes: { readonly state: PageState; readonly bySide: Map<number, Routed | undefined> } = { state, bySide: new Map() };
  const change = (next: PageState): void => {
    const before = state;
    state = next.selected === before.selected ? next : withSelectedOpen(next, data);
    for (const listener of listeners) listener(state, before);
  };
  const set = (next: PageState): void => {
    change(next);
    const fragment = fragmentOf(state, initial);
    history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`);
  };
  addEventListener('hashchange', () => change(stateOf(location.hash.slice(1), initial)));
  const networkAt = (side: number): Network => {
    const { entities, version } = data.sides[side] ?? { entities: [], version: undefined };
    const network = networks[side] ?? networkOf(entities, version === undefined ? {} : { version });
    networks[side] = network;
    return network;
  };
  return {
    data,
    nodes: new Map(data.graph.nodes.map((node) => [node.key, node])),
    state: () => state,
    set: (part) => set({ ...state, ...part }),
    clear: (what) => {
      const { [what]: _, ...rest } = state;
      set(rest);
    },
    onChange: (listener) => listeners.push(listener),
    message: () => messageOf(state),
    routed: (side) => {
      if (routes.state !== state) routes = { state, bySide: new Map() };
      if (!routes.bySide.has(side)) routes.bySide.set(side, routeOn(networkAt(side), state));
      return routes.bySide.get(side);
    },
  };
}

/** A selected node is never hidden in a folded group. */
function withSelectedOpen(state: PageState, { graph, folds }: PageData): PageState {
  const at = graph.nodes.findIndex(({ key }) => key === state.selected);
  const title = folds?.groups.find(({ members }) => members.includes(at))?.title;
  return title === undefined || state.open.includes(title) ? state : { ...state, open: [...state.open, title] };
}

function routeOn(network: Network, state: PageState): Routed | undefined {
  const typed = messageOf(state);
  if (typed === undefined || 'wrong' in typed) return undefined;
  const routing = explain(network, typed.publication);
  const outcomes: DeadLettering[] = [];
  let { message } = routing;
  for (const { queue, reason } of state.deaths) {
    const outcome = deadLetter(network, message, queue, reason);
    outcomes.push(outcome);
    if (!('routing' in outcome)) break;
    message = outcome.routing.message;
  }
  return { routing, deaths: outcomes };
}

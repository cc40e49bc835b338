// Forges plans as someone would who can write to the file: changes, adds, removes, reorders and retargets steps and changes, or replaces any
// part of the JSON, and then makes digest, counts and, if asked, the steps again, so that only the content can betray the forgery.
import type { Entity } from '../../src/model/entity.ts';
import { type EntityKey, keyOf } from '../../src/model/key.ts';
import type { Change, Plan, Step } from '../../src/model/plan.ts';
import { digestOf } from '../../src/planner/digest.ts';
import { summarise } from '../../src/planner/make-plan.ts';
import { stepsOf } from '../../src/planner/order.ts';
import { riskOf } from '../../src/planner/risk.ts';

/** A source of numbers: 0 to below `most`. */
export type Pick = (most: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function pickFrom(seed: number): Pick {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, most);
  };
}

type Json = { [key: string]: unknown };

/** What a forger aims at. */
export interface Aim {
  readonly pick: Pick;
  /** Live entities, some of which the plan must not touch. */
  readonly victims: readonly Entity[];
}

type Forgery = (plan: { changes: Change[]; steps: Step[] } & Json, aim: Aim) => void;

function some<T>(from: readonly T[], pick: Pick): T | undefined {
  return from[pick(from.length)];
}

/** A step on a victim, under a change of the plan. */
function stepOn(entity: Entity, change: EntityKey, pick: Pick): Json {
  const base = { id: 1 + pick(9), level: 1 + pick(9), change, entity };
  switch (entity.kind) {
    case 'queue':
      return [
        { ...base, do: 'delete', guard: 'none' },
        { ...base, do: 'move', to: 'elsewhere', via: 'amq.fanout', rest: 'delete', unroutable: 'drop' },
        { ...base, do: 'declare' },
      ][pick(3)] as Json;
    case 'exchange':
      return { ...base, do: 'delete', guard: 'none' };
    case 'binding':
      return { ...base, do: 'unbind' };
    case 'policy':
      return { ...base, do: pick(2) === 0 ? 'put-policy' : 'delete-policy' };
    case 'document':
      return { ...base, do: pick(2) === 0 ? 'put-document' : 'delete-document' };
  }
}

/** The forgeries of steps and changes that know the form of a plan. */
const forgeries: readonly Forgery[] = [
  ({ steps }, { pick }) => void steps.splice(pick(steps.length), 1),
  ({ steps }, { pick }) => void steps.push(...steps.splice(pick(steps.length), 1)),
  ({ steps }, { pick }) => void steps.reverse().splice(0, pick(2)),
  ({ steps }, { pick }) => {
    const step = some(steps, pick);
    if (step !== undefined)
      Object.assign(step, [{ level: 1 + pick(3) }, { guard: 'none' }, { rebind: true }, { propertiesKeys: ['x'] }][pick(4)]);
  },
  ({ steps, changes }, { pick, victims }) => {
    const [victim, change] = [some(victims, pick), some(changes, pick)];
    if (victim !== undefined) steps.splice(pick(steps.length), 0, stepOn(victim, change?.key ?? keyOf(victim), pick) as unknown as Step);
  },
  ({ steps }, { pick, victims }) => {
    const [step, victim] = [some(steps, pick), some(victims, pick)];
    if (step !== undefined && victim !== undefined) Object.assign(step, { entity: victim });
  },
  ({ changes }, { pick }) => void changes.splice(pick(changes.length), 1),
  ({ changes }, { pick }) => {
    const change = some(changes, pick) as Json | undefined;
    if (change === undefined) return;
    const names = [
      'blocked',
      'cascades',
      'facts',
      'fields',
      'reasons',
      'allowedBy',
      'unbindsFirst',
      'rebinding',
      'migration',
      'rename',
      'before',
      'after',
      'gap',
      'losses',
    ];
    const name = names[pick(names.length)] ?? '';
    if (Array.isArray(change[name])) change[name] = [];
    else delete change[name];
  },
  ({ changes }, { pick }) => {
    const change = some(changes, pick);
    const actions = ['create', 'update', 'replace', 'migrate', 'rename', 'delete', 'keep', 'ensure', 'rebind'] as const;
    if (change !== undefined) Object.assign(change, { action: actions[pick(9)] });
  },
  ({ changes }, { pick, victims }) => {
    const [change, victim] = [some(changes, pick), some(victims, pick)];
    if (change === undefined || victim === undefined) return;
    const [name] = (['before', 'after'] as const).filter((one) => change[one] !== undefined).slice(pick(2));
    if (name !== undefined) Object.assign(change, { [name]: victim, ...(pick(2) === 0 ? { key: keyOf(victim) } : {}) });
  },
  ({ changes }, { pick, victims }) => {
    const [change, victim] = [some(changes, pick), some(victims, pick)];
    if (change === undefined || (victim?.kind !== 'binding' && victim?.kind !== 'exchange')) return;
    Object.assign(change, { cascades: [...change.cascades, { key: keyOf(victim), entity: victim, restored: pick(2) === 0 }] });
  },
  ({ changes }, { pick }) => {
    const change = some(changes, pick);
    const cascade = change === undefined ? undefined : some(change.cascades, pick);
    if (cascade !== undefined) Object.assign(cascade, [{ restored: !cascade.restored }, { foreign: true }, { restored: true }][pick(3)]);
  },
  ({ changes }, { pick }) => {
    const change = some(changes, pick);
    const entity = change?.after ?? change?.before;
    if (change === undefined || entity === undefined || entity.kind === 'binding') return;
    Object.assign(change, { allowedBy: [`${['lose', 'replace', 'delete', 'migrate'][pick(4)]}:${entity.kind}/${entity.name}`] });
  },
  // the parts of migrations and rebindings
  ({ changes }, { pick, victims }) => {
    const own = changes.filter(
      ({ migration, rename, rebinding, unbindsFirst }) => (migration ?? rename ?? rebinding ?? unbindsFirst) !== undefined,
    );
    const [change, victim] = [
      some(own, pick),
      some(
        victims.filter(({ kind }) => kind === 'binding'),
        pick,
      ),
    ];
    if (change === undefined || victim === undefined) return;
    const parts = (change.migration?.parts ?? change.rename ?? change.rebinding ?? change) as unknown as Json;
    const lists = Object.keys(parts).filter((name) => Array.isArray(parts[name]));
    const list = parts[lists[pick(lists.length)] ?? ''] as unknown[] | undefined;
    list?.push(pick(2) === 0 ? victim : { binding: victim, propertiesKeys: ['x'] });
  },
  ({ changes }, { pick, victims }) => {
    const { migration } =
      some(
        changes.filter((change) => change.migration !== undefined),
        pick,
      ) ?? {};
    if (migration === undefined) return;
    const victim = some(
      victims.filter(({ kind }) => kind === 'queue'),
      pick,
    );
    const holding = [victim, { ...migration.holding, arguments: { 'x-max-length': 0 } }, { ...migration.holding, durable: false }][pick(3)];
    Object.assign(migration, { holding });
  },
  ({ changes }, { pick, victims }) => {
    const rename = changes.find((change) => change.rename !== undefined)?.rename;
    if (rename !== undefined)
      Object.assign(rename, [{ from: some(victims, pick) }, { reverses: !rename.reverses }, { unbound: [] }][pick(3)]);
  },
  (plan, { pick }) => {
    const forged = [undefined, { nodes: 'given' }, { nodes: 'listed' }, { nodes: 'listed', without: ['rabbit@b'] }][pick(4)];
    if (forged === undefined) delete plan['fencing'];
    else plan['fencing'] = forged;
  },
  (plan, { pick }) => {
    const notices = plan['notices'] as unknown[];
    notices.splice(pick(notices.length), 1);
  },
  (plan, { pick, victims }) => {
    const vhosts = plan['vhosts'] as string[];
    if (pick(2) === 0) vhosts.push(some(victims, pick)?.vhost ?? 'x');
    else vhosts.splice(pick(vhosts.length), 1);
  },
];

/** Values that no property expects in every place. */
const odd: readonly unknown[] = [null, 0, -1, '', 'x', true, [], {}, [[]], { kind: 'queue' }, { __proto__x: 1 }, '\u001b[2J', 1e308];

/** Replaces, removes or adds a value at any place. */
function mutate(plan: Json, pick: Pick): void {
  const places: { readonly on: Json; readonly name: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) {
      places.push({ on: value as Json, name });
      walk((value as Json)[name]);
    }
  };
  walk(plan);
  const [place, other] = [some(places, pick), some(places, pick)];
  if (place === undefined || other === undefined) return;
  const { on, name } = place;
  const way = pick(4);
  if (way === 0) delete on[name];
  else if (way === 1) on[name] = odd[pick(odd.length)];
  else if (way === 2) on[name] = structuredClone(other.on[other.name]);
  else if (!Array.isArray(on))
    Object.defineProperty(on, ['__proto__', 'constructor', 'note'][pick(3)] ?? '', {
      value: {},
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** A forged plan: one to three forgeries, and what follows from the content made again as far as it can be. */
export function forge(plan: Plan, aim: Aim): unknown {
  const { pick } = aim;
  const forged = JSON.parse(JSON.stringify(plan)) as { changes: Change[]; steps: Step[] } & Json;
  for (let left = 1 + pick(3); left > 0; left -= 1) {
    const at = pick(forgeries.length + 4);
    try {
      if (at < forgeries.length) forgeries[at]?.(forged, aim);
      else mutate(forged, pick);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // an earlier forgery has left nothing to forge
    }
  }
  return madeAgain(forged, pick(3));
}

/** `thorough` 2: the risks and steps too. */
function madeAgain(forged: { changes: Change[]; steps: Step[] } & Json, thorough: number): unknown {
  try {
    if (thorough === 2) {
      for (const change of forged.changes) Object.assign(change, { risk: riskOf(change) });
      Object.assign(forged, { steps: stepsOf(forged.changes, (forged as unknown as Plan).fencing) });
    }
    const { changes, steps } = forged;
    const { vhosts, undeclared } = forged as unknown as Plan;
    return { ...forged, summary: summarise(changes, undeclared.length), digest: digestOf(vhosts, changes, steps) };
  } catch {
    return forged; // too broken for its own steps: it must be found all the same
  }
}

// Governors of the original of a scratch copy, operator policies and undeclared policies: live tests run under them, or report that they do not.
import { type BrokerOptions, openBroker } from '../broker/open.ts';
import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
import type { Document, Entity, Policy } from '../model/entity.ts';
import type { GovernedObject, Governing } from '../model/governing.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { ScratchPlace } from '../model/playing.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { byGovernor, declaredGovernors, type Governors, governorsOf } from '../planner/governing/governing.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { newest, seriesText } from '../rabbitmq/version.ts';
import { governorText, objectsText } from '../reporter/governing.ts';
import { scratchNames } from '../tester/scratch.ts';
import { type PlanRequest, plan } from './plan-and-apply.ts';

/** The governors of one virtual host, and why the undeclared ones are unknown if they are. */
export interface SeenGovernors extends Governors {
  /** Names of the declared operator policies that are not in force in the virtual host yet, or in another form. */
  readonly pending: ReadonlySet<string>;
  readonly notices: readonly Diagnostic[];
}

/** Where the original is, and what is declared of it. */
export interface OriginalRequest extends Pick<PlanRequest, 'topology' | 'origins' | 'signal'> {
  readonly connection: Pick<BrokerOptions, 'addresses' | 'tls' | 'transport' | 'waits'>;
  /** Version of topo, for the plan. */
  readonly topo: string;
}

/**
 * Observes the virtual host of the original, with the declared operator policies as they are once the plan is applied. Of a virtual host that
 * does not exist yet, only these are known, and of one that cannot be observed, too, with a notice.
 */
export async function observeGovernors(request: OriginalRequest, vhost: string): Promise<SeenGovernors> {
  const { connection, topo, signal, origins } = request;
  const topology = topologyIn(request.topology, vhost);
  const declared = declaredGovernors(topology, seriesText(newest));
  const alone = { ...declared, pending: new Set(declared.operatorPolicies.map(({ name }) => name)) };
  if (connection.transport === 'amqp') return { ...alone, notices: [notVisible(vhost, 'policies are not visible over AMQP')] };
  let seen: Observed | undefined;
  try {
    const broker = await openBroker({ ...connection, transport: 'http', purpose: 'test', vhost, writing: false });
    try {
      const reader = { observe: async (asked: Parameters<typeof broker.reader.observe>[0]) => (seen = await broker.reader.observe(asked)) };
      const { changes } = await plan(
        { topology, origins, allowances: [], version: topo, ...(signal === undefined ? {} : { signal }) },
        reader,
      );
      if (seen === undefined) return { ...alone, notices: [] };
      const pending = changes.flatMap(({ action, after }) => (action !== 'keep' && isOperatorPolicy(after) ? [after.name] : []));
      return { ...governorsOf(topology, seen, changes), pending: new Set(pending), notices: [] };
    } finally {
      await broker.close();
    }
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    const [first] = error.diagnostics;
    return { ...alone, notices: first === undefined || first.code === 'vhost-not-found' ? [] : [notVisible(vhost, first.message)] };
  }
}

function isOperatorPolicy(entity: Entity | undefined): entity is Document {
  return entity?.kind === 'document' && entity.of === 'operator-policy';
}

function topologyIn({ declarations, prune }: Topology, vhost: string): Topology {
  const own = [...declarations].filter(([, { entity }]) => entity.vhost === vhost);
  return { vhosts: [vhost], declarations: new Map(own), prune: new Map([...prune].filter(([name]) => name === vhost)) };
}

function notVisible(vhost: string, why: string): Diagnostic {
  const message = `undeclared operator policies and policies of ${vhost} are not in force in the tests: ${why}`;
  return { code: 'governor-not-in-test', severity: 'notice', message };
}

/** The governors that are in force in a copy, with notices on the others. Under scratch names, those that match are in force already. */
export function governorsIn(governors: SeenGovernors, place: ScratchPlace): SeenGovernors {
  if (place.prefix === undefined) return { ...governors, notices: [] };
  const names = scratchNames(place);
  const matches = ({ pattern }: Policy, { kind, name }: Pick<GovernedObject, 'kind' | 'name'>): boolean => {
    const outcome = patternOf(pattern);
    return 'matches' in outcome && outcome.matches(kind === 'queue' ? names.queue(name) : names.exchange(name));
  };
  const { pending } = governors;
  const policyOf = ({ by, name }: Governing): Policy | undefined => {
    if (by === 'operator-policy' && pending.has(name)) return undefined;
    return (by === 'policy' ? governors.policies : governors.operatorPolicies).find((policy) => policy.name === name);
  };
  const split = (played: boolean): readonly Governing[] =>
    governors.governing.flatMap((row) => {
      const policy = policyOf(row);
      const objects = row.objects.filter((object) => (policy !== undefined && matches(policy, object)) === played);
      return objects.length === 0 ? [] : [{ ...row, objects }];
    });
  const played = split(true);
  const inForce = (by: Governing['by'], policies: readonly Policy[]): readonly Policy[] =>
    policies.filter(({ name }) => played.some((row) => row.by === by && row.name === name));
  return {
    policies: inForce('policy', governors.policies),
    operatorPolicies: inForce('operator-policy', governors.operatorPolicies),
    governing: played,
    pending,
    notices: byGovernor(split(false)).map((rows) => notPlayed(rows, place)),
  };
}

function notPlayed(rows: readonly Governing[], { vhost }: ScratchPlace): Diagnostic {
  const objects = new Map(rows.flatMap((row) => row.objects.map((object) => [object.key, object])));
  const message = `${governorText(rows)} governs ${objectsText([...objects.values()])} in ${vhost} and is not in force in the tests`;
  return { code: 'governor-not-in-test', severity: 'notice', message };
}

/** The topology with the policies that govern its copy; under scratch names, without the declared operator policies: none is set there. */
export function withGovernors(topology: Topology, { policies }: Governors, { prefix }: ScratchPlace): Topology {
  const own = [...topology.declarations].filter(([, { entity }]) => prefix === undefined || !isOperatorPolicy(entity));
  const more = policies.map((entity): [EntityKey, Declaration] => [keyOf(entity), { entity, presence: 'present', protect: false }]);
  return { ...topology, declarations: new Map([...own, ...more]) };
}

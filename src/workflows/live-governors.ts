// Undeclared governors of the original of a scratch copy: live tests run under them, or report that they do not.
import { type BrokerOptions, openBroker } from '../broker/open.ts';
import { type Diagnostic, TopoError } from '../model/diagnostic.ts';
import type { Policy } from '../model/entity.ts';
import type { GovernedObject, Governing } from '../model/governing.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Observed } from '../model/observed.ts';
import type { ScratchPlace } from '../model/playing.ts';
import type { Declaration, Topology } from '../model/topology.ts';
import { byGovernor, type Governors, governorsOf } from '../planner/governing/governing.ts';
import { patternOf } from '../rabbitmq/pattern.ts';
import { governorText, objectsText } from '../reporter/governing.ts';
import { scratchNames } from '../tester/scratch.ts';
import { type PlanRequest, plan } from './plan-and-apply.ts';

export type { Governors };

/** The governors of one virtual host, and why they are unknown if they are. */
export interface SeenGovernors extends Governors {
  readonly notices: readonly Diagnostic[];
}

const none: Governors = { policies: [], operatorPolicies: [], governing: [] };

/** Where the original is, and what is declared of it. */
export interface OriginalRequest extends Pick<PlanRequest, 'topology' | 'origins' | 'signal'> {
  readonly connection: Pick<BrokerOptions, 'addresses' | 'tls' | 'transport' | 'waits'>;
  /** Version of topo, for the plan. */
  readonly topo: string;
}

/**
 * Observes the virtual host of the original. One that does not exist yet has no governors; of one that cannot be observed, a notice is all
 * that is known.
 */
export async function observeGovernors(request: OriginalRequest, vhost: string): Promise<SeenGovernors> {
  const { connection, topo, signal, origins } = request;
  if (connection.transport === 'amqp') return { ...none, notices: [notVisible(vhost, 'policies are not visible over AMQP')] };
  const topology = topologyIn(request.topology, vhost);
  let seen: Observed | undefined;
  try {
    const broker = await openBroker({ ...connection, transport: 'http', purpose: 'test', vhost, writing: false });
    try {
      const reader = { observe: async (asked: Parameters<typeof broker.reader.observe>[0]) => (seen = await broker.reader.observe(asked)) };
      const { changes } = await plan(
        { topology, origins, allowances: [], version: topo, ...(signal === undefined ? {} : { signal }) },
        reader,
      );
      return { ...(seen === undefined ? none : governorsOf(topology, seen, changes)), notices: [] };
    } finally {
      await broker.close();
    }
  } catch (error) {
    if (!(error instanceof TopoError)) throw error;
    const [first] = error.diagnostics;
    return { ...none, notices: first === undefined || first.code === 'vhost-not-found' ? [] : [notVisible(vhost, first.message)] };
  }
}

function topologyIn({ declarations, prune }: Topology, vhost: string): Topology {
  const own = [...declarations].filter(([, { entity }]) => entity.vhost === vhost);
  return { vhosts: [vhost], declarations: new Map(own), prune: new Map([...prune].filter(([name]) => name === vhost)) };
}

function notVisible(vhost: string, why: string): Diagnostic {
  const message = `operator policies and undeclared policies of ${vhost} are not in force in the tests: ${why}`;
  return { code: 'governor-not-in-test', severity: 'notice', message };
}

/** The governors that are in force in a copy, with notices on the others. */
export function governorsIn(governors: Governors, place: ScratchPlace): SeenGovernors {
  if (place.prefix === undefined) return { ...governors, notices: [] };
  const names = scratchNames(place);
  const matches = ({ pattern }: Policy, { kind, name }: Pick<GovernedObject, 'kind' | 'name'>): boolean => {
    const outcome = patternOf(pattern);
    return 'matches' in outcome && outcome.matches(kind === 'queue' ? names.queue(name) : names.exchange(name));
  };
  const policyOf = ({ by, name }: Governing): Policy | undefined =>
    (by === 'policy' ? governors.policies : governors.operatorPolicies).find((policy) => policy.name === name);
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
    notices: byGovernor(split(false)).map((rows) => notPlayed(rows, place)),
  };
}

function notPlayed(rows: readonly Governing[], { vhost }: ScratchPlace): Diagnostic {
  const objects = new Map(rows.flatMap((row) => row.objects.map((object) => [object.key, object])));
  const message = `${governorText(rows)} governs ${objectsText([...objects.values()])} in ${vhost} and is not in force in the tests`;
  return { code: 'governor-not-in-test', severity: 'notice', message };
}

/** The topology with the undeclared policies that govern it. */
export function withPolicies(topology: Topology, policies: readonly Policy[]): Topology {
  const more = policies.map((entity): [EntityKey, Declaration] => [keyOf(entity), { entity, presence: 'present', protect: false }]);
  return { ...topology, declarations: new Map([...topology.declarations, ...more]) };
}

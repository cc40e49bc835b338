// Compares the topology of a service with the broker when it starts, and changes nothing. The result is data.
import type { Span } from '../model/diagnostic.ts';
import { type EntityKey, nameText } from '../model/key.ts';
import type { BrokerIdentity } from '../model/observed.ts';
import type { Change, FieldChange, Plan } from '../model/plan.ts';
import type { Rename } from '../model/rename.ts';
import type { Topology } from '../model/topology.ts';
import { isUncompared, planned, type ServiceOptions } from './service-plan.ts';

/** Options of `checkTopology`. */
export interface CheckOptions extends ServiceOptions {
  /**
   * URL of the management API, which also shows bindings, policies and documents; the user requires a tag such as `monitoring`. By default
   * it is not used.
   */
  readonly management?: string;
}

/** One difference between the files and the broker. */
export interface TopologyDifference {
  readonly key: EntityKey;
  /**
   * `missing`: it does not exist. `different`: it exists with other attributes. `present`: it exists although it is declared `state: absent`.
   * `down`: the nodes with the content of the queue are not running.
   */
  readonly kind: 'missing' | 'different' | 'present' | 'down';
  /** The attributes that differ; empty unless it is `different`. */
  readonly fields: readonly FieldChange[];
  /** One sentence without a full stop. */
  readonly message: string;
  /** Where it is declared. */
  readonly span?: Span;
}

/** The result of `checkTopology`. */
export interface TopologyCheck {
  /** Whether there are no differences, apart from objects in `unchecked`. */
  readonly ok: boolean;
  readonly vhost: string;
  readonly broker: BrokerIdentity;
  /** In the order of keys. */
  readonly differences: readonly TopologyDifference[];
  /** Objects that could not be compared: over AMQP, bindings, policies and documents. */
  readonly unchecked: readonly EntityKey[];
}

/**
 * Compares the files with the broker, and changes nothing. A difference is not an error: it is in the result.
 * @throws TopoError with every error of the files; `broker-unreachable`, `login-refused`, `access-refused` and the like; `interrupted`
 * by the signal
 */
export async function checkTopology(options: CheckOptions): Promise<TopologyCheck> {
  return await planned(options, { writing: false, management: options.management }, checkable, async ({ plan: made, vhost }) => {
    const differences = made.changes.flatMap((change) => differenceOf(change, made));
    const differing = new Set(differences.map(({ key }) => key));
    const unchecked = made.changes.filter((change) => !differing.has(change.key) && isUncompared(change)).map(({ key }) => key);
    return { ok: differences.length === 0, vhost, broker: made.broker, differences, unchecked };
  });
}

/** An undeclared object is no difference for a service. */
function checkable(topology: Topology): Topology {
  return { ...topology, prune: new Map() };
}

function differenceOf(change: Change, { origins }: Plan): readonly TopologyDifference[] {
  const kind = kindOf(change);
  if (kind === undefined) return [];
  const { key, fields } = change;
  const span = origins[key];
  return [
    { key, kind, fields: kind === 'different' ? fields : [], message: messageOf(change, kind), ...(span === undefined ? {} : { span }) },
  ];
}

function kindOf({ action, blocked, reasons }: Change): TopologyDifference['kind'] | undefined {
  if (blocked?.down !== undefined || reasons.includes('queue-down')) return 'down';
  if (blocked?.code === 'external-missing' || action === 'create' || action === 'rename') return 'missing';
  if (action === 'delete') return 'present';
  if (action === 'ensure' || (action === 'keep' && blocked === undefined)) return undefined;
  return 'different';
}

/** `is to be renamed from orders`. */
export function renamedText({ from }: Rename): string {
  return `is to be renamed from ${nameText(from.name)}`;
}

function messageOf({ key, fields, rename }: Change, kind: TopologyDifference['kind']): string {
  const messages: { readonly [kind in TopologyDifference['kind']]: string } = {
    missing: `${key} does not exist${rename === undefined ? '' : `: it ${renamedText(rename)}`}`,
    different: `${key} differs${fields.length === 0 ? '' : `: ${fields.map(({ path }) => path).join(', ')}`}`,
    present: `${key} exists although it is declared absent`,
    down: `${key} is down`,
  };
  return messages[kind];
}

// The stage `plan` of the case directories: topology.yaml is declared, broker.yaml is live. The plan, the output of its apply
// and the resulting live state are the expectations. Always in memory; test/cases.broker.test.ts runs the same directories on real brokers.
import { load } from '../../src/loader/load.ts';
import { hasErrors, TopoError } from '../../src/model/diagnostic.ts';
import type { DocumentKind, Entity, Policy } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Conditions, Facts, VhostConditions } from '../../src/model/observed.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { BrokerReader, BrokerWriter } from '../../src/model/ports.ts';
import type { Topology } from '../../src/model/topology.ts';
import { parseAllowance } from '../../src/planner/allow.ts';
import { parseSelector } from '../../src/planner/part.ts';
import { renderApply } from '../../src/reporter/apply.ts';
import { renderDiagnostics } from '../../src/reporter/diagnostics.ts';
import { nameOf, describe as words } from '../../src/reporter/entity.ts';
import { documentOf } from '../../src/reporter/markdown.ts';
import { planBlocks } from '../../src/reporter/plan-markdown.ts';
import { renderPlan } from '../../src/reporter/plan-text.ts';
import { apply, plan } from '../../src/workflows/plan-and-apply.ts';
import type { CaseDir, Runner } from './cases.ts';
import type { MemoryVersion } from './memory/broker.ts';

/** args.json: flags, and live state in addition to broker.yaml. */
export interface PlanArgs {
  readonly allow?: readonly string[];
  readonly only?: readonly string[];
  readonly skipBlocked?: boolean;
  readonly showUndeclared?: boolean;
  readonly showUnchanged?: boolean;
  /** The plan is compared at 80, 100 and 120 columns as well. */
  readonly widths?: boolean;
  /** The plan as Markdown is compared as well. */
  readonly markdown?: boolean;
  /** How the broker is observed; default `full`, as over the management API. */
  readonly visibility?: 'full' | 'amqp';
  /** Ready messages by queue. */
  readonly ready?: { readonly [queue: string]: number };
  /** Consumers by queue. */
  readonly consumers?: { readonly [queue: string]: number };
  /** The step with this number fails with this code; in memory only. */
  readonly fail?: { readonly step: number; readonly code: 'step-refused' | 'step-unknown'; readonly done?: boolean };
  /** Changes before the plan is applied as a saved plan: this file is live then. */
  readonly meanwhile?: string;
  /** Kinds of document that the user may not list; in memory only. */
  readonly unlisted?: readonly DocumentKind[];
  /** Whether messages are moved, which the management API alone cannot do. */
  readonly moves?: boolean;
  /** Documents of users, of plugins or of the whole broker: in memory only. */
  readonly memory?: true;
  /** Requires the plugin rabbitmq_consistent_hash_exchange. */
  readonly hashing?: boolean;
  /** The exchange types of the broker. */
  readonly exchangeTypes?: readonly string[];
  /** Operator policies of the virtual host `/`, by name. */
  readonly operatorPolicies?: { readonly [name: string]: Pick<Policy, 'pattern' | 'applyTo' | 'definition'> };
  /** The version of the broker: on real brokers, the case runs on that release series alone. */
  readonly version?: MemoryVersion;
  /** The conditions of the virtual hosts of the case, all alike. */
  readonly vhost?: VhostConditions;
  /** Enabled plugins, and in memory only: deprecated features, limits and topic permissions of the user, alarms, and names of virtual hosts. */
  readonly conditions?: Pick<
    Conditions,
    'plugins' | 'deprecatedFeatures' | 'userLimits' | 'topicPermissions' | 'alarms' | 'account' | 'vhostNames'
  >;
}

/** The operator policies of a case. */
export function operatorPoliciesOf({ operatorPolicies = {} }: PlanArgs): readonly Policy[] {
  return Object.entries(operatorPolicies).map(([name, policy]) => ({ kind: 'policy', vhost: '/', name, priority: 0, ...policy }));
}

/** A broker to run a case on. */
export interface World {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  /** Creates the live entities, with these messages and consumers. */
  seed(topology: Topology, args: PlanArgs): Promise<void>;
  /** All live entities without the predeclared ones. */
  entities(): Promise<readonly Entity[]>;
  close(): Promise<void>;
}

const style = { color: false, ascii: true };

/** The terminal widths at which a plan is compared. */
const widths = [80, 100, 120];

/** The runner of plan cases on brokers from `open`. The texts name no broker, so that they are the same on every one. */
export function planCase(
  open: (args: PlanArgs) => Promise<World>,
  skip: (args: PlanArgs) => boolean | Promise<boolean> = () => false,
): Runner {
  return async (dir) => {
    const args = dir.json<PlanArgs>('args.json', {});
    dir.take(/^(topology|broker|meanwhile)\.yaml$/);
    if (await skip(args)) return dir.skip();
    const world = await open(args);
    try {
      return await runOn(world, dir, args);
    } finally {
      await world.close();
    }
  };
}

async function runOn(world: World, dir: CaseDir, args: PlanArgs): Promise<{ [file: string]: string }> {
  const wanted = await topologyOf(dir, 'topology.yaml');
  if (dir.take(/^broker\.yaml$/).length > 0) await world.seed((await topologyOf(dir, 'broker.yaml')).topology, args);
  const allowances = (args.allow ?? []).map((text) => parseAllowance(text) ?? fail(`--allow ${text}`));
  const only = (args.only ?? []).map((text) => parseSelector(text) ?? fail(`--only ${text}`));
  const part = { only, skipBlocked: args.skipBlocked === true };
  const request = { topology: wanted.topology, origins: wanted.origins, allowances, version: 'X.Y.Z', ...part };
  const made = await plan(request, world.reader);
  const context = { paths: ['.'], showUndeclared: args.showUndeclared === true, showUnchanged: args.showUnchanged === true };
  const texts = {
    'plan.txt': renderPlan(anonymous(made), context, style),
    ...(args.widths === true
      ? Object.fromEntries(widths.map((columns) => [`plan.${columns}.txt`, renderPlan(anonymous(made), context, { ...style, columns })]))
      : {}),
    ...(args.markdown === true ? { 'plan.md': documentOf(planBlocks(anonymous(made), context)) } : {}),
  };
  if (args.meanwhile !== undefined) await world.seed((await topologyOf(dir, args.meanwhile)).topology, {});
  if (made.steps.length === 0 && made.summary.blocked === 0) return texts;
  const said = await applied(world, made, args);
  return { ...texts, 'run.txt': said, 'after.txt': (await world.entities()).map(line).join('') };
}

async function applied(world: World, made: Plan, args: PlanArgs): Promise<string> {
  try {
    const result = await apply(made, world, { saved: args.meanwhile !== undefined });
    return renderDiagnostics(result.diagnostics, new Map(), style) + renderApply(result, 0, style);
  } catch (error) {
    if (error instanceof TopoError) return renderDiagnostics(error.diagnostics, new Map(), style);
    throw error;
  }
}

async function topologyOf(dir: CaseDir, file: string): Promise<Awaited<ReturnType<typeof load>>> {
  const loaded = await load([file], { defaultVhost: '/', variable: () => undefined, cwd: dir.path });
  if (hasErrors(loaded.diagnostics)) fail(renderDiagnostics(loaded.diagnostics, loaded.sources, style));
  return loaded;
}

/** Without facts that differ between brokers: the management API shows the consumers of a new queue seconds late. */
function anonymous(made: Plan): Plan {
  const changes = made.changes.map((change) => {
    const { facts, rename } = change;
    return {
      ...change,
      ...(facts?.ready === undefined ? {} : { facts: stable(facts) }),
      ...(rename?.facts?.ready === undefined ? {} : { rename: { ...rename, facts: stable(rename.facts) } }),
    };
  });
  return {
    ...made,
    changes,
    broker: { name: 'rabbit@test', address: '' },
    over: made.over === 'memory' ? 'http' : made.over,
    digest: 'sha256:...',
  };
}

/** Identity and rates differ between runs. */
function stable({ attached: _, publishRate: __, ...facts }: Facts): Facts {
  return { ...facts, consumers: facts.consumers ?? 0 };
}

function line(entity: Entity): string {
  return `${[`${entity.kind} ${nameOf(entity)}`, ...words(entity)].join(', ')}\n`;
}

/** The order of the listing of live entities. */
export function sorted(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function fail(text: string): never {
  throw new Error(text);
}

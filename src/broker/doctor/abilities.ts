// What all of it means for topo: what `topo plan` sees over this connection, and what `topo apply` can do. The rules are those of
// src/broker/open.ts: which transport looks, which one changes, and that a management API that was given must work.
import { type Check, type CheckName, passed, warned } from '../../model/check.ts';
import { type Code, codes } from '../../model/codes.ts';
import type { Transport } from '../open.ts';
import type { AmqpFindings } from './amqp.ts';
import { addTag, type Patterns } from './commands.ts';
import type { ManagementFindings } from './management.ts';
import { type Granted, permissions } from './permissions.ts';

/** Everything that was found out; what the transport leaves out is undefined. */
export interface Findings {
  readonly transport: Transport;
  /** User of the management API. */
  readonly user: string;
  /** Whether the address of the management API was given: then topo does not do without it. */
  readonly managementGiven: boolean;
  readonly amqp?: AmqpFindings;
  readonly management?: ManagementFindings;
  readonly granted?: Granted;
  readonly patterns?: Patterns;
  /** The checks of the permissions. */
  readonly permissionChecks: readonly Check[];
}

const withoutAmqp = 'leave --transport amqp out, where the management API answers';

/** Three checks: plan, apply, policies. */
export function abilityChecks(findings: Findings): readonly Check[] {
  return [planCheck(findings), applyCheck(findings), policiesCheck(findings)];
}

function planCheck(findings: Findings): Check {
  const { transport, amqp, management, granted } = findings;
  if (management !== undefined && management.problem === undefined) {
    return passed('plan', 'complete: queues, exchanges, bindings and policies are seen over the management API, undeclared ones too');
  }
  if (transport === 'http') return impossible('plan', 'nothing can be seen', management?.checks);
  if (amqp?.problem !== undefined) return impossible('plan', 'nothing can be seen', amqp.checks);
  const stop = stopped('plan', findings);
  if (stop !== undefined) return stop;
  const where = granted?.look.state === 'refused' ? ', only on names that a pattern of the user matches' : '';
  const attributes =
    granted?.configure.state === 'granted' ? 'with their attributes' : 'with their attributes where the user has configure';
  const text = `queues and exchanges${where}, ${attributes}: AMQP shows no bindings, policies, or what is undeclared`;
  return warned('plan', text, transport === 'amqp' ? withoutAmqp : fixOf(management?.checks));
}

function applyCheck(findings: Findings): Check {
  const { transport, amqp, management, granted, patterns } = findings;
  const things = 'queues, exchanges and bindings';
  if (transport === 'http') {
    if (management?.problem !== undefined) return impossible('apply', 'nothing can be changed', management.checks);
    const how = patterns === undefined ? 'the patterns of the user allow, which only an administrator can read' : 'these patterns allow';
    return passed('apply', `${things}, as far as ${how}`);
  }
  if (amqp?.problem !== undefined) return impossible('apply', 'nothing can be changed', amqp.checks);
  const stop = stopped('apply', findings);
  if (stop !== undefined) return stop;
  const lacking = permissions.filter((one) => granted?.[one].state !== 'granted');
  if (lacking.length === 0) return passed('apply', `${things}: yes, as a random name tells`);
  const text = `${things}: only those whose names the patterns match; not every name has ${lacking.join(', ')}`;
  return warned('apply', text, fixOf(findings.permissionChecks));
}

function policiesCheck({ transport, user, management }: Findings): Check {
  if (management === undefined) return warned('policies', 'no: AMQP can neither show nor set them', withoutAmqp);
  const { problem, tags, checks } = management;
  if (problem !== undefined) {
    if (transport === 'http') return impossible('policies', 'no', checks);
    return warned('policies', 'no: they are set over the management API', fixOf(checks));
  }
  if (tags.includes('policymaker') || tags.includes('administrator')) return passed('policies', 'yes');
  // policymaker includes what management allows
  const kept = tags.filter((tag) => tag !== 'management');
  return warned('policies', 'no: the user lacks the tag policymaker', addTag(user, kept, 'policymaker'));
}

/** With `auto`, topo only does without a management API that nobody gave and that does not take the login. */
function stopped(name: CheckName, { management, managementGiven }: Findings): Check | undefined {
  if (management?.problem === undefined || !(managementGiven || management.client !== undefined)) return undefined;
  const why = managementGiven
    ? 'a management API that was given must work'
    : 'the management API takes the login, but not for this virtual host';
  return warned(name, `stops: ${why}`, `${fixOf(management.checks)}; or --transport amqp`);
}

/** Says no, for the reason that an earlier check has given in full. */
function impossible(name: CheckName, what: string, checks: readonly Check[] | undefined): Check {
  const code: Code = cause(checks)?.code ?? 'broker-unreachable';
  return { name, state: 'failed', detail: `${what}: ${codes[code].title}`, fix: fixOf(checks), code };
}

/** What the check says that stands in the way. */
function fixOf(checks: readonly Check[] | undefined): string {
  return cause(checks)?.fix ?? checks?.find(({ state }) => state !== 'ok')?.fix ?? 'run topo doctor again';
}

function cause(checks: readonly Check[] | undefined): { readonly code?: Code; readonly fix: string } | undefined {
  for (const check of checks ?? []) if (check.state !== 'ok' && check.code !== undefined) return check;
  return undefined;
}

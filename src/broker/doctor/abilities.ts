// The consequences for topo: what `topo plan` can read over this connection, and what `topo apply` can do. The rules are those of
// src/broker/open.ts: which transport observes, which one changes, and that an explicitly configured management API must work.
import { type Check, type CheckName, passed, warned } from '../../model/check.ts';
import { type Code, codes } from '../../model/codes.ts';
import type { Transport } from '../open.ts';
import type { AmqpFindings } from './amqp.ts';
import { addTag, type Patterns } from './commands.ts';
import type { ManagementFindings } from './management.ts';
import { type Granted, permissions } from './permissions.ts';

/** All findings; undefined for a transport that is not used. */
export interface Findings {
  readonly transport: Transport;
  /** User of the management API. */
  readonly user: string;
  /** Whether the address of the management API was configured explicitly, so that topo requires it. */
  readonly managementGiven: boolean;
  readonly amqp?: AmqpFindings;
  readonly management?: ManagementFindings;
  readonly granted?: Granted;
  readonly patterns?: Patterns;
  /** The permission checks. */
  readonly permissionChecks: readonly Check[];
}

const overAmqp = '; or --transport amqp';
const withoutAmqp = 'omit --transport amqp if the management API is available';

/** Three checks: plan, apply, policies. */
export function abilityChecks(findings: Findings): readonly Check[] {
  return [planCheck(findings), applyCheck(findings), policiesCheck(findings)];
}

function planCheck(findings: Findings): Check {
  const { transport, amqp, management, granted } = findings;
  if (management !== undefined && management.problem === undefined) {
    return passed('plan', 'complete: the management API shows queues, exchanges, bindings and policies, including undeclared ones');
  }
  if (transport === 'http') return impossible('plan', 'nothing can be read', management?.checks);
  if (amqp?.problem !== undefined) return impossible('plan', 'nothing can be read', amqp.checks);
  const stop = stopped('plan', findings);
  if (stop !== undefined) return stop;
  const where = granted?.look.state === 'refused' ? ', only if their names match a pattern of the user' : '';
  const attributes =
    granted?.configure.state === 'granted' ? 'with their attributes' : 'with their attributes where the user has the configure permission';
  const text = `queues and exchanges${where}, ${attributes}; AMQP shows no bindings, policies or undeclared objects`;
  return warned('plan', text, transport === 'amqp' ? withoutAmqp : fixOf(management?.checks));
}

function applyCheck(findings: Findings): Check {
  const { transport, amqp, management, granted, patterns } = findings;
  const things = 'queues, exchanges and bindings';
  if (transport === 'http') {
    if (management?.problem !== undefined) return impossible('apply', 'nothing can be changed', management.checks);
    const how =
      patterns === undefined ? 'the permission patterns of the user, which only an administrator can read' : 'these permission patterns';
    return passed('apply', `${things}, within ${how}`);
  }
  if (amqp?.problem !== undefined) return impossible('apply', 'nothing can be changed', amqp.checks);
  const stop = stopped('apply', findings);
  if (stop !== undefined) return stop;
  const lacking = permissions.filter((one) => granted?.[one].state !== 'granted');
  if (lacking.length === 0) return passed('apply', `${things}: yes (checked with a random name)`);
  const text = `${things}: only those whose names match the patterns; ${lacking.join(', ')} not granted for every name`;
  return warned('apply', text, fixOf(findings.permissionChecks));
}

function policiesCheck({ transport, user, management }: Findings): Check {
  if (management === undefined) return warned('policies', 'no: AMQP can neither show nor set them', withoutAmqp);
  const { problem, tags, checks } = management;
  if (problem !== undefined) {
    if (transport === 'http') return impossible('policies', 'no', checks);
    return warned('policies', 'no: setting policies requires the management API', fixOf(checks));
  }
  if (tags.includes('policymaker') || tags.includes('administrator')) return passed('policies', 'yes');
  // policymaker includes management
  const kept = tags.filter((tag) => tag !== 'management');
  return warned('policies', 'no: the user lacks the tag policymaker', addTag(user, kept, 'policymaker'));
}

/** With `auto`, topo does without the management API only if it was not configured explicitly and does not accept the login. */
function stopped(name: CheckName, { management, managementGiven }: Findings): Check | undefined {
  if (management?.problem === undefined || !(managementGiven || management.client !== undefined)) return undefined;
  const why = managementGiven
    ? 'an explicitly configured management API must work'
    : 'the management API accepts the login, but not for this virtual host';
  const fix = fixOf(management.checks);
  return warned(name, `stops with an error: ${why}`, fix.endsWith(overAmqp) ? fix : `${fix}${overAmqp}`);
}

/** A negative result that refers to the earlier check with the full reason. */
function impossible(name: CheckName, what: string, checks: readonly Check[] | undefined): Check {
  const code: Code = cause(checks)?.code ?? 'broker-unreachable';
  return { name, state: 'failed', detail: `${what}: ${codes[code].title}`, fix: fixOf(checks), code };
}

/** The fix of the check that failed. */
function fixOf(checks: readonly Check[] | undefined): string {
  return cause(checks)?.fix ?? checks?.find(({ state }) => state !== 'ok')?.fix ?? 'run topo doctor again';
}

function cause(checks: readonly Check[] | undefined): { readonly code?: Code; readonly fix: string } | undefined {
  for (const check of checks ?? []) if (check.state !== 'ok' && check.code !== undefined) return check;
  return undefined;
}

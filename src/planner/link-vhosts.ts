// Upstreams and shovels that connect to a virtual host of the same broker which does not exist when the plan puts them: the change is blocked if
// RabbitMQ would refuse it, and otherwise a warning reports that its links will fail.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Document } from '../model/entity.ts';
import { type EntityKey, nameText } from '../model/key.ts';
import type { Account, Observed } from '../model/observed.ts';
import type { Block, Change, Refusal } from '../model/plan.ts';
import { linkVhostsOf, refusesMissingVhost } from '../rabbitmq/link-vhosts.ts';
import { versionOf } from '../rabbitmq/version.ts';
import { isVhost } from './vhosts.ts';

/** What RabbitMQ would refuse, by change and never empty; and the warnings. Nothing if the virtual hosts of the broker are not visible. */
export function linkVhostFaults(
  changes: readonly Change[],
  { broker, conditions }: Observed,
): { readonly refused: ReadonlyMap<EntityKey, Block>; readonly notices: readonly Diagnostic[] } {
  const refused = new Map<EntityKey, Block>();
  const notices: Diagnostic[] = [];
  const { vhostNames, account } = conditions ?? {};
  if (vhostNames === undefined) return { refused, notices };
  const existing = vhostsWhilePut(changes, vhostNames);
  const version = versionOf(broker.version);
  for (const { key, action, after } of changes) {
    if (after?.kind !== 'document' || (action !== 'create' && action !== 'update')) continue;
    const faults = faultsOf(after, existing, account);
    if (faults.length === 0) continue;
    if (refusesMissingVhost(after.of, version)) refused.set(key, { code: 'link-vhost-missing', refusals: faults });
    else notices.push(...faults.map((fault) => warningOf(key, fault)));
  }
  return { refused, notices };
}

/** Virtual hosts are created before, and deleted after everything else: one that the plan deletes counts as missing. */
function vhostsWhilePut(changes: readonly Change[], names: readonly string[]): ReadonlySet<string> {
  const existing = new Set(names);
  for (const { action, before, after, blocked } of changes) {
    if (action === 'create' && isVhost(after) && blocked === undefined) existing.add(after.name);
    else if (action === 'delete' && isVhost(before)) existing.delete(before.name);
  }
  return existing;
}

function faultsOf(document: Document, existing: ReadonlySet<string>, account: Account | undefined): readonly Refusal[] {
  return linkVhostsOf(document).flatMap(({ property, vhost }): readonly Refusal[] => {
    if (existing.has(vhost)) return [];
    const how = `connects to virtual host ${nameText(vhost)} of the same broker, which ${missing(account)}`;
    const fix =
      vhost === ''
        ? 'write amqp:///%2F for the virtual host /, which amqp:// without a path means too'
        : `correct the URI, or declare the virtual host: vhost: { name: ${nameText(vhost)} }`;
    return [{ part: property, how, fix }];
  });
}

/** Without the tag `monitoring`, RabbitMQ lists only the virtual hosts of the user (3.10.8, 4.3.6). */
function missing(account: Account | undefined): string {
  const seesAll = account?.tags.some((tag) => tag === 'administrator' || tag === 'monitoring') === true;
  return seesAll || account === undefined ? 'does not exist' : `does not exist, or to which user ${nameText(account.user)} has no access`;
}

function warningOf(key: EntityKey, { part, how, fix }: Refusal): Diagnostic {
  return { code: 'link-vhost-missing', severity: 'warning', message: `${key}: ${part} ${how}: its links will fail`, key, hint: fix };
}

// The federation links and shovels of virtual hosts: a check that counts the running ones, and one per link or shovel that is not running.
import { type Check, passed } from '../../model/check.ts';
import { nameText } from '../../model/key.ts';
import { federationLinkFrom, shovelFrom, stateSources, unlistedShovel } from '../../rabbitmq/link-states.ts';
import type { Row } from '../../rabbitmq/rows.ts';
import type { Client } from '../management/client.ts';
import { visibleRows } from '../management/conditions.ts';
import { questionResult } from './question-result.ts';

/** A link or shovel. */
interface Found {
  readonly vhost: string;
  /** `federation upstream up: exchange orders`. */
  readonly text: string;
  readonly reason?: string;
}

/** Reads both lists. Never throws for errors of a broker or a network. */
export async function examineLinks(client: Client, vhosts: ReadonlySet<string>): Promise<readonly Check[]> {
  const [links, shovels, declared] = await Promise.all(
    [[stateSources.federation.path], [stateSources.shovel.path], ['parameters', 'shovel']].map((path) => rowsOf(client, path)),
  );
  const unlisted = shovels === undefined ? [] : unlistedAmong(declared ?? [], shovels);
  const found = [...(links ?? []).map(linkOf), ...(shovels ?? []).map(shovelOf), ...unlisted].filter(({ vhost }) => vhosts.has(vhost));
  const down = found.flatMap((one) => (one.reason === undefined ? [] : [notRunning(one, one.reason)]));
  const running = found.length - down.length;
  const hidden = [
    ...(links === undefined ? [stateSources.federation.plugin] : []),
    ...(shovels === undefined ? [stateSources.shovel.plugin] : []),
  ];
  const detail = hidden.length === 2 ? 'not visible' : `${running} running${down.length === 0 ? '' : `, ${down.length} not running`}`;
  const fix = hidden.length === 0 ? undefined : `states require ${hidden.join(' and ')}, and a user with the tag monitoring`;
  return [passed('links', detail, fix), ...down];
}

/** Undefined if they are not visible, or the request failed. */
async function rowsOf(client: Client, path: readonly string[]): Promise<readonly Row[] | undefined> {
  const found = await questionResult(() => visibleRows(client, { path }));
  return found.ok ? found.value : undefined;
}

/** Shovels that exist, as a policymaker may see, and are not in the list of states. */
function unlistedAmong(declared: readonly Row[], shovels: readonly Row[]): readonly Found[] {
  const listed = new Set(shovels.map(({ vhost, name }) => JSON.stringify([vhost, name])));
  return declared
    .filter(({ vhost, name }) => !listed.has(JSON.stringify([vhost, name])))
    .map((row) => ({ ...shovelOf(row), reason: unlistedShovel }));
}

function linkOf(row: Row): Found {
  const { vhost, upstream, kind, name, reason } = federationLinkFrom(row);
  return {
    vhost,
    text: `federation upstream ${nameText(upstream)}, ${kind} ${nameText(name)}`,
    ...(reason === undefined ? {} : { reason }),
  };
}

function shovelOf(row: Row): Found {
  const { vhost, name, reason } = shovelFrom(row);
  return { vhost, text: `shovel ${nameText(name)}`, ...(reason === undefined ? {} : { reason }) };
}

function notRunning({ vhost, text }: Found, reason: string): Check {
  return {
    ...{ name: 'links', state: 'warning', code: 'link-down', detail: `${text} in ${nameText(vhost)} is not running: ${reason}` },
    fix: 'correct its URI, or the user and objects that it uses, and apply; the log of the broker has the details',
  };
}

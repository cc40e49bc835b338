// A RabbitMQ node from packages of Debian (installed, or unpacked by scripts/fetch-rabbitmq.sh), run as src/testing/node.ts runs an installed
// one. private-broker.ts makes a single broker of it, cluster.ts a cluster.
import { existsSync, readdirSync } from 'node:fs';
import { type Installation, type LayoutOptions, layOut as layOutFrom, type NodeLayout, type NodeSite } from '../../src/testing/node.ts';

export {
  erlangEnvironment,
  kill,
  type NodeLayout,
  nodeUrls,
  randomCookie,
  ready,
  startEpmd,
  startVm,
  type Vm,
  watch,
} from '../../src/testing/node.ts';

/** How to lay out a node. */
export interface NodeOptions extends LayoutOptions {
  /** Folder holding usr/lib/rabbitmq and usr/lib/erlang; '' (the default) is the installed package. */
  readonly prefix?: string;
}

/** The version of the RabbitMQ under the prefix, such as `3.10.8`. @throws if there is none */
export function serverVersion(prefix: string): string {
  const lib = `${prefix}/usr/lib/rabbitmq/lib`;
  const servers = existsSync(lib) ? readdirSync(lib) : [];
  const version = servers.flatMap((name) => /^rabbitmq_server-(.+)$/.exec(name)?.[1] ?? [])[0];
  if (version === undefined) throw new Error(`no RabbitMQ under ${prefix === '' ? '/' : prefix}`);
  return version;
}

/** The RabbitMQ under the prefix. @throws if there is none */
function installationUnder(prefix: string): Installation {
  return { server: `${prefix}/usr/lib/rabbitmq/lib/rabbitmq_server-${serverVersion(prefix)}`, erlangBin: `${prefix}/usr/lib/erlang/bin` };
}

/**
 * Fills the folder of a node: slim home, cookie, configuration.
 * @throws if there is no RabbitMQ under the prefix, or a plugin is missing
 */
export function layOut(site: NodeSite, { prefix = '', ...options }: NodeOptions): NodeLayout {
  return layOutFrom(site, installationUnder(prefix), options);
}

// An example topology through whatever form of the program users start: planned, applied, and planned again.
import { expect } from 'vitest';
import type { BrokerInfo } from './broker-source.ts';
import { http, vhostUrl } from './vhost.ts';

/** Runs the program with these arguments and returns its standard output. @throws if it fails */
export type Start = (...args: readonly string[]) => Promise<string>;

/** Plans and applies `topologies/topics` in a virtual host of its own. @param path of its folder, as the program sees it */
export async function expectApplied(start: Start, path: string, broker: BrokerInfo): Promise<void> {
  const vhost = `t-example-${process.pid}`;
  await http(broker, 'PUT', `vhosts/${vhost}`, {});
  try {
    const at = [path, '--url', vhostUrl(broker, vhost), '--management', broker.httpUrl];
    expect(await start('plan', ...at)).toMatch(/^Plan: 7 to create, /m);
    expect(await start('apply', ...at, '--yes')).toContain('The broker is as planned.');
    expect(await start('plan', ...at)).toContain('\nNo changes. 7 unchanged.\n');
  } finally {
    await http(broker, 'DELETE', `vhosts/${vhost}`);
  }
}

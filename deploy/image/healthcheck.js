// The health check of the image. `topo watch` is healthy if /healthz responds with 200; any other command is healthy as long as it runs, since
// it serves nothing. The command line is that of the first process of the container, which is topo or an init that starts it, or, for tests, of the
// process whose id is given.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `topo watch` listens without --listen. */
const defaultAddress = '127.0.0.1:9464';

/**
 * The address of /healthz for a command line; undefined if it is not one of `topo watch`.
 * @param {readonly string[]} words the program first, as in /proc/1/cmdline
 */
export function healthUrlOf(words) {
  const args = words.slice(words.findIndex((word) => ['topo', 'topo.js'].includes(basename(word))) + 1);
  if (args.length === words.length || args.find((arg) => !arg.startsWith('-')) !== 'watch') return undefined;
  const at = args.indexOf('--listen');
  const joined = args.find((arg) => arg.startsWith('--listen='))?.slice('--listen='.length);
  const address = (at < 0 ? undefined : args[at + 1]) ?? joined ?? defaultAddress;
  if (address.endsWith(':0')) return undefined; // the port is known to topo alone
  // an address of all interfaces can be listened on, but not connected to everywhere
  return `http://${address.replace(/^0\.0\.0\.0:/, '127.0.0.1:').replace(/^\[::\]:/, '[::1]:')}/healthz`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const url = healthUrlOf(readFileSync(`/proc/${process.argv[2] ?? 1}/cmdline`, 'utf8').split('\0'));
  const isHealthy =
    url === undefined ||
    (await fetch(url, { signal: AbortSignal.timeout(4000) }).then(
      ({ ok }) => ok,
      () => false,
    ));
  process.exitCode = isHealthy ? 0 : 1;
}

// npx tsx scripts/start-brokers.ts: starts brokers as the tests do (test/support/broker-source.ts) and keeps them until
// Ctrl-C, SIGTERM or the end of a piped stdin. Prints a line a broker on stdout, in the format of TOPO_TEST_BROKERS,
// so that many quick test runs can share brokers that are started once.
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { formatBrokers, startBrokers } from '../test/support/broker-source.ts';

async function main(): Promise<void> {
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP'), stdinEnd()]);
  const { brokers, stop } = await startBrokers();
  for (const broker of brokers) console.log(formatBrokers([broker]));
  console.error(`# to test on them: export TOPO_TEST_BROKERS='${formatBrokers(brokers)}'`);
  const alive = setInterval(() => {}, 60_000); // brokers themselves do not keep Node alive
  await ended;
  clearInterval(alive);
  await stop();
  process.exit(0); // an open stdin would go on waiting
}

/** Ends with a pipe, which tells that whoever started this has gone; a terminal or /dev/null tells nothing. */
function stdinEnd(): Promise<unknown> {
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return new Promise(() => {});
  process.stdin.resume();
  return once(process.stdin, 'end');
}

await main();

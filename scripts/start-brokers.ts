// npx tsx scripts/start-brokers.ts: starts brokers as the tests do (test/support/broker-source.ts) and keeps them until
// Ctrl-C, SIGTERM or the end of a piped stdin. Prints one line per broker on stdout, in the format of TOPO_TEST_BROKERS,
// so that many quick test runs can share brokers that are started once.
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { formatBrokers, startBrokers } from '../test/support/broker-source.ts';

async function main(): Promise<void> {
  let stop = async (): Promise<void> => {};
  const end = async (code: number): Promise<void> => {
    await stop();
    process.exit(code); // an open stdin would go on waiting
  };
  // `on`, not `once`: a dependency that sees no other handler would end the process in the middle of stop(). Before the brokers have
  // started there is nothing to wait for: the watchdog of each removes what was made.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
  const brokers = await startBrokers();
  stop = brokers.stop;
  for (const broker of brokers.brokers) {
    console.error(`# RabbitMQ ${broker.version} (${broker.origin})`);
    console.log(formatBrokers([broker]));
  }
  console.error(`# to test on them: export TOPO_TEST_BROKERS='${formatBrokers(brokers.brokers)}'`);
  setInterval(() => {}, 60_000); // brokers themselves do not keep Node alive
  await stdinEnd();
  await end(0);
}

/** Ends with a pipe, which shows that whatever started this has ended; a terminal or /dev/null shows nothing. */
function stdinEnd(): Promise<unknown> {
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return new Promise(() => {});
  process.stdin.resume();
  return once(process.stdin, 'end');
}

await main();

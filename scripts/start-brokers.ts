// npx tsx scripts/start-brokers.ts: starts brokers as the tests do (test/support/broker-source.ts) and keeps them until Ctrl-C, SIGTERM or
// the end of a piped stdin. Prints one line per broker on stdout, in the format of TOPO_TEST_BROKERS, so that many quick test runs can share
// them. With --background it returns when they run, and prints the `export` line for `eval`, with the command that
// stops them as a comment.
// npx tsx scripts/start-brokers.ts --cluster [SUITE or VERSION]: starts one cluster of three nodes instead (test/support/cluster.ts; default
// forky, RabbitMQ 4.3). Prints, per node, its name, URLs and process id, with which it can be killed or frozen (`kill -STOP`), and
// the `export` line with which topo uses the first node.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatBrokers, startBrokers } from '../test/support/broker-source.ts';
import { startCluster } from '../test/support/cluster.ts';

const exportLine = /export (?:TOPO_TEST_BROKERS|RABBITMQ_URL)='.*'/;

/** Debian suites by version of RabbitMQ. */
const suites: ReadonlyMap<string, string> = new Map([
  ['3.10', 'bookworm'],
  ['4.0', 'trixie'],
  ['4.3', 'forky'],
]);

/** The suite after `--cluster`; undefined without the option. */
function clusterSuite(): string | undefined {
  const at = process.argv.indexOf('--cluster');
  if (at < 0) return undefined;
  const given = process.argv[at + 1];
  if (given === undefined || given.startsWith('--')) return 'forky';
  return suites.get(given) ?? given;
}

async function startAsked(): Promise<() => Promise<void>> {
  const suite = clusterSuite();
  if (suite === undefined) {
    const { brokers, stop } = await startBrokers();
    for (const broker of brokers) console.log(formatBrokers([broker]));
    console.error(`# to test on them: export TOPO_TEST_BROKERS='${formatBrokers(brokers)}'`);
    return stop;
  }
  const { nodes, stop } = await startCluster({ suite });
  for (const { name, amqpUrl, httpUrl, pid } of nodes) console.error(`# ${name} ${amqpUrl} ${httpUrl} process ${pid}`);
  const [first] = nodes;
  console.error(`export RABBITMQ_URL='${first?.amqpUrl}' RABBITMQ_MANAGEMENT_URL='${first?.httpUrl}'`);
  return stop;
}

async function keepBrokers(): Promise<void> {
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP'), stdinEnd()]);
  const stop = await startAsked();
  const alive = setInterval(() => {}, 60_000); // brokers themselves do not keep Node alive
  await ended;
  clearInterval(alive);
  await stop();
  process.exit(0); // an open stdin would keep the process alive
}

/** Ends when a piped stdin ends, which shows that the parent process has ended; a terminal or /dev/null shows nothing. */
function stdinEnd(): Promise<unknown> {
  const stdin = fstatSync(0);
  if (!stdin.isFIFO() && !stdin.isSocket()) return new Promise(() => {});
  process.stdin.resume();
  return once(process.stdin, 'end');
}

/** Starts this script again, detached, and returns when its brokers run. Exits 1 with its output if they cannot be started. */
async function startInBackground(): Promise<void> {
  const asked = process.argv.slice(2).filter((arg) => arg !== '--background');
  const args = ['--import', import.meta.resolve('tsx'), fileURLToPath(import.meta.url), ...asked];
  const keeper = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let printed = '';
  for await (const text of keeper.stderr.setEncoding('utf8')) {
    printed += text;
    const [line] = exportLine.exec(printed) ?? [];
    if (line === undefined) continue;
    const nodes = printed.match(/^# .*localhost.*\n/gm) ?? [];
    console.log(`${nodes.join('')}${line}\n# kill ${keeper.pid} ends them`);
    process.exit(0);
  }
  console.error(printed);
  process.exit(1);
}

await (process.argv.includes('--background') ? startInBackground() : keepBrokers());

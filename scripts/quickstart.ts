// npm run quickstart: a broker with a topology in one command. Starts a private RabbitMQ (or uses that of RABBITMQ_URL), runs
// validate, plan, apply and plan again as a user would, and keeps the broker running until Ctrl-C. Without a terminal it ends at once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { managementOf, parseAmqpUrls, parseManagementUrls, printAddress } from '../src/broker/address.ts';
import { startBrokers } from '../test/support/broker-source.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const topology = 'topologies/reliable-delivery';
const onTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;

/** The broker of the quickstart. URLs may contain a password: they are passed to topo, and only `shown` is printed. */
interface Playground {
  readonly env: { readonly RABBITMQ_URL: string; readonly RABBITMQ_MANAGEMENT_URL?: string };
  readonly shown: { readonly amqp: string; readonly http: string };
  /** The broker of RABBITMQ_URL: on a terminal, topo asks for confirmation before it changes anything there. */
  readonly given: boolean;
  stop(): Promise<void>;
}

/** Returns the exit code. */
async function main(): Promise<number> {
  const interrupted = new AbortController();
  let isStarting = true;
  const interrupt = (): void => {
    // the second time, or before a broker has started; a watchdog cleans up
    if (isStarting || interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  const began = performance.now();
  const playground = await findBroker();
  isStarting = false;
  if (playground === undefined) return 1;
  try {
    const code = await runAll(playground, interrupted.signal);
    if (code !== 0) return code;
    console.log(whatNext(playground, (performance.now() - began) / 1000));
    if (onTerminal && !playground.given) {
      const alive = setInterval(() => {}, 60_000); // brokers themselves do not keep Node alive
      await once(interrupted.signal, 'abort');
      clearInterval(alive);
    }
    return 0;
  } finally {
    await playground.stop();
  }
}

/** The broker of RABBITMQ_URL, else a new one. Prints its progress, and the cause if it fails. */
async function findBroker(): Promise<Playground | undefined> {
  const { RABBITMQ_URL: url, RABBITMQ_MANAGEMENT_URL: management } = process.env;
  try {
    if (url) return givenBroker(url, management);
    const began = performance.now();
    console.log('Starting RabbitMQ for this quickstart.');
    const { brokers, stop } = await startBrokers({ oneIsEnough: true });
    const [broker] = brokers;
    if (broker === undefined) throw new Error('no broker was started');
    console.log(`RabbitMQ ${broker.version} is ready: ${broker.origin}.  (${seconds(performance.now() - began)})`);
    const { amqpUrl, httpUrl } = broker;
    const shown = { amqp: withoutLogin(amqpUrl), http: withoutLogin(httpUrl) };
    return { env: { RABBITMQ_URL: amqpUrl, RABBITMQ_MANAGEMENT_URL: httpUrl }, shown, given: false, stop };
  } catch (error) {
    console.error(`No broker: ${error instanceof Error ? error.message : String(error)}`);
    if (!url) console.error('To use a broker that runs already: RABBITMQ_URL=amqp://user:password@host:5672 npm run quickstart');
    return undefined;
  }
}

/** @throws TopoError `usage-url` */
function givenBroker(url: string, management: string | undefined): Playground {
  const [amqp] = parseAmqpUrls(url);
  if (amqp === undefined) throw new Error('RABBITMQ_URL is empty');
  const [http = managementOf(amqp)] = management === undefined ? [] : parseManagementUrls(management);
  const shown = { amqp: printAddress(amqp), http: printAddress(http) };
  console.log(`Using the broker of RABBITMQ_URL: ${shown.amqp}, virtual host ${amqp.vhost ?? '/'}.`);
  const env = { RABBITMQ_URL: url, ...(management === undefined ? {} : { RABBITMQ_MANAGEMENT_URL: management }) };
  return { env, shown, given: true, stop: async () => {} };
}

/** Runs the four commands; stops at the first failure and returns its exit code. */
async function runAll({ env, given }: Playground, signal: AbortSignal): Promise<number> {
  const confirmation = given && onTerminal ? [] : ['--yes'];
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['Check the file. This needs no broker.', ['validate', topology]],
    ['Show what would change on the broker.', ['plan', topology]],
    ['Apply the plan.', ['apply', topology, ...confirmation]],
    ['Plan again: nothing is left to do. (Exit code 2 would report a difference.)', ['plan', topology, '--detailed-exitcode']],
  ];
  for (const [index, [title, words]] of commands.entries()) {
    if (signal.aborted) return 130;
    console.log(`\n${index + 1}. ${title}\n$ node bin/topo.js ${words.join(' ')}`);
    const began = performance.now();
    const child = spawn(process.execPath, ['bin/topo.js', ...words], { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (signal.aborted) return 130;
    if (code !== 0) {
      console.error(`The command ended with exit code ${code}; expected 0.`);
      return code ?? 1;
    }
    console.log(`(${seconds(performance.now() - began)})`);
  }
  return 0;
}

function whatNext({ shown, given }: Playground, total: number): string {
  const done = `\nThe broker matches ${topology}/topology.yaml, and a second plan confirmed it. Total time: ${total.toFixed(1)} s.\n`;
  const further = [
    '  node bin/topo.js plan topologies/dead-letter',
    '  node bin/topo.js --help',
    `or change a line of ${topology}/topology.yaml and plan again.`,
  ];
  if (given) return [done, `Queues:  ${shown.http}/#/queues`, 'Next:', ...further].join('\n');
  if (!onTerminal) return `${done}\nThis broker ends now. In a terminal, the quickstart keeps it until you press Ctrl-C.`;
  const variables = [`  export RABBITMQ_URL=${shown.amqp}`, `  export RABBITMQ_MANAGEMENT_URL=${shown.http}`];
  return [
    done,
    `Queues:  ${shown.http}/#/queues   (user guest, password guest)`,
    'Next, in another terminal:',
    ...variables,
    ...further,
    '\nThe broker runs until you press Ctrl-C. Then it is deleted with everything on it.',
  ].join('\n');
}

/** A URL without credentials: topo then uses guest/guest, the login of the broker started here. */
function withoutLogin(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

process.exitCode = await main();

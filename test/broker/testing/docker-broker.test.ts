// Brokers in Docker: for startTopology, and for the tests of this project. Without an engine they are skipped, with the reason in the report.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startBrokers } from '../../support/broker-source.ts';
import { docker, rabbitmqImage, reasonAgainstImages } from '../../support/docker-image.ts';
import { eventually } from '../../support/eventually.ts';

const reason = reasonAgainstImages();
if (reason !== undefined) console.warn(`test/broker/testing/docker-broker.test.ts: no container is started here: ${reason}`);

/** Routes a message, prints the URL, and ends as it is told on stdin. */
const program = `
const { startTopology } = await import(process.argv[1]);
const yaml = 'exchanges: { x: { type: x-consistent-hash } }\\nqueues: { q: {} }\\nbindings: [{ source: x, destination: q, routingKey: "1" }]\\n';
const topology = await startTopology({ yaml }, { image: process.argv[2], plugins: ['rabbitmq_consistent_hash_exchange'] });
await topology.publishAndExpect({ exchange: 'x', routingKey: 'a' }, 'q');
console.log(topology.url);
await new Promise((resolve) => process.stdin.once('end', resolve).resume());
await topology.stop();
console.log(topology.broker);
`;

describe.skipIf(reason !== undefined)(`a broker in Docker${reason === undefined ? '' : `, not started here: ${reason}`}`, () => {
  let image: string;
  beforeAll(async () => {
    image = await rabbitmqImage();
  });
  afterAll(() => {
    vi.unstubAllEnvs(); // other files share this process
  });

  /** The container that publishes the port of the URL. The ports of IPv6, which other containers may share, do not count. */
  const containerOf = async (url: string): Promise<string> => {
    const published = new RegExp(`^(topo-test-[-\\w]+) .*\\b\\d+\\.0\\.0\\.\\d:${new URL(url).port}->5672/tcp`);
    const lines = (await docker('ps', '--format', '{{.Names}} {{.Ports}}')).split('\n');
    const names = lines.flatMap((line) => published.exec(line)?.[1] ?? []);
    expect(names).toHaveLength(1);
    return names[0] as string;
  };
  const expectRemoved = (name: string): Promise<void> =>
    eventually(async () => expect(await docker('ps', '--all', '--quiet', '--filter', `name=${name}`)).toBe(''));

  it.concurrent.each<[string, (child: ChildProcess) => void, RegExp]>([
    ['ends', (child) => child.stdin?.end(), /^RabbitMQ \d+\.\d+\.\d+ \(the Docker image .*\)$/],
    ['is killed', (child) => child.kill('SIGKILL'), /^$/],
  ])('serves startTopology, and is removed when its process %s', async (_, end, printed) => {
    const entry = new URL('../../../src/testing/index.ts', import.meta.url).href;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program, '--', entry, image];
    const { PATH, DOCKER_HOST, HOME } = process.env;
    const env = { PATH, HOME, ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }) };
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { value: url } = await lines.next();
    const name = await containerOf(url);
    end(child);
    expect((await lines.next()).value ?? '').toMatch(printed);
    await ended;
    await expectRemoved(name);
  });

  it('serves the tests of TOPO_TEST_IMAGES, on ports of 127.0.0.1 alone', async () => {
    vi.stubEnv('TOPO_TEST_BROKERS', '');
    vi.stubEnv('TOPO_TEST_IMAGES', image);
    const { brokers, stop } = await startBrokers();
    const [{ name, origin, version, amqpUrl, httpUrl } = { amqpUrl: '', httpUrl: '' }] = brokers;
    expect({ name, origin, version }).toEqual({
      name: image,
      origin: `Docker image ${image}`,
      version: expect.stringMatching(/^\d+\.\d+\./),
    });
    const container = await containerOf(amqpUrl);
    const port = new URL(httpUrl).port;
    expect((await docker('port', container)).split('\n')).toEqual(
      expect.arrayContaining([`15672/tcp -> 127.0.0.1:${port}`, expect.stringMatching(/^5672\/tcp -> 127\.0\.0\.1:/)]),
    );
    expect(await docker('port', container)).not.toMatch(/0\.0\.0\.0|::/);
    await stop();
    await expectRemoved(container);
  });
});

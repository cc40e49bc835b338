// TCP ports of private brokers: finds free ones, and checks whether a broker responds.
import { randomInt } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';

/** The ports that this process chose last: their brokers may not have bound them yet. */
const taken: number[] = [];
/** How many of them to avoid: far more than are chosen and not yet bound at one moment. */
const mostTaken = 1000;

/**
 * Free ports on 127.0.0.1, all different, and none of those chosen last. They are below the range that the kernel assigns to clients (32768 and up),
 * so that no connection of another test occupies the port of a broker during its restart.
 * @throws if a hundred tries find no free port
 */
export async function freePorts(count: number): Promise<number[]> {
  const held: { port: number; server: Server }[] = [];
  for (let tries = 0; held.length < count && tries < 100; tries++) {
    const port = randomInt(15_700, 32_768);
    if (taken.includes(port)) continue;
    const server = await listen(port);
    if (server === undefined) continue;
    taken.push(port);
    if (taken.length > mostTaken) taken.shift();
    held.push({ port, server });
  }
  await Promise.all(held.map(({ server }) => new Promise((resolve) => server.close(resolve))));
  if (held.length < count) throw new Error(`no ${count} free ports on 127.0.0.1`);
  return held.map(({ port }) => port);
}

function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/**
 * True once the AMQP listener accepts clients: it replies to the header of AMQP 0-9-1 with a method frame (type 1).
 * An accepted connection alone proves nothing: the port opens before the broker is ready. False after 1 s without a response.
 */
export function answersAmqp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (up: boolean): void => {
      socket.destroy();
      resolve(up);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    socket.once('connect', () => socket.write(Buffer.from([...Buffer.from('AMQP'), 0, 0, 9, 1])));
    socket.once('data', (data) => settle(data[0] === 1));
  });
}

/** True once the management API replies to GET /api/overview for guest with 200. False after 1 s without a response. */
export async function answersHttp(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/overview`, {
      headers: { authorization: `Basic ${btoa('guest:guest')}` },
      signal: AbortSignal.timeout(1000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

// Servers for fault tests: one that counts connections and never responds, and a proxy to a broker that drops or freezes connections.
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server on 127.0.0.1 that is closed after the test. */
export interface Listening {
  readonly port: number;
  /** The number of connections accepted so far. */
  accepted(): number;
}

/** Passes each accepted connection to `serve`; by default it never responds. */
export async function listening(serve: (socket: Socket) => void = () => {}): Promise<Listening> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  const server = createServer((socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, accepted: () => accepted };
}

/** A proxy that simulates faults. */
export interface Cutting extends Listening {
  /** The number of bytes sent by clients so far. */
  sent(): number;
  /** From now on, forwards nothing and closes nothing. */
  freeze(): void;
}

/** A proxy to a port of 127.0.0.1. Once clients have sent `bytes` in total, it drops all connections, and later ones at once. */
export async function cutting(target: number, bytes: number): Promise<Cutting> {
  let left = bytes;
  let frozen = false;
  const clients = new Set<Socket>();
  const proxy = await listening((client) => {
    clients.add(client);
    const broker = connect(target, '127.0.0.1');
    broker.on('error', () => {});
    broker.on('close', () => client.destroy());
    client.on('close', () => broker.destroy());
    broker.on('data', (data: Buffer) => {
      if (!frozen) client.write(data);
    });
    client.on('data', (data: Buffer) => {
      left -= data.length;
      if (left <= 0) for (const one of clients) one.destroy();
      else if (!frozen) broker.write(data);
    });
  });
  return {
    ...proxy,
    sent: () => bytes - left,
    freeze: () => {
      frozen = true;
    },
  };
}

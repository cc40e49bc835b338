// TCP ports of brokers and servers under test.
import { createServer, type Server, type Socket } from 'node:net';

export { freePorts } from '../../src/testing/ports.ts';

/** A server on a free port of 127.0.0.1 that serves each client. */
export async function serveClients(serve: (client: Socket) => void): Promise<Server> {
  const server = createServer({ noDelay: true }, serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The port of a server that listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

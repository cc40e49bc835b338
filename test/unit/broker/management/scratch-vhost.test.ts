// A scratch virtual host against management APIs that refuse: what was made is taken away, and what stays is said.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { BrokerAddress } from '../../../../src/broker/address.ts';
import { makeScratchVhost } from '../../../../src/broker/management/scratch-vhost.ts';
import { TopoError } from '../../../../src/model/diagnostic.ts';

/** A server that answers each `METHOD /path` with a status; what it was asked is listed. */
async function serving(answers: { readonly [request: string]: number }): Promise<{ address: BrokerAddress; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push(what);
    response.writeHead(answers[what] ?? 500, { 'content-type': 'application/json' });
    response.end('{"error":"not_authorised","reason":"User not administrator"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: { protocol: 'http', host: '127.0.0.1', port, user: 'u', password: 's3cret', anonymous: false, path: '' }, asked };
}

async function codesOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TopoError)) throw new Error('no TopoError', { cause: error });
  expect(JSON.stringify(error.diagnostics)).not.toContain('s3cret');
  return error.diagnostics.flatMap(({ code, message }) => [code, message]);
}

const make = 'PUT /api/vhosts/s';
const permit = 'PUT /api/permissions/s/u';
const remove = 'DELETE /api/vhosts/s';

test('is made with every permission for the user, and removed', async () => {
  const { address, asked } = await serving({ [make]: 201, [permit]: 204, [remove]: 204 });
  const scratch = await makeScratchVhost([address], 's');
  await scratch.remove();
  expect(asked).toEqual([make, permit, remove]);
});

test('is removed again where the permissions are refused', async () => {
  const { address, asked } = await serving({ [make]: 201, [permit]: 401, [remove]: 204 });
  expect(await codesOf(makeScratchVhost([address], 's'))).toContainEqual(expect.stringContaining('User not administrator'));
  expect(asked).toEqual([make, permit, remove]);
});

test('is not looked for on another node where one refuses', async () => {
  const [refusing, other] = [await serving({ [make]: 401 }), await serving({ [make]: 201, [permit]: 204 })];
  await codesOf(makeScratchVhost([refusing.address, other.address], 's'));
  expect(other.asked).toEqual([]);
});

test('is made on the next node where one does not answer', async () => {
  const other = await serving({ [make]: 201, [permit]: 204, [remove]: 404 });
  const dead = { ...other.address, port: 1 };
  const scratch = await makeScratchVhost([dead, other.address], 's');
  await scratch.remove(); // gone already is gone
  expect(other.asked).toEqual([make, permit, remove]);
});

test('scratch-left-behind: what cannot be removed is named', async () => {
  const { address } = await serving({ [make]: 201, [permit]: 204, [remove]: 500 });
  const scratch = await makeScratchVhost([address], 's');
  expect(await codesOf(scratch.remove())).toEqual([
    'scratch-left-behind',
    expect.stringContaining('the scratch virtual host s could not be deleted: '),
  ]);
});

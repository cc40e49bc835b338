// Why no connection could be opened, where amqplib's own words help nobody.
import { expect, test } from 'vitest';
import { parseAmqpUrls } from '../../../../../src/broker/address.ts';
import { connectProblem } from '../../../../../src/broker/amqp/connection/connect-errors.ts';

test.each([
  ['Frame size 544435572 exceeds maxFrameSize 67108864', 'the server does not speak AMQP 0-9-1'],
  ['read ECONNRESET', 'read ECONNRESET'],
])('broker-unreachable: %s', (message, said) => {
  const [address] = parseAmqpUrls('amqp://u:s3cret@rabbit-1');
  if (address === undefined) throw new Error('no address');
  const found = connectProblem(new Error(message), address, '/', { kind: 'nothing' }, 10_000);
  expect(found).toMatchObject({
    code: 'broker-unreachable',
    message: `amqp://rabbit-1:5672: ${said}`,
    hint: expect.stringContaining('5672'),
  });
});

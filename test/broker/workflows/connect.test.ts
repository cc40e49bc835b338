// The connection for programs that embed topo, on every broker.
import { describe, expect, inject, it } from 'vitest';
import { connect } from '../../../src/workflows/connect.ts';

describe.each(inject('brokers'))('$name $version', (broker) => {
  it('rejects a plan with an invalid allowance', async () => {
    const connection = await connect(broker.amqpUrl, { management: broker.httpUrl, readOnly: true });
    try {
      const topology = { vhosts: ['/'], declarations: new Map(), prune: new Map() };
      const planning = connection.plan({ topology, origins: new Map() }, { allow: ['everything'] });
      await expect(planning).rejects.toMatchObject({
        diagnostics: [{ code: 'usage-allow', message: expect.stringContaining('"everything"') }],
      });
    } finally {
      await connection.close();
    }
  });
});

// The lock of an apply: one holder at a time, and never observed as an undeclared object.
import { expect } from 'vitest';
import { TopoError } from '../../../src/model/diagnostic.ts';
import type { BrokerLock } from '../../../src/model/ports.ts';
import { queue } from '../../support/ends.ts';
import type { Bench, Case, Operation } from '../bench.ts';
import { declare, remove } from '../bench.ts';

const only: Case['only'] = ({ real, like }) => !real || like === 'amqp';

function lockOf({ party }: Bench): BrokerLock {
  return party.runLock ?? expect.fail('a party without a lock');
}

async function expectHeld(bench: Bench): Promise<void> {
  const error = await lockOf(bench)
    .take(bench.party.vhost)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TopoError);
  expect((error as TopoError).diagnostics).toMatchObject([{ code: 'lock-held', message: expect.stringContaining(bench.party.vhost) }]);
}

const plain: Operation = declare(queue('topo.lock'));

export const lockCases: readonly Case[] = [
  {
    name: 'the lock has one holder, and can be taken again after its release',
    only,
    async run(bench) {
      for (let round = 0; round < 3; round += 1) {
        const held = await lockOf(bench).take(bench.party.vhost);
        expect(held.vhost).toBe(bench.party.vhost);
        await expectHeld(bench);
        expect(held.lost.aborted).toBe(false);
        await held.release();
        await held.release();
        expect(held.lost.aborted).toBe(false);
      }
      await bench.lives();
    },
  },
  {
    name: 'the lock cannot be taken while another connection holds it',
    only,
    async run(bench) {
      await bench.party.lock('topo.lock');
      await expectHeld(bench);
      await expectHeld(bench);
    },
  },
  {
    name: 'the lock cannot be taken while an ordinary queue has its name',
    only,
    async run(bench) {
      await bench.run(plain);
      await expectHeld(bench);
      await bench.run(remove(queue('topo.lock')));
      await (await lockOf(bench).take(bench.party.vhost)).release();
    },
  },
];

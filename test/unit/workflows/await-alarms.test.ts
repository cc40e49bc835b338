// The wait for the end of an alarm before an apply that moves messages.
import { expect, test } from 'vitest';
import { problem, TopoError } from '../../../src/model/diagnostic.ts';
import type { Alarm } from '../../../src/model/observed.ts';
import type { ReadAlarms } from '../../../src/model/ports.ts';
import { untilNoAlarm } from '../../../src/workflows/await-alarms.ts';
import { apply, plan } from '../../../src/workflows/plan-and-apply.ts';
import { queue, topology } from '../../support/ends.ts';
import { createMemoryBroker } from '../../support/memory/broker.ts';

const memory: Alarm = { node: 'rabbit@a', resource: 'memory' };

/** A plan that migrates a queue with 12 messages, made without or despite an alarm. */
async function migrating() {
  const broker = createMemoryBroker();
  broker.seed([queue('q', { arguments: { 'x-max-priority': 5 } })]);
  broker.publish('q', 12);
  const wanted = topology(queue('q', { arguments: { 'x-max-priority': 6 } }));
  const allowances = [{ what: 'migrate', kind: 'queue', name: 'q' }] as const;
  const made = await plan({ topology: wanted, origins: new Map(), allowances, version: '0.0.0' }, broker.reader);
  return { broker, made };
}

test('rejects a migration without a step while an alarm is in effect, also one planned before the alarm', async () => {
  const { broker, made } = await migrating();
  const before = broker.entities();
  const ports = { ...broker, alarms: async () => [memory] };
  await expect(apply(made, ports, { saved: true })).rejects.toMatchObject({
    diagnostics: [{ code: 'alarm-in-effect', message: expect.stringContaining('memory alarm on node rabbit@a') }],
  });
  expect(broker.entities()).toEqual(before);
});

test('waits for the end of the alarm, reports the wait, and then migrates', async () => {
  const { broker, made } = await migrating();
  const looks: (readonly Alarm[])[] = [[memory], []];
  const reports: string[] = [];
  const alarms: ReadAlarms = async () => looks.shift();
  const alarmWaiting = { waitMs: 60_000, onWaiting: (text: string) => void reports.push(text) };
  const result = await apply(made, { ...broker, alarms }, { saved: false, alarmWaiting });
  expect(result.diagnostics).toEqual([]);
  expect(reports).toEqual(['memory alarm on node rabbit@a']);
});

test('ends by its limit with the alarm, and at once by the signal', async () => {
  const { made } = await migrating();
  const limited = untilNoAlarm(made, async () => [memory], { alarmWaiting: { waitMs: 30 } });
  await expect(limited).rejects.toMatchObject({
    diagnostics: [{ code: 'alarm-in-effect', message: expect.stringContaining('still after') }],
  });
  const interrupt = new AbortController();
  const waiting = untilNoAlarm(made, async () => [memory], { signal: interrupt.signal, alarmWaiting: { waitMs: 600_000 } });
  setTimeout(() => interrupt.abort(new TopoError([problem('interrupted', 'topo was interrupted')])), 20);
  await expect(waiting).rejects.toMatchObject({
    diagnostics: [{ code: 'interrupted', message: expect.stringContaining('nothing was applied') }],
  });
});

test('reads no alarms for a plan that moves nothing', async () => {
  const broker = createMemoryBroker();
  const made = await plan({ topology: topology(queue('q')), origins: new Map(), allowances: [], version: '0.0.0' }, broker.reader);
  const alarms = (): never => {
    throw new Error('read');
  };
  expect((await apply(made, { ...broker, alarms }, { saved: false })).diagnostics).toEqual([]);
});

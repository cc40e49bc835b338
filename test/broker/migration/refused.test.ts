// Refusals and interfering policies of real brokers, which a migration detects before it deletes anything.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { outermost } from '../../support/fewer-versions.ts';
import { directoryOf, topo } from '../../support/io.ts';
import { createUser, http, useVhost, vhostUrl } from '../../support/vhost.ts';
import { client, fill, numbersIn, upTo } from '../amqp/move/support.ts';

const exchangeAndBinding = "exchanges: { x: { type: direct } }\nbindings: [{ source: x, destination: q, routingKey: '#' }]\n";
const before = directoryFiles('{}');

function directoryFiles(queue: string): { readonly 'topology.yaml': string } {
  return { 'topology.yaml': `${exchangeAndBinding}queues: { q: ${queue} }\n` };
}

describe.each(outermost(inject('brokers')))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const env = { RABBITMQ_URL: vhost.url, RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  beforeEach(async () => {
    await http(broker, 'DELETE', `vhosts/${vhost.name}`);
    await http(broker, 'PUT', `vhosts/${vhost.name}`, {});
  });

  const queues = async (): Promise<readonly string[]> => {
    const rows = (await (await http(broker, 'GET', `queues/${vhost.name}?disable_stats=true`)).json()) as { name: string }[];
    return rows.map(({ name }) => name).sort();
  };

  it.each([
    ['migrate', 'auto', 2],
    ['replace', 'auto', 0],
    ['replace', 'amqp', 0],
    ['replace', 'http', 0],
  ])('changes nothing if the broker refuses the new declaration (%s over %s)', async (what, transport, messages) => {
    expect(await topo(['apply', '--yes'], { cwd: directoryOf(before), env })).toMatchObject({ code: 0, err: '' });
    const channel = await client(vhost.url);
    await fill(channel, 'q', 0, messages);
    // every version checks the dead-letter exchange of a new queue only
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '^(q|topo\\..*|.*\\.topo-migration)$', read: '.*' }];
    const user = await createUser(broker, { name: `new-${vhost.name}`, password: 'hunter2hunter2', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const cwd = directoryOf(directoryFiles('{ deadLetterExchange: amq.topic }'));
    const argv = ['apply', '--yes', '--transport', transport, ...(transport === 'http' ? ['--no-lock'] : []), '--allow', `${what}:queue/q`];
    const ran = await topo(argv, { cwd, env: { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl } });
    expect(ran).toMatchObject({ code: 7, out: expect.stringContaining('refused:\n  try the new declaration of queue q') });
    expect(ran.err).toMatch(/error\[step-refused\][\s\S]*write/);
    expect(await queues()).toEqual(['q']);
    expect(await channel.checkQueue('q')).toMatchObject({ messageCount: messages });
  });

  it.each(['queue', 'exchange'])('blocks a migration if an operator policy matches the holding queue of a %s', async (kind) => {
    expect(await topo(['apply', '--yes'], { cwd: directoryOf(before), env })).toMatchObject({ code: 0, err: '' });
    const path = `operator-policies/${vhost.name}/cap`;
    await http(broker, 'PUT', path, { pattern: 'migration$', 'apply-to': 'queues', definition: { 'max-length': 1 } });
    onTestFinished(async () => void (await http(broker, 'DELETE', path)));
    const text = directoryFiles(kind === 'queue' ? '{ maxPriority: 3 }' : '{}')['topology.yaml'];
    const cwd = directoryOf({ 'topology.yaml': kind === 'queue' ? text : text.replace('direct', 'topic') });
    expect(await topo(['apply', '--yes', '--allow', `migrate:${kind}/*`], { cwd, env })).toMatchObject({
      code: 4,
      err: expect.stringContaining('error[migration-policy]'),
    });
  });

  it.each<readonly [string, string, string]>([
    ['a migration', '{ queues: { q: { type: quorum, maxLength: 10 } }', 'q'],
    ['a rename', '{ queues: { new: { type: quorum, renamedFrom: q, maxLength: 10 } }', 'new'],
    [
      'a rename under an operator policy',
      '{ operatorPolicies: { tiny: { pattern: ^new$, applyTo: queues, definition: { max-length: 10 } } }, queues: { new: { type: quorum, renamedFrom: q } }',
      'new',
    ],
  ])('moves no message into a queue that would drop it, if the plan counted too few: %s', async (_, text, name) => {
    const binding = (to: string) => `, exchanges: { x: { type: direct } }, bindings: [{ source: x, destination: ${to}, routingKey: k }] }`;
    const old = { 'topology.yaml': `{ queues: { q: { type: quorum } }${binding('q')}` };
    expect(await topo(['apply', '--yes'], { cwd: directoryOf(old), env })).toMatchObject({ code: 0, err: '' });
    // the management API then shows the queue as empty for some seconds more
    await sleep(6_000);
    const channel = await client(vhost.url);
    await fill(channel, 'q', 0, 50);
    const cwd = directoryOf({ 'topology.yaml': `${text}${binding(name)}` });
    const ran = await topo(['apply', '--yes', '--allow', 'migrate:queue/q'], { cwd, env });
    expect(ran).toMatchObject({ code: 7, err: expect.stringContaining('error[migration-would-drop]') });
    expect(await channel.checkQueue('q')).toMatchObject({ messageCount: 50 });
    await channel.publish('x', 'k', Buffer.from('50'));
    await channel.waitForConfirms();
    expect(await numbersIn(channel, 'q')).toEqual(upTo(51));
  });

  it('reports held messages if the user lacks permission to bind the holding queue, and finishes when it is rerun', async () => {
    expect(await topo(['apply', '--yes'], { cwd: directoryOf(before), env })).toMatchObject({ code: 0, err: '' });
    const channel = await client(vhost.url);
    await fill(channel, 'q', 0, 3);
    const permissions = [{ vhost: vhost.name, configure: '.*', write: '.*', read: '^(q|topo\\.lock|q\\.topo-migration)$' }];
    const user = await createUser(broker, { name: `few-${vhost.name}`, password: 'hunter2hunter2', tags: 'management', permissions });
    onTestFinished(() => user.remove());
    const cwd = directoryOf(directoryFiles('{ maxPriority: 3 }'));
    const argv = ['apply', '--yes', '--allow', 'migrate:queue/q'];
    const ran = await topo(argv, { cwd, env: { RABBITMQ_URL: vhostUrl(user, vhost.name), RABBITMQ_MANAGEMENT_URL: user.httpUrl } });
    expect(ran).toMatchObject({ code: 7, err: expect.stringMatching(/error\[step-refused\]/) });
    expect(ran.out).toContain('messages are held in q.topo-migration; run the same command again to resume');
    expect(ran.out + ran.err).not.toContain('is left over from');
    const finished = await topo(argv, { cwd, env });
    expect(finished).toMatchObject({ code: 0, out: expect.stringContaining('The broker is as planned.') });
    expect(await channel.checkQueue('q')).toMatchObject({ messageCount: 3 });
    expect(await queues()).toEqual(['q']);
  });
});

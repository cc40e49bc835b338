// topo drift as a command: what it counts, what it prints, and how it ends.
import { describe, expect, test } from 'vitest';
import { directoryOf, topo } from '../../../support/io.ts';

const queue = (name: string, more: object = {}) => ({ vhost: '/', name, durable: true, auto_delete: false, arguments: {}, ...more });
const definitions = (queues: readonly object[], bindings: readonly object[] = []) =>
  JSON.stringify({ vhosts: [{ name: '/' }], queues, exchanges: [], bindings });
const bound = { vhost: '/', source: 'amq.topic', destination: 'same', destination_type: 'queue', routing_key: 'stale', arguments: {} };
const files = {
  'topology.yaml': [
    'exchanges:\n  billing: { type: topic, external: true }\n',
    'queues:\n  lost: { messageTtl: 30m }\n  same: {}\n  longer: { maxLength: 6 }\n  old: { state: absent }\n',
    'bindings:\n  - { source: amq.topic, destination: same, routingKey: a.# }\n',
    'prune: { queues: [gone] }\n',
  ].join(''),
  'same.yaml': 'queues: { same: {} }\n',
  'bad.yaml': 'queues: { same: { durible: true } }\n',
  'definitions.json': definitions(
    [queue('same'), queue('longer', { arguments: { 'x-max-length': 5 } }), queue('old'), queue('gone'), queue('other')],
    [bound],
  ),
  'equal.json': definitions([queue('same')]),
};
const drift = (...argv: readonly string[]) => topo(['drift', ...argv], { cwd: directoryOf(files) });

describe('topo drift', () => {
  test('topo drift lists the differences by kind, without fixes, and exits 2', async () => {
    const { code, out, err } = await drift('topology.yaml', '--against', 'definitions.json');
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(out).toBe(
      [
        'Drift: 3 missing, 1 changed, 2 unwanted; 1 object as declared.  definitions.json vhost /, read from definitions',
        '  missing     binding   amq.topic -[a.#]-> queue same  topology.yaml:9',
        '  missing     exchange  billing  external object does not exist on the broker  topology.yaml:2',
        '  missing     queue     lost     topology.yaml:4',
        '  changed     queue     longer   maxLength is 5, declared 6  topology.yaml:6',
        '  unwanted    queue     gone     topology.yaml:10',
        '  unwanted    queue     old      topology.yaml:7',
        '  undeclared: 2 objects (--undeclared reports them as drift)',
        '',
      ].join('\n'),
    );
  });

  test('topo drift --undeclared counts undeclared objects', async () => {
    const kept = await drift('same.yaml', '--against', 'definitions.json');
    expect(kept.code).toBe(0);
    expect(kept.out).toMatch(/^No drift: 1 object as declared\. .*\n {2}undeclared: 5 objects/);
    const counted = await drift('same.yaml', '--against', 'definitions.json', '--undeclared');
    expect(counted.code).toBe(2);
    expect(counted.out).toMatch(/^Drift: 5 undeclared; 1 object as declared\. /);
    expect(counted.out).not.toContain('undeclared:');
  });

  test('topo drift --quiet prints nothing only if there is no drift', async () => {
    expect(await drift('same.yaml', '--against', 'equal.json', '--quiet')).toMatchObject({ code: 0, out: '', err: '' });
    const loud = await drift('topology.yaml', '--against', 'definitions.json', '-q');
    expect(loud.code).toBe(2);
    expect(loud.out).toContain('missing');
    expect((await drift('same.yaml', '--against', 'equal.json', '-q', '--format', 'json')).out).not.toBe('');
  });

  test('topo drift prints JSON and ndjson', async () => {
    const json = JSON.parse((await drift('topology.yaml', '--against', 'definitions.json', '--format', 'json')).out);
    expect(json).toMatchObject({ command: 'drift', exitCode: 2, drift: { unchanged: 1, unseen: 0, undeclared: 2, complete: true } });
    expect(json.drift.drifted).toContainEqual(
      expect.objectContaining({ drift: 'changed', key: 'queue / longer', fields: [{ path: 'maxLength', before: 5, after: 6 }] }),
    );
    const lines = (await drift('topology.yaml', '--against', 'definitions.json', '--format', 'ndjson')).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toEqual([...Array(6).fill('drifted'), 'drift', 'end']);
  });

  test('topo drift prints Markdown', async () => {
    const { code, out } = await drift('topology.yaml', '--against', 'definitions.json', '--format', 'markdown');
    expect(code).toBe(2);
    expect(out).toMatch(/^## Drift: 3 missing, 1 changed, 2 unwanted; 1 object as declared\.\n/);
    expect(out).toContain('| changed | queue | `longer` | `maxLength is 5, declared 6` | `topology.yaml:6` |\n');
  });

  test.each([
    ['files that are not valid', ['bad.yaml'], 65],
    ['nobody there', ['same.yaml', '--url', 'amqp://127.0.0.1:1'], 69],
    ['a flag that does not exist', ['--allow', 'x'], 64],
  ])('%s: no drift is claimed', async (_, argv, code) => {
    const ran = await drift(...argv, '--quiet');
    expect(ran.code).toBe(code);
    expect(ran.out).toBe('');
    expect(ran.err).not.toBe('');
  });
});

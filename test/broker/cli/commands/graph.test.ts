// topo graph --live: the live topology is drawn like the files that declare it, on every version.
import { describe, expect, inject, test } from 'vitest';
import type { Graph } from '../../../../src/graph/model.ts';
import type { PageData } from '../../../../src/page/model.ts';
import { directoryOf, topo } from '../../../support/io.ts';
import { useVhost, vhostUrl } from '../../../support/vhost.ts';

const yaml = `exchanges:
  in: { type: headers, alternateExchange: lost }
  inner: { type: topic, internal: true }
  lost: { type: fanout }
queues:
  q: { type: quorum, maxLength: 5, deadLetterExchange: lost, deadLetterRoutingKey: k }
  by-policy: { type: classic }
  unbound: { type: stream, maxAge: 7D }
bindings:
  - { source: in, destinationType: exchange, destination: inner, arguments: { x-match: all, a: 1 } }
  - { source: inner, destination: q, routingKey: 'a.#' }
  - { source: inner, destination: q, routingKey: 'b.#' }
  - { source: amq.topic, destination: by-policy, routingKey: '#' }
policies:
  dlx: { pattern: '^by-', applyTo: queues, definition: { dead-letter-exchange: lost, message-ttl: 60000 } }
`;

describe.each(inject('brokers'))('$name $version', (broker) => {
  const vhost = useVhost(broker);
  const second = useVhost(broker);
  const env = { RABBITMQ_URL: vhostUrl(broker, vhost.name), RABBITMQ_MANAGEMENT_URL: broker.httpUrl };
  const graphOf = async (argv: readonly string[], cwd?: string): Promise<Graph> => {
    const { code, out, err } = await topo(['graph', '--format', 'json', ...argv], { env, ...(cwd === undefined ? {} : { cwd }) });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return (JSON.parse(out) as { graph: Graph }).graph;
  };
  const withoutFiles = ({ nodes, edges }: Graph): unknown => ({ nodes: nodes.map(({ file: _, ...node }) => node), edges });

  test('topo graph --live draws applied files like the files', async () => {
    const cwd = directoryOf({ 'topology.yaml': yaml });
    expect(await topo(['apply', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
    const live = await graphOf(['--live']);
    expect(live.edges).toHaveLength(6);
    expect(withoutFiles(live)).toEqual(withoutFiles(await graphOf([], cwd)));
    const { nodes } = await graphOf(['--live', '--focus', 'by-policy']);
    expect(nodes.map(({ name }) => name)).toEqual(['amq.topic', 'lost', 'by-policy']);
  });

  test('topo graph --live --all-vhosts draws all virtual hosts, on a page too', async () => {
    const cwd = directoryOf({ 'topology.yaml': `vhost: ${vhost.name}\n${yaml}---\nvhost: ${second.name}\n${yaml}` });
    expect(await topo(['apply', '--yes'], { cwd, env })).toMatchObject({ code: 0 });
    const { code, out } = await topo(['graph', '--live', '--all-vhosts', '--format', 'html'], { env });
    // exit code 9 if another virtual host of the broker could not be read: tests create and delete them
    expect([0, 9]).toContain(code);
    const data = JSON.parse(/id="data">(.*?)<\/script>/.exec(out)?.[1] ?? '') as PageData;
    for (const name of [vhost.name, second.name]) {
      expect(data.graph.nodes.filter((node) => node.vhost === name && node.kind === 'queue').map((node) => node.name)).toEqual([
        'by-policy',
        'q',
        'unbound',
      ]);
      expect(data.sides[0]?.entities.some((entity) => entity.kind === 'binding' && entity.vhost === name)).toBe(true);
    }
    const one = await graphOf(['--live', '--vhost', second.name]);
    expect(new Set(one.nodes.map((node) => node.vhost))).toEqual(new Set([second.name]));
  });

  test('topo graph --live exits 69 for a virtual host that does not exist', async () => {
    const other = await topo(['graph', '--live', '--vhost', `${vhost.name}-not-there`], { env });
    expect(other.code).not.toBe(0);
    expect(other.out).toBe('');
  });
});

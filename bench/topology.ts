// The topology of the benchmark in both formats: YAML for topo, and definitions for RabbitMQ. Both contain the same objects.

/** The virtual host of the benchmark. */
export const benchVhost = 'bench';

/** An empty virtual host. */
export const emptyVhost = 'bench-empty';

interface Names {
  readonly exchange: string;
  readonly queue: string;
  readonly routingKey: string;
}

/** `size` exchanges, `size` durable classic queues and a binding between each pair, as a topology file. */
export function yamlOf(size: number, vhost = benchVhost): string {
  const all = names(size);
  return [
    `vhost: ${vhost}`,
    'exchanges:',
    ...all.map(({ exchange }) => `  ${exchange}: { type: topic }`),
    'queues:',
    ...all.map(({ queue }) => `  ${queue}: { type: classic }`),
    'bindings:',
    ...all.map(({ exchange, queue, routingKey }) => `  - { source: ${exchange}, destination: ${queue}, routingKey: '${routingKey}' }`),
    '',
  ].join('\n');
}

/** The same as definitions of the whole broker, for `rabbitmqctl import_definitions`: every object names its virtual host. */
export function definitionsOf(size: number): string {
  const { exchanges, queues, bindings } = objects(size);
  const inVhost = (list: readonly object[]): object[] => list.map((one) => ({ ...one, vhost: benchVhost }));
  return JSON.stringify({ exchanges: inVhost(exchanges), queues: inVhost(queues), bindings: inVhost(bindings) });
}

/** The same as definitions of one virtual host, for `POST /api/definitions/{vhost}`. */
export function vhostDefinitionsOf(size: number): string {
  return JSON.stringify(objects(size));
}

function objects(size: number): { exchanges: object[]; queues: object[]; bindings: object[] } {
  const all = names(size);
  return {
    exchanges: all.map(({ exchange }) => ({
      name: exchange,
      type: 'topic',
      durable: true,
      auto_delete: false,
      internal: false,
      arguments: {},
    })),
    queues: all.map(({ queue }) => ({ name: queue, durable: true, auto_delete: false, arguments: { 'x-queue-type': 'classic' } })),
    bindings: all.map(({ exchange, queue, routingKey }) => ({
      source: exchange,
      destination: queue,
      destination_type: 'queue',
      routing_key: routingKey,
      arguments: {},
    })),
  };
}

function names(size: number): Names[] {
  return Array.from({ length: size }, (_, index) => {
    const number = String(index).padStart(5, '0');
    return { exchange: `bench.x.${number}`, queue: `bench.q.${number}`, routingKey: `bench.${number}.#` };
  });
}

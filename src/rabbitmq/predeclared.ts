// The exchanges that every virtual host has, declared by nobody (AMQP 0-9-1, 3.1.3; `amq.match` and `amq.rabbitmq.*` are RabbitMQ's).

/** Whether every virtual host has the exchange (`amq.rabbitmq.log` and `.event` with a setting or a plugin). */
export function isBuiltInExchange(name: string): boolean {
  return builtInExchanges.has(name);
}

/** Types of the exchanges that every virtual host has. */
export const builtInExchanges: ReadonlyMap<string, string> = new Map([
  ['amq.direct', 'direct'],
  ['amq.fanout', 'fanout'],
  ['amq.topic', 'topic'],
  ['amq.headers', 'headers'],
  ['amq.match', 'headers'],
  ['amq.rabbitmq.trace', 'topic'],
  ['amq.rabbitmq.log', 'topic'],
  ['amq.rabbitmq.event', 'topic'],
]);

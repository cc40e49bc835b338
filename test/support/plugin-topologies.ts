// The example topologies that require plugins which test brokers do not have.

/** Tested between private brokers with the plugins: test/broker/patterns/two-sites.test.ts. */
export const linkTopologies: readonly string[] = ['federation', 'shovel'];

/** Tested without its plugin, which no package of RabbitMQ contains. */
export const delayedTopology = 'delayed-exchange';

/** Whether test brokers have everything that the topology requires. */
export function needsNoPlugin(name: string): boolean {
  return name !== delayedTopology && !linkTopologies.includes(name);
}

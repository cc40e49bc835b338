// The public API of rabbit-topo/testing: topologies for tests, on a real broker. Everything else may change at any time.
export type { ArrivalOptions } from './expectations.ts';
export type { BrokerChoice } from './find-broker.ts';
export type { ExpectationError, ExpectedQueues, TestMessage } from './message.ts';
export { type StartOptions, startTopology, type TestTopology } from './start.ts';
export type { TopologyFiles } from './test-topology.ts';

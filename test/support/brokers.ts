// vitest globalSetup of the project `broker`: real brokers, handed to test files as inject('brokers').
// No broker is a failure with the reason, never a silent skip.
import type { TestProject } from 'vitest/node';
import { type BrokerInfo, startBrokers } from './broker-source.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    brokers: BrokerInfo[];
  }
}

/** Starts the brokers of broker-source.ts and returns a function that stops them. @throws if one of them cannot be started */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const began = performance.now();
  const { brokers, stop } = await startBrokers().catch((cause: unknown) => {
    throw new Error('no real broker to test on; test/support/broker-source.ts lists where they come from', { cause });
  });
  project.provide('brokers', brokers);
  const names = brokers.map(({ name, version, origin }) => `${name} (RabbitMQ ${version}, ${origin})`);
  console.log(`brokers: ${names.join(', ')} in ${Math.round(performance.now() - began)} ms`);
  return stop;
}

// vitest globalSetup of the projects `broker` and `traffic`: real brokers, handed to test files as inject('brokers'). They are started once
// for both. No broker is a failure with the reason, never a silent skip.
import type { TestProject } from 'vitest/node';
import { type BrokerInfo, startBrokers } from './broker-source.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    brokers: BrokerInfo[];
  }
}

/** Of all projects of this run: vitest loads this file once for each. */
const shared = globalThis as typeof globalThis & { topoBrokers?: { readonly starting: ReturnType<typeof start>; projects: number } };

/** Starts the brokers of broker-source.ts and returns a function that stops them. @throws if one of them cannot be started */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.topoBrokers ??= { starting: start(), projects: 0 };
  const common = shared.topoBrokers;
  common.projects += 1;
  const { brokers, stop } = await common.starting;
  project.provide('brokers', brokers);
  return async () => {
    common.projects -= 1;
    if (common.projects === 0) await stop();
  };
}

async function start(): ReturnType<typeof startBrokers> {
  const began = performance.now();
  const started = await startBrokers().catch((cause: unknown) => {
    throw new Error('no real broker to test on; test/support/broker-source.ts lists where they come from', { cause });
  });
  const names = started.brokers.map(({ name, version, origin }) => `${name} (RabbitMQ ${version}, ${origin})`);
  console.log(`brokers: ${names.join(', ')} in ${Math.round(performance.now() - began)} ms`);
  return started;
}

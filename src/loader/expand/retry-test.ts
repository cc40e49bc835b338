// The routing test that a `retry` generates: a message that is rejected each time waits every delay in order, and is then parked.
import type { Queue } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import { type RoutingTest, type TestAction, type TestStep, testId } from '../../model/routing-test.ts';
import type { Retry } from '../format/gathered.ts';

/** The test. Each step expects exactly one queue, so that a copy in any other fails it. */
export function retryTest({ vhost, name }: Queue, { names, delays }: Retry): RoutingTest {
  const title = `retry of queue ${nameText(name)}`;
  const waits = delays.flatMap((_, index) => [step('reject', name, names.wait(index + 1)), step('expire', names.wait(index + 1), name)]);
  return {
    id: testId(vhost, title),
    name: title,
    publication: { vhost, exchange: '', routingKey: name, headers: {}, persistent: true, mandatory: false },
    expect: { queues: [name] },
    steps: [...waits, step('reject', name, names.parking)],
  };
}

function step(action: TestAction, queue: string, to: string): TestStep {
  return { action, queue, times: 1, expect: { deadLetteredTo: [to] } };
}

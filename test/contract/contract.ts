// The contract of the broker ports: one table of cases, run on the in-memory broker and on real brokers over AMQP and the management API.
// If a real broker disagrees with the in-memory one, the real one is right.
import { describe, test } from 'vitest';
import { benchOf, type Capabilities, type Case, type Party } from './bench.ts';
import { bindingCases } from './cases/bindings.ts';
import { deleteCases } from './cases/deletes.ts';
import { exchangeCases } from './cases/exchanges.ts';
import { lockCases } from './cases/lock.ts';
import { observationCases } from './cases/observations.ts';
import { policyCases } from './cases/policies.ts';
import { queueCases } from './cases/queues.ts';

const cases: { readonly [subject: string]: readonly Case[] } = {
  exchanges: exchangeCases,
  queues: queueCases,
  bindings: bindingCases,
  deletes: deleteCases,
  policies: policyCases,
  observations: observationCases,
  lock: lockCases,
};

/**
 * Runs every case that fits the capabilities, each in an empty virtual host of its own that `open` gives. Over the management API
 * some cases only wait, for counts that settle: there they run side by side.
 */
export function describeContract(name: string, open: () => Promise<Party>, capabilities: Capabilities): void {
  describe(name, { concurrent: capabilities.real && capabilities.like === 'http' }, () => {
    for (const [subject, all] of Object.entries(cases)) {
      const fitting = all.filter(({ only }) => only?.(capabilities) ?? true);
      // %s, because $name cuts a long name short
      test.each(fitting.map(({ name, run }) => [name, run] as const))(`${subject}: %s`, async (_, run) => {
        const party = await open();
        try {
          await run(benchOf(party, capabilities));
        } finally {
          await party.close();
        }
      });
    }
  });
}

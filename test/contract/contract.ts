// The contract of the broker ports: one table of cases, run against the broker in memory and against real ones over AMQP and the
// management API. Where a real broker disagrees with the one in memory, the real one is right.
import { afterEach, beforeEach, describe, test } from 'vitest';
import { benchOf, type Capabilities, type Case, type Party } from './bench.ts';
import { bindingCases } from './cases/bindings.ts';
import { deleteCases } from './cases/deletes.ts';
import { exchangeCases } from './cases/exchanges.ts';
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
};

/** Runs every case that fits the capabilities. `open` gives each case an empty virtual host. */
export function describeContract(name: string, open: () => Promise<Party>, capabilities: Capabilities): void {
  describe(name, () => {
    let party: Party;
    beforeEach(async () => {
      party = await open();
    });
    afterEach(() => party.close());
    for (const [subject, all] of Object.entries(cases)) {
      describe(subject, () => {
        const fitting = all.filter(({ only }) => only?.(capabilities) ?? true);
        test.each(fitting)('$name', ({ run }) => run(benchOf(party, capabilities)));
      });
    }
  });
}

// The sums of a search for losses: kills, restarts, and the account of all messages.
import type { Account } from '../../support/traffic/ledger.ts';

/** The sums, and how to add to them. */
export type Tally = ReturnType<typeof createTally>;

/** The sums over all tests of a broker, for the log. */
export function createTally(title: string) {
  const sums = { confirmed: 0, returned: 0, unsure: 0, refused: 0, lost: 0, duplicated: 0, reordered: 0 };
  let lostByName = 0;
  const tally = { killed: 0, restarted: 0, scenes: 0, byHand: 0 };
  return Object.assign(tally, {
    add: (accounts: readonly Account[]): void => {
      tally.scenes += 1;
      for (const { path, lost } of accounts) if (path === 'by-name') lostByName += lost;
      for (const account of accounts) for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += account[name];
    },
    text: (): string => {
      const { killed, restarted, scenes, byHand } = tally;
      const counts = Object.entries(sums).map(([name, count]) => `${count} ${name}`);
      return `${title}: ${scenes} migrations, ${killed} kills, ${restarted} restarts, ${byHand} queues deleted by hand; messages: ${counts.join(', ')} (${lostByName} of the lost by name)`;
    },
  });
}

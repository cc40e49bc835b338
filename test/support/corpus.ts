// The definitions files of real projects, from a corpus outside of this repository, on private brokers of their own: files contain users and
// virtual hosts. Only with TOPO_TEST_CORPUS=all.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type BrokerInfo, fetchSuite } from './broker-source.ts';
import { type PrivateBroker, startPrivateBroker } from './private-broker.ts';
import { privateSuites } from './private-suites.ts';
import { traveller } from './round-trip.ts';
import { createUser } from './vhost.ts';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const isWhole = process.env['TOPO_TEST_CORPUS'] === 'all';
const isThere = existsSync(corpus);
if (isWhole && !isThere) console.warn('SKIPPED: no corpus of definitions files at ../shared/corpus');

/** Whether the files of the corpus are tested. */
export const hasCorpus = isWhole && isThere;

/** The suites to test on: RabbitMQ 3.10 and 4.3 for the corpus, otherwise the newest one that can be started here. */
export const corpusSuites: readonly string[] = isWhole ? ['bookworm', 'forky'] : privateSuites().slice(-1);

/** The version of the corpus's index for a suite. */
export function corpusVersion(suite: string): '3.10.8' | '4.3.6' {
  return suite === 'bookworm' ? '3.10.8' : '4.3.6';
}

/** The files that the version of the suite imports, by the index of the corpus. */
export function corpusFiles(suite: string): readonly string[] {
  if (!hasCorpus) return [];
  const [head = '', ...rows] = readFileSync(new URL('INDEX.tsv', corpus), 'utf8').trimEnd().split('\n');
  const at = head.split('\t').indexOf(`result_${corpusVersion(suite)}`);
  return rows.map((row) => row.split('\t')).flatMap((row) => (row[at] === 'accepted' ? [row[0] ?? ''] : []));
}

/** The text of a file of the corpus. */
export function corpusText(name: string): string {
  return readFileSync(new URL(`definitions/${name}`, corpus), 'utf8');
}

/** A private broker for the calling describe block, as the user that no file changes; it exists once the tests run. */
export function useTravelledBroker(suite: string): () => BrokerInfo {
  let node: PrivateBroker;
  let broker: BrokerInfo;
  beforeAll(async () => {
    const plugins = ['rabbitmq_consistent_hash_exchange', 'rabbitmq_shovel', 'rabbitmq_federation'];
    node = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins });
    broker = await createUser({ name: suite, version: '', amqpUrl: node.amqpUrl, httpUrl: node.httpUrl }, traveller);
  });
  afterAll(() => node.stop());
  return () => broker;
}

// Every property of upstreams and shovels on every version: what the tables of src/rabbitmq/documents refuse, the plugins refuse too.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../src/model/entity.ts';
import type { Arguments } from '../../../src/model/values.ts';
import { capabilitiesOf } from '../../../src/rabbitmq/capabilities.ts';
import { federationUpstreamSets, federationUpstreams } from '../../../src/rabbitmq/documents/federation.ts';
import type { DocumentField, DocumentRow, ShovelProtocol } from '../../../src/rabbitmq/documents/row.ts';
import { protocolFor, shovels } from '../../../src/rabbitmq/documents/shovels.ts';
import { type Version, versionOf } from '../../../src/rabbitmq/version.ts';
import { fetchSuite } from '../../support/broker-source.ts';
import { type PrivateBroker, startPrivateBroker } from '../../support/private-broker.ts';
import { clusterSuites } from '../../support/private-suites.ts';
import { http } from '../../support/vhost.ts';

/** A valid value of each property that is no text. */
const samples: { readonly [property: string]: Arguments[string] } = {
  ...{ prefetchCount: 5, reconnectDelay: 5, maxHops: 1, expires: 1000, messageTtl: 1000, trustUserId: true, bindNowait: true },
  ...{ ackMode: 'on-confirm', resourceCleanupMode: 'never', channelUseMode: 'single', queueType: 'classic', haPolicy: 'all' },
  ...{
    srcQueueArgs: {},
    destQueueArgs: {},
    srcConsumerArgs: {},
    srcPrefetchCount: 5,
    srcDeleteAfter: 'never',
    srcDeleteAfterDuration: 600,
  },
  internal: true,
  ...{ srcPredeclared: false, destPredeclared: false, destAddForwardHeaders: true, destAddTimestampHeader: true },
  ...{ destPublishProperties: {}, destProperties: {}, destApplicationProperties: {}, destMessageAnnotations: {} },
};
const sampleOf = ({ property }: DocumentField): Arguments[string] => samples[property] ?? 'a';
const isKnown = ({ property, secret }: DocumentField): boolean => property !== 'otherProperties' && secret === undefined;

describe.each(clusterSuites())('the plugins of %s', (suite) => {
  let broker: PrivateBroker;
  let version: Version;

  beforeAll(async () => {
    broker = await startPrivateBroker({ prefix: await fetchSuite(suite), plugins: ['rabbitmq_federation', 'rabbitmq_shovel'] });
    const overview = await http({ name: suite, version: '', ...broker }, 'GET', 'overview');
    version = versionOf(((await overview.json()) as { rabbitmq_version: string }).rabbitmq_version) ?? [0, 0, 0];
  });

  afterAll(() => broker?.stop());

  /** Whether RabbitMQ accepts the document. */
  const accepts = async (row: DocumentRow, document: Document): Promise<boolean> => {
    const { path, body } = row.put(document);
    const at = path.map(encodeURIComponent).join('/');
    try {
      await http({ name: suite, version: '', ...broker }, 'PUT', at, body);
    } catch (error) {
      expect(String(error)).toMatch(/ (400|500) /);
      return false;
    }
    await http({ name: suite, version: '', ...broker }, 'DELETE', at);
    return true;
  };

  /** The properties for which the table and RabbitMQ do not agree. */
  const disagreements = async (row: DocumentRow, cases: readonly (readonly [string, Arguments, boolean])[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const [name, body, isKnownToProtocol] of cases) {
      const document: Document = { kind: 'document', of: row.of, vhost: '/', name: 'x', body };
      const expected = isKnownToProtocol && capabilitiesOf(version).document(document).length === 0;
      if ((await accepts(row, document)) !== expected) found.push(`${name}: expected ${expected ? 'accepted' : 'refused'}`);
    }
    return found;
  };

  test('refuse properties of upstreams and members of sets as the table does', async () => {
    const fields = federationUpstreams.fields.filter(isKnown);
    const upstreams = fields.map((field) => [field.property, { uri: 'amqp://', [field.property]: sampleOf(field) }, true] as const);
    expect(await disagreements(federationUpstreams, upstreams)).toEqual([]);
    const members = fields.map(
      (field) => [field.property, { upstreams: [{ upstream: 'u', [field.property]: sampleOf(field) }] }, true] as const,
    );
    expect(await disagreements(federationUpstreamSets, members)).toEqual([]);
  });

  test.each(['amqp091', 'amqp10', 'local'] as const)('refuse properties of shovels over %s as the table does', async (protocol) => {
    const fields = shovels.fields
      .filter(isKnown)
      .filter(({ property }) => /^(src|dest|internal)/.test(property) && !property.endsWith('Protocol'));
    const cases = fields.map((field) => {
      const body = shovelWith(field, protocol);
      const { protocols } = field;
      return [
        `${field.property} of ${protocol}`,
        body,
        protocols === undefined || protocols[protocolFor(field, body)] !== undefined,
      ] as const;
    });
    expect(await disagreements(shovels, cases)).toEqual([]);
  });
});

/** A shovel whose side of the property has the protocol, and that has nothing else that any version refuses. */
function shovelWith(field: DocumentField, protocol: ShovelProtocol): Arguments {
  const side = field.property.startsWith('src') ? 'src' : 'dest';
  const end = field.property.endsWith('Exchange') ? [] : protocol === 'amqp10' ? [`${side}Address`] : [`${side}Queue`];
  const ends = [...end, ...(side === 'dest' ? ['srcQueue'] : [])].map((property) => [property, 'a'] as const);
  const own = protocol === 'amqp10' && field.property === 'srcExchange' ? { srcAddress: 'a' } : {};
  const protocols = { [`${side}Protocol`]: protocol };
  return { srcUri: 'amqp://', destUri: 'amqp://', ...protocols, ...Object.fromEntries(ends), ...own, [field.property]: sampleOf(field) };
}

// The documents of an export: the attributes, limits, permissions and operator policies of its virtual hosts, as far as the user may list them.
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { Document, DocumentKind, Entity } from '../../../model/entity.ts';
import { documentKey, keyOf } from '../../../model/key.ts';
import type { Observed } from '../../../model/observed.ts';
import type { BrokerReader, ObserveRequest } from '../../../model/ports.ts';
import { sameValue } from '../../../model/values.ts';
import { documentKinds, documentRow } from '../../../rabbitmq/documents/table.ts';
import { hasTag } from '../../../rabbitmq/documents/tags.ts';

/** The kinds of document that belong to one virtual host. */
const exported = documentKinds.filter(({ global }) => global !== true);

const kindsOfVhost: readonly DocumentKind[] = exported.map(({ of }) => of);

/** The documents of a virtual host that exists: a wanted virtual host might be missing, and would be observed as RabbitMQ will create it. */
export function documentsOfVhost(vhost: string): Pick<ObserveRequest, 'managed'> {
  return { managed: new Map([[vhost, kindsOfVhost]]) };
}

/**
 * A document as an export declares it: a virtual host, whose omitted attributes are kept, without the values that RabbitMQ gives a new one.
 */
export function exportedDocument(document: Document): Document {
  const { fields, partial } = documentRow(document.of);
  if (partial !== true) return document;
  const body = Object.entries(document.body).filter(([property, value]) => {
    const otherwise = property === 'defaultQueueType' ? 'classic' : fields.find((field) => field.property === property)?.otherwise;
    return otherwise === undefined || !sameValue(value, otherwise);
  });
  return { ...document, body: Object.fromEntries(body) };
}

/**
 * Adds the global parameters of the source to an observation of all its virtual hosts, without those that RabbitMQ itself sets; `listed` is false
 * if the user may not list them.
 */
export async function withGlobalParameters(
  observed: Observed,
  { observe }: BrokerReader,
  signal?: AbortSignal,
): Promise<{ readonly observed: Observed; readonly listed: boolean }> {
  const { of, readTag } = documentRow('global-parameter');
  const account = observed.conditions?.account;
  if (account !== undefined && !hasTag(account.tags, readTag)) return { observed, listed: false };
  const request: ObserveRequest = {
    vhosts: [],
    wanted: new Map(),
    managed: new Map([['', [of]]]),
    ...(signal === undefined ? {} : { signal }),
  };
  const own = [...(await observe(request)).observations].filter(
    ([, seen]) => seen.state === 'present' && seen.entity.kind === 'document' && seen.entity.of === of,
  );
  return { observed: { ...observed, observations: new Map([...observed.observations, ...own]) }, listed: true };
}

/** One notice per tag for the kinds that the user may not list. */
export function kindsNotListed({ conditions }: Observed): readonly Diagnostic[] {
  const account = conditions?.account;
  if (account === undefined) return [];
  const hidden = exported.filter(({ readTag }) => !hasTag(account.tags, readTag));
  return [...new Set(hidden.map(({ readTag }) => readTag))].map((tag) => {
    const names = hidden.filter(({ readTag }) => readTag === tag).map(({ plural }) => plural);
    const message = `not part of this export, as listing them requires the tag ${tag}: ${names.join(', ')}`;
    return { code: 'needs-tag', severity: 'notice', message };
  });
}

/** Names in the counts of what an export does not contain, by the kind that it contains. */
const countedAs: { readonly [of in DocumentKind]?: string } = {
  'vhost-limit': 'limits of virtual hosts',
};

/** The numbers of unmanaged objects without those of exported kinds, which include global parameters if `withGlobal`. */
export function withoutDocuments(unmanaged: ReadonlyMap<string, number>, withGlobal: boolean): ReadonlyMap<string, number> {
  const kinds = withGlobal ? [...exported, documentRow('global-parameter')] : exported;
  const names = new Set(kinds.map(({ of, plural }) => countedAs[of] ?? plural));
  return new Map([...unmanaged].filter(([name]) => !names.has(name) && !name.startsWith('parameters of ')));
}

/** Whether an export contains the document of a governor. */
export function documented(exported: readonly Entity[]): (of: DocumentKind, vhost: string, name: string, scope?: string) => boolean {
  const keys = new Set(exported.map(keyOf));
  return (of, vhost, name, scope) => keys.has(documentKey(of, vhost, name, scope));
}

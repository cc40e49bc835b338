// The values of the secrets in documents: resolved for a comparison or a request, and never returned. An observation shows the template of
// a declared secret that is the live one, and hides every other.
import { problem, TopoError } from '../model/diagnostic.ts';
import type { Document, Entity } from '../model/entity.ts';
import { type EntityKey, keyOf } from '../model/key.ts';
import type { Secrets } from '../model/ports.ts';
import {
  fillTemplate,
  hiddenSecret,
  literalTemplate,
  mapTexts,
  referencesIn,
  referenceText,
  type SecretReference,
  textsIn,
} from '../model/secret-text.ts';
import { type Arguments, type ArgumentValue, isEmpty, isTable, isTyped, sameValue } from '../model/values.ts';
import type { SecretKind } from '../rabbitmq/documents/row.ts';
import { documentRow } from '../rabbitmq/documents/table.ts';
import { hasPassword, withoutPassword } from '../rabbitmq/uris.ts';
import { isPasswordOf } from './password-hash.ts';

/** No variable is set, and no file is read. */
export const noSecrets: Secrets = { valueFor: async () => undefined };

/** The document with values in place of its templates. @throws TopoError `missing-variable` with the key, once per variable */
export async function resolved(document: Document, secrets: Secrets): Promise<Document> {
  const { fields } = documentRow(document.of);
  const secret = fields.filter((field) => field.secret !== undefined && document.body[field.property] !== undefined);
  if (secret.length === 0) return document;
  const values = await valuesOf(
    secret.flatMap(({ property }) => textsIn(document.body[property])),
    keyOf(document),
    secrets,
  );
  const valueFor = (reference: SecretReference): string => values.get(referenceText(reference)) ?? '';
  const body: { [property: string]: ArgumentValue } = { ...document.body };
  for (const { property } of secret) body[property] = mapTexts(body[property] ?? null, (text) => fillTemplate(text, valueFor));
  return { ...document, body };
}

async function valuesOf(templates: readonly string[], key: EntityKey, secrets: Secrets): Promise<ReadonlyMap<string, string>> {
  const references = new Map(templates.flatMap(referencesIn).map((one) => [referenceText(one), one]));
  const read = await Promise.all([...references].map(async ([text, one]) => [text, one, await secrets.valueFor(one)] as const));
  const missing = read.flatMap(([text, one, value]) => {
    if (value !== undefined && value !== '') return [];
    const what = value === undefined ? 'is not set' : 'is empty';
    const hint = 'variable' in one ? `set it, or pass --var ${one.variable}=value or --var-file FILE` : undefined;
    return [problem('missing-variable', `${key}: ${text} ${what}`, { key, ...(hint === undefined ? {} : { hint }) })];
  });
  if (missing.length > 0) throw new TopoError(missing);
  return new Map(read.map(([text, , value]) => [text, value ?? '']));
}

/** The wanted documents with values, by key. Tombstones have none to resolve. @throws TopoError with all missing variables */
export async function resolvedAll(wanted: ReadonlyMap<EntityKey, Entity>, secrets: Secrets): Promise<ReadonlyMap<EntityKey, Document>> {
  const found = new Map<EntityKey, Document>();
  const missing: TopoError[] = [];
  for (const [key, entity] of wanted) {
    if (entity.kind !== 'document') continue;
    try {
      found.set(key, await resolved(entity, secrets));
    } catch (error) {
      if (!(error instanceof TopoError)) throw error;
      missing.push(error);
    }
  }
  if (missing.length > 0) throw new TopoError(missing.flatMap(({ diagnostics }) => diagnostics));
  return found;
}

/** A live document as an observation shows it: with the templates of the wanted one where the values are equal, without other secrets. */
export function shownDocument(live: Document, wanted: Entity | undefined, values: Document | undefined): Document {
  const declared = wanted?.kind === 'document' ? wanted.body : {};
  if (live.of === 'user') return { ...live, body: shownUser(live.body, declared, values?.body ?? {}) };
  const secret = documentRow(live.of).fields.filter((field) => field.secret !== undefined);
  if (secret.length === 0) return live;
  const body: { [property: string]: ArgumentValue } = { ...live.body };
  for (const { property, secret: kind } of secret) {
    const value = body[property];
    if (value === undefined || kind === undefined) continue;
    const [template, filled] = [declared[property], values?.body[property]];
    body[property] = template !== undefined && isEmptyTable(filled) && isEmptyList(value) ? template : shown(value, template, filled, kind);
  }
  return { ...live, body };
}

function isEmptyTable(value: ArgumentValue | undefined): boolean {
  return isTable(value) && isEmpty(value as Arguments);
}

/** RabbitMQ lists an empty object as the value of a parameter as `[]`, and only there (3.10.8, 4.0.5, 4.3.6). */
function isEmptyList(value: ArgumentValue): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A live user with its hash, as a template; a user without a password has no hash. */
export function userWithHash({ body, ...user }: Document): Document {
  const { passwordHash = '', hashingAlgorithm = '', tags = [] } = body;
  if (passwordHash === '') return { ...user, body: { tags } };
  return { ...user, body: { passwordHash: literalTemplate(String(passwordHash)), hashingAlgorithm, tags } };
}

/** Only what is declared is compared: a declaration without a password leaves that of the user unchanged. */
function shownUser({ passwordHash = '', hashingAlgorithm = '', tags = [] }: Arguments, declared: Arguments, values: Arguments): Arguments {
  const shownOf = (property: string, isSame: boolean, what: string): Arguments =>
    declared[property] === undefined ? {} : { [property]: isSame ? declared[property] : hiddenSecret(what) };
  const algorithm = String(hashingAlgorithm);
  const isSame = isPasswordOf(String(values['password'] ?? ''), String(passwordHash), algorithm);
  const isSameHash = values['passwordHash'] === passwordHash;
  return {
    ...shownOf('password', isSame, passwordHash === '' ? 'no password' : 'another password'),
    ...shownOf('passwordHash', isSameHash, passwordHash === '' ? 'no password' : 'another hash'),
    ...(declared['passwordHash'] === undefined ? {} : { hashingAlgorithm: algorithm }),
    tags,
  };
}

function shown(
  live: ArgumentValue,
  template: ArgumentValue | undefined,
  value: ArgumentValue | undefined,
  kind: SecretKind,
): ArgumentValue {
  if (template !== undefined && value !== undefined && sameValue(live, value)) return template;
  if (typeof live === 'string') return shownText(live, template, kind);
  const within = (one: ArgumentValue, key: string | number): ArgumentValue => shown(one, partOf(template, key), partOf(value, key), kind);
  if (Array.isArray(live)) return live.map(within);
  if (!isTable(live) || isTyped(live)) return live;
  return Object.fromEntries(Object.entries(live as Arguments).map(([key, one]) => [key, within(one, key)]));
}

/** A URI without a password is no secret, unless the declared one is. The meaning of other values is unknown. */
function shownText(live: string, template: ArgumentValue | undefined, kind: SecretKind): ArgumentValue {
  if (kind === 'values') return hiddenSecret('another text');
  const isSecret = typeof template === 'string' && referencesIn(template).length > 0;
  if (hasPassword(live)) return hiddenSecret(withoutPassword(live) ?? 'another URI');
  return isSecret ? hiddenSecret('another URI') : literalTemplate(live);
}

function partOf(value: ArgumentValue | undefined, key: string | number): ArgumentValue | undefined {
  if (Array.isArray(value)) return value[Number(key)] as ArgumentValue | undefined;
  return isTable(value) && Object.hasOwn(value, key) ? ((value as Arguments)[key] ?? undefined) : undefined;
}

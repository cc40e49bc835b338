// What a broker refuses of documents: properties and values that its version does not have, and all documents of a plugin that is not enabled.
import type { Document } from '../../model/entity.ts';
import type { Arguments } from '../../model/values.ts';
import type { BrokerFacts } from '../broker-parts.ts';
import type { Limitation } from '../limitations.ts';
import { patternLimitations } from '../pattern-limitations.ts';
import { isSince } from '../version.ts';
import { membersOf } from './federation.ts';
import type { DocumentField } from './row.ts';
import { hasProtocol, protocolFor } from './shovels.ts';
import { documentRow } from './table.ts';

/** The limitations for one document, other than those of an operator policy. */
export function documentLimitations(document: Document, facts: BrokerFacts): readonly Limitation[] {
  const { title, plural, plugin, fields } = documentRow(document.of);
  const how = `the ${title} is refused there (400)`;
  const ofPatterns = fields.flatMap(({ of, property }) => {
    const pattern = of === 'pattern' ? document.body[property] : undefined;
    return typeof pattern === 'string' ? patternLimitations(property, pattern, `the ${title}`, facts) : [];
  });
  const own = [...ofPatterns, ...fieldLimitations(fields, document.body, facts, how)];
  const ofTags = tagLimitations(document, facts);
  const ofMembers = membersOf(document).flatMap(({ body, fields: known }) => fieldLimitations(known, body, facts, how));
  if (plugin === undefined || facts.isEnabled(plugin) !== false) return [...own, ...ofTags, ...ofMembers];
  const disabled = { name: `plugin ${plugin}`, how: `it is not enabled, and the broker refuses ${plural} (400)` };
  const instead = `enable the plugin ${plugin} on every node, or remove the ${title}`;
  return [{ of: 'property', effect: 'refused', reason: 'plugin', code: 400, ...disabled, instead }, ...own, ...ofTags, ...ofMembers];
}

/** 3.10.8 stores other characters for those beyond ASCII in tags of virtual hosts, so that no plan of them is ever empty; 4.0.5 and 4.3.6 do not. */
function tagLimitations({ of, body: { tags } }: Document, { version }: BrokerFacts): readonly Limitation[] {
  if (of !== 'vhost' || !Array.isArray(tags) || isSince(version, [4, 0, 0])) return [];
  const value: unknown = tags.find((tag: unknown) => /[^\0-\x7f]/.test(String(tag)));
  if (value === undefined) return [];
  const how = 'a tag with characters beyond ASCII is changed there';
  const instead = 'use ASCII characters only';
  return [{ of: 'property', name: 'tags', value: String(value), effect: 'refused', reason: 'not-yet', version: [4, 0, 0], how, instead }];
}

function fieldLimitations(fields: readonly DocumentField[], body: Arguments, { version }: BrokerFacts, how: string): readonly Limitation[] {
  return fields.flatMap((field): readonly Limitation[] => {
    const { property, until, protocols, valuesSince = {} } = field;
    const value = body[property];
    if (value === undefined) return [];
    const protocol = protocolFor(field, body);
    // without the protocol, its properties are no reason; the loader rejects those that it never has
    if (protocols !== undefined && !hasProtocol(protocol, version)) return [];
    const since = protocols?.[protocol] ?? field.since;
    const refused = { of: 'property', name: property, effect: 'refused', code: 400, how } as const;
    if (since !== undefined && !isSince(version, since)) return [{ ...refused, reason: 'not-yet', version: since }];
    if (until !== undefined && isSince(version, until)) return [{ ...refused, reason: 'removed', version: until }];
    const ofValue = typeof value === 'string' && Object.hasOwn(valuesSince, value) ? valuesSince[value] : undefined;
    return ofValue === undefined || isSince(version, ofValue) ? [] : [{ ...refused, value, reason: 'not-yet', version: ofValue }];
  });
}

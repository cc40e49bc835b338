// The conditions of virtual hosts and the operator policies in an export.
import type { Policy } from '../model/entity.ts';
import type { VhostConditions } from '../model/observed.ts';
import { isTable } from '../model/values.ts';
import { defaultQueueTypeFrom, limitsFrom } from '../rabbitmq/condition-rows.ts';
import { policyFromRow, type Row } from '../rabbitmq/rows.ts';

/**
 * Default queue types and limits. An export of a broker has them by virtual host, in `metadata` or beside it, and its limits in `parameters`
 * (3.10 and 4.0); one of a virtual host has them at its top.
 */
export function vhostConditions(document: Row, vhostOfFile: string): ReadonlyMap<string, VhostConditions> {
  const found = new Map<string, VhostConditions>();
  const note = (vhost: string, type: unknown, limits: unknown): void => {
    const defaultQueueType = defaultQueueTypeFrom(type) ?? found.get(vhost)?.defaultQueueType;
    const merged = { ...found.get(vhost)?.limits, ...limitsFrom(limits) };
    found.set(vhost, { ...(defaultQueueType === undefined ? {} : { defaultQueueType }), limits: merged });
  };
  const metadataOf = (row: Row): Row => (isTable(row['metadata']) ? row['metadata'] : {});
  const typeOf = (row: Row): unknown => metadataOf(row)['default_queue_type'] ?? row['default_queue_type'];
  note(vhostOfFile, typeOf(document), undefined);
  for (const row of tablesOf(document['vhosts'])) note(String(row['name']), typeOf(row), undefined);
  for (const { vhost, value } of limitRows(document, vhostOfFile)) note(vhost, undefined, value);
  return found;
}

/** Where an export has the limits of virtual hosts, in the form of their listing. */
export function limitRows(document: Row, vhostOfFile: string): readonly { readonly vhost: string; readonly value: unknown }[] {
  const parameters = tablesOf(document['parameters']).filter((row) => row['component'] === 'vhost-limits');
  return [
    { vhost: vhostOfFile, value: document['limits'] },
    ...tablesOf(document['vhosts']).map((row) => ({ vhost: String(row['name']), value: row['limits'] })),
    ...parameters.map((row) => ({ vhost: typeof row['vhost'] === 'string' ? row['vhost'] : vhostOfFile, value: row['value'] })),
  ];
}

/** Operator policies, which an export lists among its parameters (3.10 to 4.3). */
export function operatorPoliciesIn(document: Row, vhostOfFile: string): readonly Policy[] {
  return tablesOf(document['parameters']).flatMap((row) => {
    if (row['component'] !== 'operator_policy' || !isTable(row['value'])) return [];
    return [policyFromRow({ ...row['value'], name: row['name'] }, typeof row['vhost'] === 'string' ? row['vhost'] : vhostOfFile)];
  });
}

function tablesOf(list: unknown): readonly Row[] {
  return Array.isArray(list) ? list.filter(isTable) : [];
}

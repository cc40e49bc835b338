// The kinds of document, one row per kind. A new kind is a row in a file beside this one, a fragment of the schema and its cases; loader,
// observation, diff, plan, writer, prune and reports read this table.
import type { DocumentKind } from '../../model/entity.ts';
import { permissions, topicPermissions } from './access.ts';
import { federationUpstreamSets, federationUpstreams } from './federation.ts';
import { vhostLimits } from './limits.ts';
import { operatorPolicies } from './operator-policies.ts';
import { globalParameters, parameters } from './parameters.ts';
import type { DocumentRow } from './row.ts';
import { shovels } from './shovels.ts';
import { userLimits, users } from './users.ts';
import { vhosts } from './vhost.ts';

/** All kinds, in the order in which they are put. */
export const documentKinds: readonly DocumentRow[] = [
  vhosts,
  users,
  userLimits,
  globalParameters,
  permissions,
  vhostLimits,
  federationUpstreams,
  federationUpstreamSets,
  operatorPolicies,
  topicPermissions,
  parameters,
  shovels,
];

const byKind = new Map(documentKinds.map((row) => [row.of, row]));

/** The row of a kind. */
export function documentRow(of: DocumentKind): DocumentRow {
  const row = byKind.get(of);
  if (row === undefined) throw new Error(`no row for the documents of the kind ${of}`);
  return row;
}

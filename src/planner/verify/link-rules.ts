// The structure of the states of federation upstreams and shovels in a saved plan.
import type { EntityKey } from '../../model/key.ts';
import type { LinkState } from '../../model/links.ts';
import { line, list, oneOf, optional, type Rule, table, text, yes } from './rules.ts';

const key = line as unknown as Rule<EntityKey>;

/** The structure of one state. */
export const linkState: Rule<LinkState> = table<LinkState>({
  of: oneOf({ 'federation-upstream': 1, shovel: 1 }),
  vhost: text,
  name: text,
  status: oneOf({ running: 1, down: 1, unused: 1 }),
  reason: optional(line),
  objects: list(table<LinkState['objects'][number]>({ key, kind: oneOf({ queue: 1, exchange: 1 }), name: text })),
  restarts: optional(yes),
});

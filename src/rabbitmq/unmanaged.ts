// Numbers of unmanaged objects, for people: everything that RabbitMQ stores except exchanges, queues, bindings and policies.
import { isTable } from '../model/values.ts';

const sectionNames: { readonly [section: string]: string } = {
  topic_permissions: 'topic permissions',
  global_parameters: 'global parameters',
};

/** Components of runtime parameters (3.10 to 4.3); others are named as they are. */
const componentNames: { readonly [component: string]: string } = {
  operator_policy: 'operator policies',
  'vhost-limits': 'limits of virtual hosts',
  'federation-upstream': 'federation upstreams',
  'federation-upstream-set': 'federation upstream sets',
  shovel: 'shovels',
};

/** Exist on every broker, or are traces of a running operation. */
const internal: readonly string[] = ['cluster_name', 'internal_cluster_id', 'cluster_tags', 'exchange-delete-in-progress'];

const managed: readonly string[] = ['exchanges', 'queues', 'bindings', 'policies', 'vhosts'];

/**
 * Counts the rows of the sections of a definitions file, or of the same lists of the management API. A row of another virtual host than
 * these does not count; one without a virtual host does. By name in texts, such as `topic permissions`; kinds without any are missing.
 */
export function unmanagedIn(sections: { readonly [section: string]: unknown }, vhosts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [section, rows] of Object.entries(sections)) {
    if (!Array.isArray(rows) || managed.includes(section)) continue;
    for (const row of rows as readonly unknown[]) {
      const name = isTable(row) ? nameOf(section, row, vhosts) : undefined;
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function nameOf(section: string, row: { readonly [field: string]: unknown }, vhosts: readonly string[]): string | undefined {
  const { vhost, component, name } = row;
  if (typeof vhost === 'string' && !vhosts.includes(vhost)) return undefined;
  if ([component, name].some((one) => internal.includes(String(one)))) return undefined;
  return section === 'parameters'
    ? (componentNames[String(component)] ?? `parameters of ${component}`)
    : (sectionNames[section] ?? section);
}

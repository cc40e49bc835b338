// The `prune` section of a document. The sections of several documents about one virtual host are merged.
import { pruneKey } from '../../model/key.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import { expressionFault } from '../../rabbitmq/expression.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child, type Node, quoted, shown } from '../syntax/node.ts';
import type { Gathered } from './gathered.ts';

const lists = ['queues', 'exchanges', 'policies'] as const;

/** Adds the prune rules of a document. */
export function gatherPrune(root: Node, vhost: string, gathered: Gathered, report: Report): void {
  const node = child(root, 'prune');
  if (node?.kind !== 'map') return;
  const before = gathered.prune.get(vhost) ?? { queues: [], exchanges: [], policies: [], bindings: false };
  const bindings = child(node, 'bindings');
  const after = { ...before, bindings: before.bindings || (bindings?.kind === 'scalar' && bindings.value === true) };
  for (const list of lists) {
    const patterns = patternsOf(child(node, list), list, report);
    after[list] = [...new Set([...before[list], ...patterns])];
  }
  gathered.prune.set(vhost, after);
  gatherDocumentPrunes(node, vhost, gathered, report);
  for (const list of [...lists, 'bindings'] as const) {
    const entry = node.entries.get(list);
    const key = pruneKey(vhost, list);
    if (entry !== undefined && !gathered.pruneOrigins.has(key)) gathered.pruneOrigins.set(key, entry.key);
  }
}

/** The lists of document kinds. A list manages its kind. */
function gatherDocumentPrunes(node: Node & { readonly kind: 'map' }, vhost: string, gathered: Gathered, report: Report): void {
  for (const { of, section, within, global } of documentKinds) {
    if (within !== undefined) continue;
    const place = global === true ? '' : vhost;
    const entry = node.entries.get(section);
    if (entry === undefined) continue;
    const before = gathered.prune.get(place) ?? { queues: [], exchanges: [], policies: [], bindings: false };
    const patterns = [...new Set([...(before.documents?.[of] ?? []), ...patternsOf(entry.value, section, report)])];
    gathered.prune.set(place, { ...before, documents: { ...before.documents, [of]: patterns } });
    gathered.managed.set(place, new Set([...(gathered.managed.get(place) ?? []), of]));
    const key = pruneKey(place, section);
    if (!gathered.pruneOrigins.has(key)) gathered.pruneOrigins.set(key, entry.key);
  }
}

function patternsOf(node: Node | undefined, list: string, report: Report): readonly string[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return [];
    const fault = expressionFault(`^(?:${item.value})$`, 'su');
    if (fault === undefined) return [item.value];
    const hint = item.value.startsWith('*') ? `did you mean ${quoted(`.${item.value}`)}?` : undefined;
    diagnose(report, 'pattern-invalid', item, `${shown(item)} in prune.${list} is not a valid regular expression: ${fault}`, { hint });
    return [];
  });
}

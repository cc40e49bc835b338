// A plan as Markdown, for a comment on a pull request: the same words as the text, blocked and destructive changes first.
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Change, Plan } from '../model/plan.ts';
import { detailOf, entityOf, kinds, placeOf, remarksOn, shownChanges, uses } from './change.ts';
import { renderDiagnostics } from './diagnostics.ts';
import { kindOf, nameAmong, nameOf } from './entity.ts';
import { governingBlocks } from './governing.ts';
import { leftReason, leftTitle } from './left.ts';
import { linkBlocks } from './links.ts';
import { type Block, code, fence, prose, table, titled } from './markdown.ts';
import { type PlanContext, summaryText } from './plan-text.ts';
import { type Line, policyBlock } from './remedies.ts';
import { partialText, routeText } from './routes.ts';
import { counted, type Style } from './style.ts';

const plain: Style = { color: false, ascii: false };

/** From this length on a list is folded. */
const long = 20;

/** The blocks of a plan, for `documentOf`. */
export function planBlocks(plan: Plan, context: PlanContext): readonly Block[] {
  const shown = shownChanges(plan, context);
  return [
    {
      head: `## ${summaryText(plan.summary, plan.complete, plain).replace(/ {2,}/g, ' ')}\n`,
      items: [origin(plan, context), digest(plan)],
    },
    ...remarkBlocks(shown, plan),
    ...kinds.flatMap((kind) => changeTable(kind, shown, plan)),
    ...routeBlocks(plan),
    ...governingBlocks(plan.governing, plan.vhosts.length > 1),
    ...linkBlocks(plan.links ?? [], plan.vhosts.length > 1),
    ...leftBlocks(plan),
    ...undeclaredBlocks(plan),
    ...(plan.notices.length === 0 ? [] : [titled('Notes', { head: '', items: plan.notices.map(noteItem) })]),
  ];
}

/** Diagnostics, with the source lines that they refer to. */
export function diagnosticBlocks(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): readonly Block[] {
  return diagnostics.length === 0 ? [] : [titled('Diagnostics', fence('text', renderDiagnostics(diagnostics, sources, plain)))];
}

function origin({ broker, topo, vhosts, over }: Plan, { paths }: PlanContext): string {
  const { name, version, address } = broker;
  const who = code(name === undefined ? address : `${name}${version === undefined ? '' : ` (${version})`}`);
  const from = paths.length === 0 ? '' : `${code(paths.join(' '))} to `;
  const where = vhosts.length === 1 ? 'virtual host' : 'virtual hosts';
  const read = over === 'definitions' ? 'from definitions' : `over ${over}`;
  return `${code(`topo ${topo}`)}: ${from}${who}, ${where} ${vhosts.map(code).join(', ')}, read ${read}.\n`;
}

/** The value that `--approved` accepts. */
function digest(plan: Plan): string {
  return `Digest: ${code(plan.digest)}`;
}

function changeTable(kind: string, changes: readonly Change[], plan: Plan): readonly Block[] {
  const own = changes.filter((change) => kindOf(entityOf(change)) === kind);
  if (own.length === 0) return [];
  const rows = own.map((change) => [
    `${change.blocked === undefined ? '' : '**blocked:** '}${change.action}`,
    code(nameAmong(plan.vhosts, entityOf(change), change.key)),
    detailOf(change, plain).map(code).join(', '),
    code(placeOf(change, plan)),
  ]);
  const title = counted(own.length, kind);
  return [titled(`${title.slice(0, 1)}${title.slice(1)}`, table(['action', 'name', 'what changes', 'place'], rows), long)];
}

/** What a reviewer must see: before the tables, as the end of a long document is omitted. */
function remarkBlocks(shown: readonly Change[], plan: Plan): readonly Block[] {
  const remarked = shown.map((change) => ({ change, remarks: remarksOn(change, plan) }));
  const block = (title: string, all: typeof remarked, foldFrom?: number): readonly Block[] =>
    all.length === 0 ? [] : [titled(title, { head: '', items: all.map((one) => remarkItem(one, plan)) }, foldFrom)];
  const ofRisk = (risk: Change['risk']) => remarked.filter(({ change }) => change.blocked === undefined && change.risk === risk);
  const costs = [...ofRisk('disruptive'), ...ofRisk('safe')].filter(({ remarks }) => remarks.length > 0);
  const blocked = remarked.filter(({ change }) => change.blocked !== undefined);
  return [...block('Blocked', blocked), ...block('Destructive', ofRisk('destructive')), ...block('Costs', costs, long)];
}

function remarkItem({ change, remarks }: { readonly change: Change; readonly remarks: readonly Line[] }, plan: Plan): string {
  const kind = kindOf(entityOf(change));
  return [`- ${change.action} ${kind} ${code(nameAmong(plan.vhosts, entityOf(change), change.key))}`, ...remarks.map(remarkLine)].join(
    '\n',
  );
}

function remarkLine([word, text, exact]: Line): string {
  const head = `  - ${word === word.toUpperCase() ? `**${word}**` : word}:`;
  if (exact === undefined) return `${head} ${prose(text)}`;
  if ('name' in exact) return `${head} ${code(exact.name)}, ${prose(text)}`;
  if ('flag' in exact) return `${head} ${code(exact.flag)} ${prose(text)}`;
  const { head: open, items, foot } = fence('yaml', policyBlock(exact.policy).join('\n'));
  return [`${head} ${prose(text)}`, '', ...[open, ...items, foot].map((line) => `    ${line}`)].join('\n');
}

function routeBlocks({ routes, vhosts }: Plan): readonly Block[] {
  if (routes === undefined) return [];
  const many = vhosts.length > 1;
  const items = [
    ...routes.lost.map((route) => `- lost: ${code(routeText(route, many))}`),
    ...routes.gained.map((route) => `- gained: ${code(routeText(route, many))}`),
    ...routes.partial.map((key) => `- ${prose(partialText(key))}`),
  ];
  return [titled(`Routes: ${routes.lost.length} lost, ${routes.gained.length} gained`, { head: '', items }, long)];
}

function leftBlocks(plan: Plan): readonly Block[] {
  const { left = [] } = plan;
  if (left.length === 0) return [];
  const items = left.map(
    (one) => `- ${one.action} ${kindOf(one.entity)} ${code(nameAmong(plan.vhosts, one.entity, one.key))}: ${prose(leftReason(one))}`,
  );
  return [titled(leftTitle(left), { head: '', items }, long)];
}

function undeclaredBlocks({ undeclared }: Plan): readonly Block[] {
  if (undeclared.length === 0) return [];
  const items = undeclared.map(
    ({ entity, use }) => `- ${kindOf(entity)} ${code(nameOf(entity))}${use === undefined ? '' : `: ${prose(uses[use])}`}`,
  );
  return [titled(`Undeclared: ${counted(undeclared.length, 'object')} left unchanged`, { head: '', items }, 0)];
}

function noteItem({ message, hint }: Diagnostic): string {
  return `- ${prose(message)}${hint === undefined ? '' : `; ${prose(hint)}`}`;
}

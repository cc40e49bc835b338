// The checks of `topo doctor` as text: one per line, aligned, with the fix below.
import { type Check, type CheckName, type CheckState, checkNames } from '../model/check.ts';
import { counted, type Paint, pad, paint, printable, type Style } from './style.ts';
import { hang } from './wrap.ts';

/** The label of each check. */
const titles: { readonly [name in CheckName]: string } = {
  'amqp-address': 'AMQP',
  'amqp-tls': 'AMQP TLS',
  'amqp-login': 'AMQP login',
  vhost: 'virtual host',
  'management-address': 'management',
  'management-tls': 'management TLS',
  'management-login': 'management login',
  tags: 'user tags',
  'management-vhost': 'management vhost',
  'one-cluster': 'one cluster',
  version: 'version',
  environment: 'environment',
  'exchange-types': 'exchange types',
  'deprecated-features': 'deprecated',
  alarms: 'alarms',
  nodes: 'nodes',
  limits: 'limits',
  links: 'links',
  configure: 'configure',
  write: 'write',
  read: 'read',
  patterns: 'patterns',
  plan: 'topo plan',
  apply: 'topo apply',
  policies: 'policies',
  topology: 'topology',
};

/** The first check of each group; an empty line separates groups. */
const groups: readonly CheckName[] = ['amqp-address', 'management-address', 'version', 'configure', 'plan', 'topology'];

const marks: { readonly [state in CheckState]: { readonly mark: string; readonly ascii: string; readonly paint: Paint } } = {
  ok: { mark: '✓', ascii: 'ok  ', paint: 'green' },
  warning: { mark: '!', ascii: 'warn', paint: 'yellow' },
  failed: { mark: '✗', ascii: 'FAIL', paint: 'red' },
};

/** Renders the checks, in their order. Ends with a line that counts them, and a line feed. */
export function renderChecks(checks: readonly Check[], style: Style): string {
  const width = Math.max(...checks.map(({ name }) => titles[name].length), 0);
  const lines = checks.flatMap((check, index) => {
    const [before, after] = [checks[index - 1], checks[index + 1]];
    const gap = before !== undefined && groupOf(before) !== groupOf(check) ? [''] : [];
    // a fix that neighbours share is printed once, below the last of them
    const shared = after !== undefined && groupOf(after) === groupOf(check) && after.fix === check.fix;
    return [...gap, ...render(check, width, shared, style)];
  });
  return `${[...lines, '', summary(checks)].join('\n')}\n`;
}

function groupOf({ name }: Check): number {
  return groups.findLastIndex((first) => checkNames.indexOf(first) <= checkNames.indexOf(name));
}

function render({ name, state, detail, fix }: Check, width: number, shared: boolean, style: Style): readonly string[] {
  const { mark, ascii, paint: colour } = marks[state];
  const sign = style.ascii ? ascii : mark;
  const head = hang(`${paint(style, colour, sign)}  ${pad(titles[name], width)}  `, printable(detail), style.columns);
  if (fix === undefined || shared) return head;
  const indent = ' '.repeat(sign.length + 2 + width + 2);
  const [word, paintOfFix]: [string, Paint] = state === 'ok' ? ['more', 'dim'] : ['fix', 'cyan'];
  const room = style.columns === undefined ? undefined : style.columns - indent.length;
  return [...head, ...hang(`${word}: `, printable(fix), room, 2).map((line) => indent + paint(style, paintOfFix, line))];
}

function summary(checks: readonly Check[]): string {
  const count = (state: CheckState): number => checks.filter((check) => check.state === state).length;
  return `${counted(checks.length, 'check')}: ${count('ok')} ok, ${counted(count('warning'), 'warning')}, ${count('failed')} failed.`;
}

// The settings of one queue or exchange as text: each value with its source, the values that do not take effect with the reason, and the
// policies that match.
import { nameText } from '../model/key.ts';
import type { PolicyStanding, SettingRule, SourcedValue, Why, WhyPolicy, WhySetting } from '../model/why.ts';
import { valueText } from './entity.ts';
import { effectText, governorTitle } from './governing.ts';
import { pad, paint, printable, type Style, widthOf } from './style.ts';
import { fitLines, hang } from './wrap.ts';

const rules: { readonly [rule in SettingRule]: string } = {
  lower: 'the lower value applies',
  higher: 'the higher value applies',
  'non-negative': 'a negative number sets no limit, and of two limits the lower one applies',
  argument: 'the argument takes precedence',
  policy: 'the policy takes precedence',
  'no-effect': 'the key has no effect here',
};

/** The widest column that the others are padded to. */
const widest = 40;

/** The whole result as text, within the columns of the style. Ends with a line feed. */
export function renderWhy(why: Why, style: Style): string {
  const { kind, vhost, name, type } = why;
  const head = `${kind} ${nameText(name)}${type === undefined ? '' : ` (${type})`}, vhost ${nameText(vhost)}`;
  const lines = [
    ...fitLines([head], style.columns).map((line) => paint(style, 'bold', line)),
    ...settingLines(why, style),
    ...policyLines(why, style),
    ...governingLines(why, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as rows: key, value and source of each setting, and the title and the effect of each policy that matches. */
export function whyRows({ settings, policies, type }: Why): {
  readonly settings: readonly (readonly [key: string, value: string, source: string])[];
  readonly policies: readonly (readonly [title: string, standing: string])[];
} {
  const inWords = ({ inForce }: WhySetting): string => (inForce === undefined ? 'none' : valueText(inForce.value));
  return {
    settings: settings.map((setting) => [setting.key, inWords(setting), sourceText(setting)]),
    policies: policies.map((policy) => [`${titles[policy.by]} ${nameText(policy.name)}`, standingText(policy, type)]),
  };
}

function settingLines({ settings }: Why, style: Style): readonly string[] {
  if (settings.length === 0) return ["  no settings: nothing but RabbitMQ's defaults"];
  const texts = settings.map((setting) => ({ setting, value: setting.inForce === undefined ? 'none' : valueText(setting.inForce.value) }));
  const key = columns(texts.map(({ setting }) => printable(setting.key)));
  const value = columns(texts.map((one) => one.value));
  return texts.flatMap(({ setting, value: text }) => {
    const head = `  ${pad(printable(setting.key), key)}  ${pad(text, value)}  `;
    return hang(head, sourceText(setting), style.columns, 2 + key + 2 + value + 2);
  });
}

function sourceText({ inForce, overruled, unsure }: WhySetting): string {
  const source = inForce === undefined ? undefined : bySource(inForce);
  const losers = overruled.map((one) => `not ${valueText(one.value)} of ${bySource(one)}: ${rules[one.rule]}`);
  return [...(source === undefined ? [] : [`${source}${unsure === true ? ' (uncertain)' : ''}`]), ...losers].join('; ');
}

function bySource({ by, name = '' }: SourcedValue): string {
  if (by === 'argument') return 'the argument';
  return by === 'default' ? "RabbitMQ's default" : `${titles[by]} ${nameText(name)}`;
}

const titles = { policy: 'policy', 'operator-policy': 'operator policy' } as const;

function policyLines({ policies, type }: Why, style: Style): readonly string[] {
  if (policies.length === 0) return ['no policy or operator policy matches'];
  const heads = policies.map(({ by, name, priority }) => ({ title: `${titles[by]} ${nameText(name)}`, priority: `priority ${priority}` }));
  const [title, priority] = [columns(heads.map((head) => head.title)), columns(heads.map((head) => head.priority))];
  return policies.flatMap((policy, at) => {
    const head = `  ${pad(heads[at]?.title ?? '', title)}  ${pad(heads[at]?.priority ?? '', priority)}  `;
    return hang(head, standingText(policy, type), style.columns, 2 + title + 2 + priority + 2);
  });
}

function standingText({ standing, pattern }: WhyPolicy, type = 'classic'): string {
  const matches = `pattern ${valueText(pattern)}`;
  return `${standingWords(standing, type)} (${matches})`;
}

function standingWords(standing: PolicyStanding, type: string): string {
  switch (standing.is) {
    case 'applies':
      return 'applies';
    case 'possible':
      return 'may apply: topo cannot determine it';
    case 'outranked':
      return `does not apply: ${nameText(standing.over)} applies instead`;
    case 'void': {
      const keys = standing.keys.map(printable).join(', ');
      return `does not apply: ${type} queues do not support ${keys}, and one unsupported key excludes the whole policy`;
    }
  }
}

function governingLines({ governing }: Why, style: Style): readonly string[] {
  return governing.flatMap((one) => hang(`  ${governorTitle(one)}  `, effectText(one, ''), style.columns, 4));
}

function columns(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf).filter((width) => width <= widest));
}

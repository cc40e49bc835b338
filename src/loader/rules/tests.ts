// Rules of tests: their objects must be declared, and their expectations complete and free of contradictions.

import { exchangeKey, nameText, queueKey } from '../../model/key.ts';
import type { Publication } from '../../model/publication.ts';
import { testActions } from '../../model/routing-test.ts';
import { directReplyTo } from '../../rabbitmq/direct-reply-to.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import { isDelayed } from '../../rabbitmq/exchange-types.ts';
import { isDefaultExchange, isPredeclared, predeclaredNames } from '../../rabbitmq/predeclared.ts';
import { isConsuming } from '../format/consumer-steps.ts';
import type { Gathered, LocatedTest, Mention } from '../format/gathered.ts';
import { textProperties } from '../format/test-message.ts';
import type { Place } from '../read/source.ts';
import { didYouMean } from '../report/nearest.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child, type MapNode, type Node, shown, textOf } from '../syntax/node.ts';
import { checkConsumerStep, checkNoConsumers, checkTimes } from './consumer-steps.ts';
import { checkLength, checkName } from './names.ts';

/** Maximum number of suggestions per run; each compares a name with all others. */
const maxSuggestions = 50;

/** Sections of a document with declarations. */
const declaring = ['exchanges', 'queues', 'superStreams', 'bindings', 'policies', ...documentKinds.map(({ section }) => section), 'prune'];

/** Whether a document contains tests only: it then adds no virtual host of its own. */
export function onlyTests(root: Node): boolean {
  return child(root, 'tests') !== undefined && !declaring.some((section) => declares(child(root, section)));
}

/** Whether a section declares anything: a virtual host that is only named is none. */
function declares(section: Node | undefined): boolean {
  return section !== undefined && !(section.kind === 'scalar' && typeof section.value === 'string');
}

/** Reports declarations in a `*.test.yaml`, which plan and apply do not read. */
export function checkTestFile(root: Node, report: Report): void {
  if (root.kind !== 'map' || !/\.test\.ya?ml$/i.test(root.source.file)) return;
  for (const section of declaring) {
    const entry = root.entries.get(section);
    if (entry === undefined || !declares(entry.value)) continue;
    diagnose(report, 'test-file-not-only-tests', entry.key, `${section} in a test file, which plan and apply do not read`, {
      hint: 'move the section to a file that does not end in .test.yaml',
    });
  }
}

/** Checks all tests. `complete`: whether all input could be read. */
export function checkTests(gathered: Gathered, complete: boolean, report: Report): void {
  const first = new Map<string, Place>();
  let suggestions = 0;
  for (const test of gathered.tests) {
    checkTestName(test, first, report);
    checkForm(test, gathered, report);
    for (const one of test.mentions) {
      if (!complete || isFaulty(report, one.node)) continue;
      checkMention(one, test, gathered, report, () => suggestions++ < maxSuggestions);
    }
  }
}

function checkTestName({ vhost, name, place, node }: LocatedTest, first: Map<string, Place>, report: Report): void {
  if (child(node, 'name') === undefined || isFaulty(report, place)) return;
  if (name === '') {
    diagnose(report, 'name-empty', place, 'empty name of a test');
    return;
  }
  const key = `${nameText(vhost)} ${name}`;
  const before = first.get(key);
  if (before === undefined) first.set(key, place);
  else {
    const related = [{ message: 'first here', place: before }];
    diagnose(report, 'duplicate-test', place, `duplicate test name ${shownName(name)}`, { related });
  }
}

/** Requires `expect` or `table`, and one action per step; reports contradictions. */
function checkForm({ vhost, node, name, tests }: LocatedTest, gathered: Gathered, report: Report): void {
  const subject = `test ${shownName(name)}`;
  const table = node.entries.get('table');
  const head = { source: node.source, start: node.start, end: node.start + 1 };
  const form = { test: node, subject, delayed: tests.some(({ publication }) => isHeldBack(publication, gathered)) };
  if (table === undefined && child(node, 'expect') === undefined) {
    diagnose(report, 'missing-property', head, `${subject} has neither expect nor table`);
  }
  for (const other of ['expect', 'then']) {
    const entry = node.entries.get(other);
    if (table === undefined || entry === undefined) continue;
    diagnose(report, 'contradiction', entry.key, `${subject} has both table and ${other}`, {
      hint: other === 'expect' ? 'write the expectation in each row' : 'write a separate test for the later steps',
    });
  }
  if (table?.value.kind === 'list') {
    if (table.value.items.length === 0) diagnose(report, 'missing-property', table.key, `the table of ${subject} has no rows`);
    for (const row of table.value.items) checkExpectation(row, form, report);
  }
  checkExpectation(child(node, 'expect'), form, report);
  const steps = child(node, 'then');
  for (const step of steps?.kind === 'list' ? steps.items : []) {
    if (step.kind === 'map' && isConsuming(node)) checkConsumerStep(step, vhost, subject, gathered, report);
    else checkStep(step, subject, report);
    checkNoConsumers(node, step, subject, report);
  }
  checkTimes(node, subject, report);
  checkMessage(child(node, 'publish'), subject, report);
}

/** AMQP limits the length of texts; `persistent` and `deliveryMode` set one property; no client of a test consumes direct replies. */
function checkMessage(publish: Node | undefined, subject: string, report: Report): void {
  for (const property of ['routingKey', ...textProperties]) {
    const node = child(publish, property);
    const what = property === 'routingKey' ? 'the routing key' : property;
    const text = textOf(node);
    if (node !== undefined && text !== undefined) checkLength(text, `${what} of ${subject}`, node, report);
  }
  const replyTo = child(publish, 'replyTo');
  if (replyTo !== undefined && textOf(replyTo) === directReplyTo) {
    const hint = 'name a queue that the files declare';
    diagnose(report, 'reply-consumer-missing', replyTo, `the broker refuses replyTo ${directReplyTo} of ${subject}`, { hint });
  }
  const mode = publish?.kind === 'map' ? publish.entries.get('deliveryMode') : undefined;
  if (mode !== undefined && child(publish, 'persistent') !== undefined) {
    diagnose(report, 'contradiction', mode.key, `${subject} has both persistent and deliveryMode`, { hint: 'remove one of them' });
  }
}

const looked = ['queues', 'either', 'unroutable', 'returned', 'refused'];

/** A test as its expectations are checked. */
interface Form {
  readonly test: MapNode;
  readonly subject: string;
  /** Whether an exchange holds a message of the test back: a mandatory one is returned and arrives later. */
  readonly delayed: boolean;
}

function isHeldBack({ vhost, exchange, headers }: Publication, { entities }: Gathered): boolean {
  const entity = entities.get(exchangeKey(vhost, exchange))?.declaration.entity;
  return entity?.kind === 'exchange' && isDelayed(entity, headers);
}

function checkExpectation(node: Node | undefined, { test, subject, delayed }: Form, report: Report): void {
  if (node?.kind !== 'map') return;
  const head = { source: node.source, start: node.start, end: node.start + 1 };
  if (!looked.some((one) => node.entries.has(one))) {
    diagnose(report, 'missing-property', head, `${subject} has no expectation`, { hint: `add one of ${looked.join(', ')}` });
    return;
  }
  const contradict = (one: string, message: string, hint?: string) => {
    const entry = node.entries.get(one);
    if (entry !== undefined) diagnose(report, 'contradiction', entry.key, `${subject}: ${message}`, { hint });
  };
  const [queues, either] = [child(node, 'queues'), child(node, 'either')];
  const some = (queues?.kind === 'list' && queues.items.length > 0) || either !== undefined;
  if (isTrue(child(node, 'unroutable')) && some) contradict('unroutable', 'an unroutable message reaches no queue');
  if (isFalse(child(node, 'unroutable')) && queues?.kind === 'list' && !some)
    contradict('unroutable', 'a message that reaches no queue is unroutable');
  if (isTrue(child(node, 'returned')) && some && !delayed) contradict('returned', 'only a message that reaches no queue is returned');
  if (isTrue(child(node, 'returned')) && !isTrue(child(child(test, 'publish'), 'mandatory'))) {
    contradict('returned', 'only a mandatory message is returned', 'add mandatory: true to publish');
  }
  if (isTrue(child(node, 'refused')) && (some || isTrue(child(node, 'returned')))) {
    contradict('refused', 'a refused message reaches no queue and is not returned');
  }
}

const outcomes = ['deadLetteredTo', 'dropped', 'requeued', 'nacked', 'kept'];

function checkStep(node: Node, subject: string, report: Report): void {
  if (node.kind !== 'map') return;
  const head = { source: node.source, start: node.start, end: node.start + 1 };
  const actions = testActions.filter((one) => node.entries.has(one));
  const words = testActions.join(', ');
  if (actions.length === 0) diagnose(report, 'missing-property', head, `a step of ${subject} has no action, one of ${words}`);
  const [, second] = actions;
  const extra = second === undefined ? undefined : node.entries.get(second);
  if (extra !== undefined) {
    diagnose(report, 'contradiction', extra.key, `a step of ${subject} has both ${actions.join(' and ')}`, { hint: 'write two steps' });
  }
  const times = node.entries.get('times');
  if (times !== undefined && !node.entries.has('redeliver')) {
    diagnose(report, 'contradiction', times.key, `a step of ${subject} has times, which only redeliver accepts`);
  }
  const expect = child(node, 'expect');
  if (expect?.kind === 'map' && !outcomes.some((one) => expect.entries.has(one))) {
    const place = { source: expect.source, start: expect.start, end: expect.start + 1 };
    diagnose(report, 'missing-property', place, `a step of ${subject} has no expectation`, { hint: `add one of ${outcomes.join(', ')}` });
  }
}

function checkMention(one: Mention, test: LocatedTest, gathered: Gathered, report: Report, suggest: () => boolean): void {
  const { kind, name, node } = one;
  const { vhost } = test;
  if (kind === 'exchange' && (isDefaultExchange(name) || isPredeclared(name))) return;
  if (!checkName(name, `a ${kind} of test ${shownName(test.name)}`, node, report)) return;
  const found = gathered.entities.get(kind === 'exchange' ? exchangeKey(vhost, name) : queueKey(vhost, name));
  const what = `test ${shownName(test.name)}: ${kind} ${node.kind === 'scalar' && node.template !== undefined ? shown(node) : nameText(name)}`;
  if (found?.declaration.presence === 'absent') {
    const related = [{ message: 'declared absent here', place: found.name }];
    diagnose(report, 'undeclared-in-test', node, `${what} is declared absent`, { related });
  } else if (found === undefined) {
    const hint = suggest() ? didYouMean(name, namesOf(kind, vhost, gathered)) : undefined;
    diagnose(report, 'undeclared-in-test', node, `${what} is not declared`, { hint });
  }
}

function namesOf(kind: Mention['kind'], vhost: string, { entities }: Gathered): readonly string[] {
  const own = [...entities.values()].flatMap(({ declaration: { entity } }) =>
    entity.kind === kind && entity.vhost === vhost && 'name' in entity ? [entity.name] : [],
  );
  return kind === 'exchange' ? [...own, ...predeclaredNames] : own;
}

function isTrue(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

function isFalse(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === false;
}

function shownName(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 57)}...` : name);
}

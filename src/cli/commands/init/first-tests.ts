// The first routing tests of an adopted topology: one per exchange with a binding, which states the route that a message takes now.

import { loadTexts, type SourceText } from '../../../loader/load.ts';
import type { Binding, Entity } from '../../../model/entity.ts';
import { grouped } from '../../../model/grouped.ts';
import { exchangeKey, keyOf } from '../../../model/key.ts';
import type { Publication } from '../../../model/publication.ts';
import type { Arguments } from '../../../model/values.ts';
import { byCodeUnits } from '../../../model/values.ts';
import { scalar, testLines } from '../../../page/as-test.ts';
import { routesLike, rulesOf, typeRule } from '../../../rabbitmq/exchange-types.ts';
import { demandOf } from '../../../rabbitmq/headers.ts';
import { predeclaredType } from '../../../rabbitmq/predeclared.ts';
import { newest } from '../../../rabbitmq/version.ts';
import { routerOf, runTests } from '../../../workflows/simulate-tests.ts';

/** The file of the tests, beside those of the topology. */
export const testsName = 'routing.test.yaml';

/** The tests, all of which pass, and the exchanges that have none, because no message for them reaches a queue with certainty. */
export interface FirstTests {
  /** Undefined without any test. */
  readonly text: string | undefined;
  readonly count: number;
  readonly untested: readonly string[];
}

/** Tests of the topology that the texts declare; each was run in the simulator. */
export function firstTests(texts: readonly SourceText[], entities: readonly Entity[]): FirstTests {
  const options = { defaultVhost: '/', variable: () => undefined };
  const router = routerOf(loadTexts(texts, options).topology);
  const names = new Map(entities.map((entity) => [keyOf(entity) as string, entity.kind === 'binding' ? '' : entity.name]));
  const drafts = messages(entities).map(({ exchange, publication }) => {
    const routing = router.route(publication);
    const reaches = !routing.unroutable && routing.refusal === undefined && routing.unknown.length === 0;
    return { exchange, reaches, vhost: publication.vhost, lines: testLines(publication, routing, [], (key) => names.get(key) ?? key) };
  });
  const candidates = drafts.filter(({ reaches }) => reaches);
  // a policy may drop what a binding routes: what the simulator does not confirm is left out
  const loaded = loadTexts([...texts, { file: testsName, text: textOf(candidates) }], options);
  const passed = new Set(
    runTests(loaded).results.flatMap((one) => (one.state === 'passed' ? [`${one.vhost}\0${one.publication.exchange}`] : [])),
  );
  const kept = candidates.filter(({ vhost, exchange }) => passed.has(`${vhost}\0${exchange}`));
  const untested = drafts.filter((draft) => !kept.includes(draft)).map(({ exchange }) => exchange);
  return { text: kept.length === 0 ? undefined : `${head}${textOf(kept)}`, count: kept.length, untested };
}

/** One document per virtual host. */
function textOf(drafts: readonly { readonly vhost: string; readonly lines: readonly string[] }[]): string {
  const documents = [...grouped(drafts, ({ vhost }) => vhost)].map(
    ([vhost, some]) => `vhost: ${scalar(vhost)}\ntests:\n${some.flatMap(({ lines }) => lines).join('\n')}\n`,
  );
  return documents.join('---\n');
}

const head =
  '# The current routes, one test per exchange. Run them with `topo test`, and add tests of the routes that your applications require.\n';

/** One message per exchange with a binding, in the order of virtual hosts and names. */
function messages(entities: readonly Entity[]): readonly { readonly exchange: string; readonly publication: Publication }[] {
  const types = new Map(entities.flatMap((entity) => (entity.kind === 'exchange' ? [[keyOf(entity) as string, routesLike(entity)]] : [])));
  const bindings = entities.filter((entity) => entity.kind === 'binding');
  const bySource = grouped(bindings, ({ vhost, source }) => `${vhost}\0${source}`);
  return [...bySource.keys()].sort(byCodeUnits).flatMap((key) => {
    const [first] = (bySource.get(key) ?? []).toSorted(
      (one, other) => literalWords(other) - literalWords(one) || byCodeUnits(keyOf(one), keyOf(other)),
    );
    if (first === undefined) return [];
    const { vhost, source } = first;
    const type = predeclaredType(source) ?? types.get(exchangeKey(vhost, source)) ?? '';
    return [{ exchange: source, publication: { vhost, exchange: source, ...messageFor(first, type), persistent: true, mandatory: false } }];
  });
}

/** The most specific binding is the most telling: a message for `#` alone shows little. */
function literalWords({ routingKey }: Binding): number {
  return routingKey.split('.').filter((word) => word !== '*' && word !== '#').length;
}

/** A message that the binding matches. */
function messageFor({ routingKey, arguments: values }: Binding, type: string): Pick<Publication, 'routingKey' | 'headers'> {
  switch (typeRule(type).matching) {
    case 'pattern':
      return {
        routingKey: routingKey
          .split('.')
          .map((word) => (word === '*' || word === '#' ? 'any' : word))
          .join('.'),
        headers: {},
      };
    case 'headers':
      return { routingKey: '', headers: headersFor(values) };
    case 'equal-key':
      return { routingKey, headers: {} };
    default:
      return { routingKey: type.startsWith('x-') ? 'any' : '', headers: {} };
  }
}

function headersFor(values: Arguments): Arguments {
  const { wanted } = demandOf(values, rulesOf(newest));
  return Object.fromEntries(wanted.map(({ name, value, term }) => [name, term === undefined ? 'any' : value]));
}

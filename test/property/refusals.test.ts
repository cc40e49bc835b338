// A plan and lint agree on what a version refuses: the same parts of the same object, in the same words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import type { Entity } from '../../src/model/entity.ts';
import { makePlan } from '../../src/planner/make-plan.ts';
import { seriesText, type Version } from '../../src/rabbitmq/version.ts';
import { observed, topology } from '../support/ends.ts';
import { arbitraryRefusableExchange, arbitraryRefusablePolicy, arbitraryRefusableQueue } from '../support/refusable.ts';
import { sample } from '../support/sample.ts';

const versions: readonly Version[] = [
  [3, 10],
  [3, 12],
  [3, 13],
  [4, 0],
  [4, 1],
  [4, 2],
  [4, 3],
];
const arbitrary = fc.oneof<fc.Arbitrary<Entity>[]>(
  arbitraryRefusableQueue('q'),
  arbitraryRefusableExchange('e'),
  arbitraryRefusablePolicy('p'),
);

test('a plan and lint report the same refusals of a version', () => {
  let refusals = 0;
  fc.assert(
    fc.property(arbitrary, fc.constantFrom(...versions), (entity, version) => {
      const [planned, linted] = [refusedByPlan(entity, version), refusedByLint(entity, version)];
      expect(planned).toEqual(linted);
      refusals += planned.length;
    }),
    sample(400),
  );
  expect(refusals).toBeGreaterThan(50);
});

/** What every version refuses is an error when the files are loaded, and not a matter of lint; what is ignored is a notice of a plan. */
function refusedByPlan(entity: Entity, version: Version): readonly string[] {
  const { changes, notices } = makePlan({
    topology: topology(entity),
    observed: { ...observed(), broker: { address: 'memory', version: seriesText(version) } },
    origins: new Map(),
    allowances: [],
    version: '0.0.0',
  });
  const refused = changes.flatMap(({ blocked }) => (blocked?.refusals ?? []).map(({ part, how, fix }) => [part, how, fix]));
  const ignored = notices
    .filter(({ code }) => code === 'feature-ignored')
    .map(({ message, hint = '' }) => {
      const [part = '', ...how] = message.split(': ');
      return [part.replace(/ of (?:queue|exchange|policy) .*$/, ''), how.join(': '), hint];
    });
  const ofVersion = [...refused, ...ignored].filter(([, how = '']) => /^(?:since RabbitMQ|available since)/.test(how));
  return ofVersion.map((parts) => parts.join(' | ').replace(', and the broker is', ', and the target is')).sort();
}

function refusedByLint(entity: Entity, version: Version): readonly string[] {
  const request = { topology: topology(entity), origins: new Map(), written: () => undefined, ignores: [], diagnostics: [], excused: [] };
  return lint(request, version)
    .found.map(({ diagnostic }) => diagnostic)
    .filter(({ code }) => code === 'feature-removed' || code === 'feature-unavailable')
    .map(({ message, hint = '' }) => {
      const [part = '', ...how] = message.split(': ');
      return [part.replace(/ of (?:queue|exchange|policy) .*$/, ''), how.join(': '), hint].join(' | ');
    })
    .sort();
}

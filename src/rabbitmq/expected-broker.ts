// Whether a broker is the one that an environment expects, so that its files do not reach another one.
import { type Diagnostic, problem } from '../model/diagnostic.ts';
import type { Environment } from '../model/environment.ts';
import { nameText } from '../model/key.ts';
import type { BrokerIdentity } from '../model/observed.ts';
import { versionOf } from './version.ts';
import { versionRange } from './version-range.ts';

/** The error of a broker that is another one; undefined if nothing contradicts what is expected. What it does not report is a contradiction. */
export function unexpectedBroker({ name: environment, expect }: Environment, found: BrokerIdentity): Diagnostic | undefined {
  const { cluster, version: range } = expect;
  const { name = 'without a name', version = 'of unknown version', address } = found;
  const faults = [
    ...(cluster === undefined || found.name === cluster
      ? []
      : [`cluster ${nameText(cluster)}, not ${found.name === undefined ? name : nameText(name)}`]),
    ...(range === undefined || isIn(range, found.version) ? [] : [`RabbitMQ ${range}, not ${version}`]),
  ];
  if (faults.length === 0) return undefined;
  return problem('wrong-broker', `environment ${environment} expects ${faults.join(', and ')} (${address})`);
}

function isIn(range: string, text: string | undefined): boolean {
  const version = versionOf(text);
  return version !== undefined && versionRange(range)?.(version) === true;
}

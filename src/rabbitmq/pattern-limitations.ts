// Patterns that nodes with a newer Erlang refuse, or read otherwise: the Erlang release decides, and the version of RabbitMQ only bounds it.
import type { BrokerFacts } from './broker-parts.ts';
import type { Limitation } from './limitations.ts';
import { firstErlangWithPcre2, type PatternChange, patternChanges } from './pattern-changes.ts';
import { isSince, type Version } from './version.ts';

/** The first version that supports Erlang 28 (RabbitMQ: Erlang Version Requirements; 4.1 supports up to 27). */
const firstVersionOnPcre2: Version = [4, 2];

/**
 * The limitations of one pattern: 400 `Validation failed` for policies, 400 `bad_request` for permissions; a node does not start with a
 * definitions file that contains it (4.3.6 on Erlang 29). Without a known Erlang release, those of every version that may run on a newer one.
 * @param name the property of the pattern @param subject what is refused: `the policy`
 */
export function patternLimitations(name: string, pattern: string, subject: string, facts: BrokerFacts): readonly Limitation[] {
  const bytes = bytesBeyondLimit(pattern);
  return bytes !== undefined && limitsBytes(facts.version)
    ? [tooLong(name, bytes, subject)]
    : changeLimitations(name, pattern, subject, facts);
}

/** The length of a pattern in bytes if 4.3.6 refuses it for its length; undefined if not. */
export function bytesBeyondLimit(pattern: string): number | undefined {
  const bytes = new TextEncoder().encode(pattern).length;
  return bytes > mostBytes ? bytes : undefined;
}

/** The longest pattern of 4.3.6, in bytes (`rabbit_re:max_pattern_length`: 1024 are accepted, 1100 refused); 4.0.5 accepts longer ones. */
export const mostBytes = 1024;

/** A target without a patch release is the newest of its series; which release before 4.3.6 began is not known. */
function limitsBytes(version: Version): boolean {
  return isSince(version, version[2] === undefined ? [4, 3] : [4, 3, 6]);
}

function tooLong(name: string, bytes: number, subject: string): Limitation {
  const how = `${subject} is refused (400): its ${bytes} bytes exceed the limit of ${mostBytes}`;
  const instead = 'write a shorter pattern, such as a common beginning of the names';
  return { of: 'pattern', name, effect: 'refused', reason: 'removed', version: [4, 3], how, code: 400, instead };
}

function changeLimitations(name: string, pattern: string, subject: string, facts: BrokerFacts): readonly Limitation[] {
  const { erlang, version } = facts;
  if (erlang === undefined ? !isSince(version, firstVersionOnPcre2) : erlang < firstErlangWithPcre2) return [];
  const changes = patternChanges(pattern);
  const refused = changes.filter(({ effect }) => effect === 'refused');
  const since = erlang === undefined ? { version: firstVersionOnPcre2 } : {};
  const newer = `Erlang ${erlang === undefined ? `${firstErlangWithPcre2} and newer` : erlang}`;
  if (refused.length > 0) {
    const how = `${subject} is refused (400) on ${newer}: ${partsOf(refused, 'not valid in its regular expressions')}`;
    const base = { of: 'pattern', name, effect: 'refused', reason: 'removed', code: 400 } as const;
    // with all of them, the pattern means the same on every release
    return [{ ...base, ...since, how, instead: insteadOf(changes) }];
  }
  if (changes.length === 0 || erlang !== undefined) return [];
  const how = `${partsOf(changes, `read as a quantifier on ${newer} and as text on older ones`)}, so that other names match`;
  return [{ of: 'pattern', name, effect: 'deprecated', reason: 'deprecated', ...since, how, instead: insteadOf(changes) }];
}

function partsOf(changes: readonly PatternChange[], what: string): string {
  const parts = distinct(changes.map(({ part }) => part));
  return `${parts.join(' and ')} ${parts.length === 1 ? 'is' : 'are'} ${what}`;
}

function insteadOf(changes: readonly PatternChange[]): string {
  return `write ${distinct(changes.map(({ part, instead }) => `${instead} instead of ${part}`)).join(', ')}, which every Erlang release reads alike`;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The release in an Erlang version such as `29.1.1`; undefined if there is none. */
export function erlangRelease(version: unknown): number | undefined {
  const release = typeof version === 'string' ? /^\d+/.exec(version)?.[0] : undefined;
  return release === undefined ? undefined : Number(release);
}

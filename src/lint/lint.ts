// Runs all rules over a topology, attaches positions to the findings, and omits those that a comment excuses. Pure.
import { lintCodes } from '../model/codes/lint.ts';
import { isCode } from '../model/codes.ts';
import type { Diagnostic, Span } from '../model/diagnostic.ts';
import { excuser, isComplete } from '../model/ignores.ts';
import type { Origins, Topology } from '../model/topology.ts';
import { byCodeUnits } from '../model/values.ts';
import type { Ignore, Removal, WrittenOf } from '../model/written.ts';
import { newest, type Version } from '../rabbitmq/version.ts';
import { once } from './once.ts';
import type { At, Finding, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { viewOf } from './view.ts';

/** The input of the linter. */
export interface LintRequest {
  readonly topology: Topology;
  readonly origins: Origins;
  readonly written: WrittenOf;
  readonly ignores: readonly Ignore[];
  /** Warnings and notices of the loader. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that comments excuse. */
  readonly excused: readonly Diagnostic[];
}

/** A finding with its automatic fix, if there is one. */
export interface LintFinding {
  readonly diagnostic: Diagnostic;
  readonly fix?: Removal;
}

/** The result of the linter. */
export interface Linted {
  readonly found: readonly LintFinding[];
  /** The findings that comments excuse, with the reasons given. */
  readonly ignored: readonly { readonly diagnostic: Diagnostic; readonly reason: string }[];
}

/** Lints a topology, by default for the newest RabbitMQ version that the rules cover. Does not throw. */
export function lint(request: LintRequest, target: Version = newest): Linted {
  const view = viewOf(request.topology, target);
  const ours = rules.flatMap((rule) => [...rule.check(view)].map((finding) => foundBy(rule, finding, request)));
  const loading = [...request.diagnostics, ...request.excused].map((diagnostic): LintFinding => ({ diagnostic }));
  return excuse(once([...loading, ...ours]), request);
}

function foundBy({ code }: Rule, finding: Finding, { written }: LintRequest): LintFinding {
  const { message, hint, related, fix, key } = finding;
  const span = placeOf(finding, written);
  const others = (related ?? []).flatMap((one) => {
    const place = placeOf(one, written);
    return place === undefined ? [] : [{ message: one.message, span: place }];
  });
  return {
    diagnostic: {
      code,
      severity: lintCodes[code].severity,
      message,
      key,
      ...(hint === undefined ? {} : { hint }),
      ...(span === undefined ? {} : { span }),
      ...(others.length === 0 ? {} : { related: others }),
    },
    ...(fix === undefined ? {} : { fix }),
  };
}

function placeOf({ key, properties = [] }: At, written: WrittenOf): Span | undefined {
  return written(key)?.place(...properties);
}

/** Removes the findings that comments excuse, and reports the comments that excuse nothing. */
function excuse(all: readonly LintFinding[], { ignores, origins }: LintRequest): Linted {
  const used = new Set<Ignore>();
  const excused = excuser(ignores, origins);
  const found: LintFinding[] = [];
  const ignored: { readonly diagnostic: Diagnostic; readonly reason: string }[] = [];
  for (const one of all) {
    const ignore = excused(one.diagnostic);
    if (ignore === undefined) found.push(one);
    else {
      used.add(ignore);
      ignored.push({ diagnostic: one.diagnostic, reason: ignore.reason });
    }
  }
  const idle = ignores.filter((ignore) => !used.has(ignore) && !(isComplete(ignore) && dependsOnTarget(ignore)));
  const said = idle.map((ignore) => ({ diagnostic: wrong(ignore) }));
  return { found: [...found, ...said].sort(inOrder), ignored };
}

/** The same files may be linted for several versions, and the comment may be needed for only some of them. */
function dependsOnTarget({ code }: Ignore): boolean {
  return code.startsWith('feature-');
}

const severities = ['error', 'warning', 'notice'];

/** Errors first, then by file and line, independent of the order of rules and declarations. */
function inOrder({ diagnostic: one }: LintFinding, { diagnostic: other }: LintFinding): number {
  return (
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    byCodeUnits(one.span?.file ?? '', other.span?.file ?? '') ||
    (one.span?.line ?? 0) - (other.span?.line ?? 0) ||
    (one.span?.column ?? 0) - (other.span?.column ?? 0) ||
    byCodeUnits(one.code, other.code)
  );
}

/** The fault of a comment that excuses nothing. */
function wrong({ code, reason, span }: Ignore): Diagnostic {
  const say = (of: 'ignore-invalid' | 'ignore-unused', message: string): Diagnostic => ({
    code: of,
    severity: lintCodes[of].severity,
    message,
    span,
  });
  if (code === '') return say('ignore-invalid', 'topo-ignore without a code; expected: # topo-ignore CODE reason');
  if (!isCode(code)) return say('ignore-invalid', `unknown code ${JSON.stringify(code)}; \`topo explain\` lists all codes`);
  if (reason === '') return say('ignore-invalid', `topo-ignore ${code} without a reason; expected: # topo-ignore ${code} reason`);
  return say('ignore-unused', `no ${code} finding to ignore here`);
}

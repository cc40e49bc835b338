// Finds the comment `# topo-ignore CODE reason` that excuses a diagnostic: on its line, or on the first line of its object.
import { isCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { EntityKey } from './key.ts';
import type { Origins } from './topology.ts';
import type { Ignore } from './written.ts';

/** Whether the comment is complete: a known code, and a reason. */
export function isComplete({ code, reason }: Ignore): boolean {
  return isCode(code) && reason !== '';
}

/** Returns a function that finds the complete comment that excuses a diagnostic; undefined if there is none. */
export function excuser(ignores: readonly Ignore[], origins: Origins): (diagnostic: Diagnostic) => Ignore | undefined {
  const byLine = new Map(ignores.filter(isComplete).map((ignore) => [`${ignore.code} ${ignore.line} ${ignore.span.file}`, ignore]));
  return ({ code, span, key }) => {
    const places = [span, origins.get(key ?? ('' as EntityKey))];
    return places.map((place) => byLine.get(`${code} ${place?.line} ${place?.file}`)).find((ignore) => ignore !== undefined);
  };
}

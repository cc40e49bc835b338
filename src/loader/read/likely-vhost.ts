// A cheap look at texts that are not parsed yet: the virtual host that a plan of them most likely observes first. It may be wrong, for
// example for a text in a comment or a block scalar; only what does no harm if it is wrong may depend on it.
import type { VhostOptions } from '../format/vhosts.ts';

/** A property `vhost` of a document whose value is a plain or quoted scalar without escapes and variables. */
const property = /^vhost:[ \t]*(?:"([^"\\$]+)"|'([^'$]+)'|([^\s"'$&*!|>%@`{}[\],#][^\s#$]*))[ \t]*(?:#.*)?$/m;

/** The virtual host of the first text, mapped; undefined if a look does not show it. */
export function likelyVhost(texts: readonly { readonly file: string; readonly text: string }[], options: VhostOptions): string | undefined {
  const [first] = texts;
  // rows of definitions name their virtual hosts one by one
  if (first === undefined || /\.json$/i.test(first.file) || /^\s*[{[]/.test(first.text)) return undefined;
  const found = property.exec(first.text);
  if (found === null && /^vhost:/m.test(first.text)) return undefined;
  const name = found === null ? options.defaultVhost : (found[1] ?? found[2] ?? found[3] ?? '');
  return options.mapVhost?.get(name) ?? name;
}

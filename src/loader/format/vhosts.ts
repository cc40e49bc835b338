// The virtual hosts of documents: named by the files, mapped, and compared with the one that the caller has chosen.
import { problem } from '../../model/diagnostic.ts';
import { nameText } from '../../model/key.ts';
import { diagnose, isFaulty, type Report } from '../report/report.ts';
import { child, type Node, shown, textOf } from '../syntax/node.ts';

/** The virtual host that the caller has chosen. */
export interface ChosenVhost {
  readonly vhost: string;
  /** Where it was chosen, for messages: `--vhost`, `the URL`. */
  readonly by: string;
  /** Whether no document may name another one; otherwise it is enough that one of the documents is about it. */
  readonly only: boolean;
  /** The remedy for a file that names another virtual host; undefined if it is mapped, or the value of a variable, which is not repeated. */
  readonly remedy: (named: string | undefined) => string;
}

/** How documents get their virtual hosts. */
export interface VhostOptions {
  /** Virtual host of documents without `vhost:`. */
  readonly defaultVhost: string;
  /** Names of virtual hosts in the files, and the names that replace them; for documents without `vhost:` too. */
  readonly mapVhost?: ReadonlyMap<string, string>;
  /** Absent if the caller leaves the choice to the files. */
  readonly chosenVhost?: ChosenVhost;
}

/** The virtual hosts found so far. */
export interface Vhosts {
  readonly options: VhostOptions;
  /** Before they are mapped. */
  readonly found: Set<string>;
  /** The first place of each name per file. */
  readonly named: Map<string, Named>;
}

/** A name in a file. */
interface Named {
  readonly name: string;
  readonly mapped: string;
  readonly node: Node;
}

/** No virtual hosts. */
export function newVhosts(options: VhostOptions): Vhosts {
  return { options, found: new Set(), named: new Map() };
}

/** The node with the name of the virtual host of a document: the section itself, or the name in it. */
export function vhostNameIn(root: Node): Node | undefined {
  const node = child(root, 'vhost');
  return node?.kind === 'map' ? child(node, 'name') : node;
}

/** The virtual host of a document or a row, mapped; `node` is the one with its name. */
export function vhostOf(node: Node | undefined, { options, found, named }: Vhosts): string {
  const name = textOf(node);
  const given = name ?? options.defaultVhost;
  const mapped = mappedName(given, options);
  found.add(given);
  if (node !== undefined && name !== undefined) {
    const key = `${node.source.file} ${name}`;
    if (!named.has(key)) named.set(key, { name, mapped, node });
  }
  return mapped;
}

/** The same of a virtual host that a definitions file merely lists: undefined if the caller has chosen another one only. */
export function vhostIfChosen(node: Node | undefined, vhosts: Vhosts): string | undefined {
  const { options } = vhosts;
  const mapped = mappedName(textOf(node) ?? options.defaultVhost, options);
  if (options.chosenVhost?.only === true && options.chosenVhost.vhost !== mapped) return undefined;
  vhosts.found.add(textOf(node) ?? options.defaultVhost);
  return mapped;
}

/** Reports names that contradict the chosen virtual host, and maps without effect. `complete`: whether all input could be read. */
export function checkVhosts(vhosts: Vhosts, complete: boolean, report: Report): void {
  const { options, found } = vhosts;
  if (options.chosenVhost !== undefined) checkChosen(options.chosenVhost, vhosts, report);
  for (const [from, to] of options.mapVhost ?? []) {
    if (found.has(from) || !complete) continue;
    const names = [...found].map(nameText).join(', ');
    const message = `virtual host ${nameText(from)} is mapped to ${nameText(to)}, but is not in the files`;
    report.diagnostics.push(problem('vhost-map-unused', message, { hint: `virtual hosts of the files: ${names === '' ? 'none' : names}` }));
  }
}

function checkChosen({ vhost, by, only, remedy }: ChosenVhost, { options, found, named }: Vhosts, report: Report): void {
  if (!only && [...found].some((name) => mappedName(name, options) === vhost)) return;
  for (const { name, mapped, node } of named.values()) {
    const isMapped = mapped !== name;
    // a map is as explicit as a flag, and stronger than a URL
    if (mapped === vhost || isFaulty(report, node) || (isMapped && !only)) continue;
    const isVariable = node.kind === 'scalar' && node.template !== undefined;
    const subject = isMapped ? 'the file is mapped to' : 'the file names';
    const message = `${subject} virtual host ${isVariable && !isMapped ? shown(node) : nameText(mapped)}, but ${by} names ${nameText(vhost)}`;
    diagnose(report, 'vhost-conflict', node, message, { hint: remedy(isVariable || isMapped ? undefined : name) });
  }
}

function mappedName(name: string, { mapVhost }: VhostOptions): string {
  return mapVhost?.get(name) ?? name;
}

// Readable names for paths in a document: `maxLength of queue orders.created`.
import { nameText } from '../../model/key.ts';
import { documentKinds } from '../../rabbitmq/documents/table.ts';
import { child, type Node, shown, writtenKey } from '../syntax/node.ts';

const kinds: { readonly [section: string]: string } = {
  exchanges: 'exchange',
  queues: 'queue',
  superStreams: 'super stream',
  policies: 'policy',
  ...Object.fromEntries(
    documentKinds.flatMap(({ section, title, single, within }) => (single === true || within !== undefined ? [] : [[section, title]])),
  ),
};

/** Sections whose objects have two names. */
const scoped: ReadonlySet<string> = new Set(
  documentKinds.filter((row) => row.scoped === true && row.within === undefined).map(({ section }) => section),
);

/** The name of the value at a path. */
export function subjectOf(root: Node, path: readonly (string | number)[]): string {
  const [section, ...names] = writtenPath(root, path);
  const isScoped = scoped.has(String(section)) && names.length > 1;
  const [name, ...rest] = isScoped
    ? [
        names
          .slice(0, 2)
          .map((one) => nameText(String(one)))
          .join(' '),
        ...names.slice(2),
      ]
    : names;
  if (section === undefined) return 'the document';
  if (name === undefined) return String(section);
  const inner = rest.filter((part) => typeof part === 'string').join('.');
  const owner = isScoped ? `${kinds[String(section)]} ${name}` : ownerOf(root, String(section), name);
  return inner === '' ? owner : `${inner} of ${owner}`;
}

/** The path with its keys as they are written in the file. */
function writtenPath(root: Node, path: readonly (string | number)[]): readonly (string | number)[] {
  let node: Node | undefined = root;
  return path.map((part) => {
    const written = typeof part === 'number' ? part : writtenKey(node, part);
    node = node?.kind === 'list' ? node.items[Number(part)] : child(node, String(part));
    return written;
  });
}

function ownerOf(root: Node, section: string, name: string | number): string {
  const kind = kinds[section];
  if (kind !== undefined) return `${kind} ${nameText(String(name))}`;
  if (section === 'tests') return testSubject(child(root, section), Number(name));
  if (section !== 'bindings') return `${section}.${name}`;
  const list = child(root, section);
  return bindingSubject(list?.kind === 'list' ? list.items[Number(name)] : undefined);
}

/** A binding by its source and destination, as far as known; variables are shown by name. */
export function bindingSubject(node: Node | undefined): string {
  const source = child(node, 'source');
  const destination = child(node, 'destination');
  return `binding ${source === undefined ? '?' : endText(source)} -> ${destination === undefined ? '?' : endText(destination)}`;
}

/** A test by its name, or by its number, from 1. */
function testSubject(list: Node | undefined, index: number): string {
  const name = list?.kind === 'list' ? child(list.items[index], 'name') : undefined;
  return name === undefined ? `test ${index + 1}` : `test ${shown(name)}`;
}

function endText(node: Node): string {
  if (node.kind === 'scalar' && node.template === undefined && typeof node.value === 'string') return nameText(node.value);
  return shown(node);
}

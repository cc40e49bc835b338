// Places in files, shortened: relative to the path on the command line, and cut from the left if they are too long.
import { cutLeft, ellipsis, printable, type Style, widthOf } from './style.ts';

/** `topology.yaml:4`, relative to the path if there is one only and it is a directory above the file. */
export function placeText({ file, line }: { readonly file: string; readonly line: number }, paths: readonly string[] = []): string {
  const [path = ''] = paths;
  const base = path.endsWith('/') ? path : `${path}/`;
  const relative = paths.length === 1 && path !== '' && file.startsWith(base) ? file.slice(base.length) : file;
  return printable(`${relative}:${line}`);
}

/** A place in at most so many columns: whole folders are omitted from the left, and only then a part of the file's name. */
export function shortPlace(place: string, columns: number | undefined, style: Style): string {
  if (columns === undefined || widthOf(place) <= columns) return place;
  for (let at = place.indexOf('/'); at !== -1; at = place.indexOf('/', at + 1)) {
    const short = `${ellipsis(style)}${place.slice(at)}`;
    if (widthOf(short) <= columns) return short;
  }
  return cutLeft(place, columns, style);
}

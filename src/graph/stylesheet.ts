// The style of drawn graphs: colours by class, light by default and dark if the reader prefers it.
import { ground, type Paint, paints } from './look.ts';

/** The rules of a picture; `scope` precedes every selector, with a blank at its end if it is not empty. */
export function graphStyles(scope: string): string {
  const dark = colours(scope, 'dark');
  return [
    `${scope}text{font-family:Arial,Helvetica,"Liberation Sans",sans-serif}`,
    `${scope}.node .title,${scope}.frame .title{font-weight:bold}`,
    `${scope}.node rect{stroke-width:1.2}${scope}.edge path{fill:none;stroke-width:1.1}${scope}.frame rect{fill:none}`,
    `${scope}.external rect,${scope}.missing rect,${scope}.by-alternate path,${scope}.by-dead-letter path,${scope}.by-federation path,${scope}.by-shovel path{stroke-dasharray:5 3}`,
    `${scope}.node.undeclared rect,${scope}.edge.undeclared path{stroke-dasharray:1.5 3}`,
    `${scope}.quiet:not(.on) path,${scope}.quiet:not(.on) polygon{display:none}`,
    ...colours(scope, 'light'),
    `@media (prefers-color-scheme:dark){`,
    ...dark,
    '}',
    '',
  ].join('\n');
}

function colours(scope: string, scheme: 'light' | 'dark'): readonly string[] {
  const { page, frame, title } = ground[scheme];
  const rules = Object.entries<Paint>(paints).map(([name, paint]) => {
    const { stroke, fill, text } = paint[scheme];
    const node = `${scope}.node.${name} rect{stroke:${stroke};fill:${fill}}`;
    const edge = `${scope}.edge.${name} path{stroke:${stroke}}${scope}.edge.${name} polygon{stroke:${stroke};fill:${stroke}}`;
    return `${node}${edge}${scope}.${name} text{fill:${text}}`;
  });
  const hollow = `${scope}.by-alternate.edge polygon{fill:${page}}`;
  const { deadLetter } = paints;
  const badge = `${scope}.node rect.badge{stroke:${deadLetter[scheme].stroke};stroke-width:.8;stroke-dasharray:none;fill:${page}}${scope}.node text.badge{fill:${deadLetter[scheme].text}}`;
  return [`${scope}.ground{fill:${page}}${scope}.frame rect{stroke:${frame}}${scope}.frame text{fill:${title}}`, ...rules, hollow, badge];
}

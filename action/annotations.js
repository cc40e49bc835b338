// The annotations of topo name files relative to its working directory; GitHub reads them from the root of the repository.
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The annotations with the paths of their files from the root of the repository. A file outside of it keeps its path.
 * @param {string} text workflow commands, one per line @param {string} directory the working directory of topo @param {string} root
 */
export function fromRepository(text, directory, root) {
  return text.replace(/^(::\w+ file=)([^,:\n]+)/gm, (all, start, file) => {
    const path = relative(root, resolve(directory, decoded(file)));
    return isAbsolute(path) || path.split(sep)[0] === '..' ? all : `${start}${encoded(path.split(sep).join('/'))}`;
  });
}

/** @param {string} text a property of a workflow command */
function decoded(text) {
  return text.replace(/%(25|0A|0D|3A|2C)/g, (one) => decodeURIComponent(one));
}

/** @param {string} text */
function encoded(text) {
  return text.replace(/[%\n\r:,]/g, encodeURIComponent);
}

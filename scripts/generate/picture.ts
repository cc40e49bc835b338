// Generates the picture in README.md from the topology file in README.md.
import { graphOf } from '../../src/graph/build.ts';
import { renderSvg } from '../../src/graph/svg.ts';
import { loadTexts } from '../../src/loader/load.ts';

/** The SVG of the first YAML block that names the schema. @throws if there is none or it is invalid */
export async function pictureOf(readme: string): Promise<string> {
  const text = /^```yaml\n(# yaml-language-server:.*?)^```$/ms.exec(readme)?.[1];
  if (text === undefined) throw new Error('README.md has no YAML block that begins with yaml-language-server');
  const { topology, origins, diagnostics } = loadTexts([{ file: 'README.md', text }], { defaultVhost: '/', variable: () => undefined });
  if (diagnostics.length > 0) throw new Error(`the YAML of README.md: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return renderSvg(graphOf(topology, origins), 'none');
}

// Reading topo.config.yaml: each fault with its place.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { expect, it } from 'vitest';
import { readConfig } from '../../../../src/loader/config/read-config.ts';

function faultsOf(text: string): readonly string[] {
  return readConfig('topo.config.yaml', text).diagnostics.map(
    ({ code, message, hint, span }) => `${span?.line}:${span?.column} ${code}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );
}

it('lists the environments in the order of the file', () => {
  const { environments, diagnostics } = readConfig('topo.config.yaml', 'environments: { prod: {}, dev: { files: [a.yaml] } }');
  expect(diagnostics).toEqual([]);
  expect([...environments.keys()]).toEqual(['prod', 'dev']);
});

it.each([
  ['environment: {}', ['1:1 unknown-property: unknown property "environment" (did you mean "environments"?)']],
  ['environments: { a: { urls: x } }', ['1:22 unknown-property: unknown property "urls" on environment a (did you mean "url"?)']],
  [
    'environments: { a: { expect: { versoin: "4.0" } } }',
    ['1:32 unknown-property: unknown property "versoin" on expect of environment a (did you mean "version"?)'],
  ],
  ['environments: { a: { files: x.yaml } }', ['1:29 wrong-type: files of environment a must be a list, not "x.yaml"']],
  ['environments: { a: { transport: amqps } }', [expect.stringContaining('must be one of auto, amqp, http, not "amqps"')]],
  ['environments: { a: { expect: { version: ">=4" } } }', [expect.stringContaining("must be a range of versions such as '>=4.0 <4.3'")]],
  [
    'environments: { a: { expect: { version: 4.0 } } }',
    [expect.stringContaining('quote-needed: expect.version of environment a must be text')],
  ],
  ['environments: { a b: {} }', [expect.stringContaining('the name of an environment consists of')]],
  ['environments: { a: { cert: c.pem } }', [expect.stringContaining('cert and key of environment a require each other')]],
  [
    "environments: { a: { password: '${P}', passwordFile: p } }",
    [expect.stringContaining('environment a has both a password and a passwordFile')],
  ],
  ['environments: { a: {} }\n---\nenvironments: {}', [expect.stringContaining('a configuration file is one document')]],
  ['# nothing', ['1:1 file-empty: the file is empty (write environments: {})']],
  ['environments: { a: {', [expect.stringContaining('yaml-syntax')]],
])('reports the fault of %s', (text, expected) => {
  expect(faultsOf(text)).toEqual(expected);
});

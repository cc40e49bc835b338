// The variables and the paths of an environment.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in files
import { describe, expect, it } from 'vitest';
import { fillEnvironment, type Needs } from '../../../../src/loader/config/fill-environment.ts';
import { readConfig } from '../../../../src/loader/config/read-config.ts';

const all: Needs = { broker: true, files: true };

function filled(text: string, env: { readonly [name: string]: string } = {}, needs = all, file = 'topo.config.yaml') {
  const { environments, diagnostics } = readConfig(file, `environments:\n  a: ${text}`);
  expect(diagnostics).toEqual([]);
  const node = environments.get('a');
  if (node === undefined) throw new Error('no environment a');
  const { environment, diagnostics: faults } = fillEnvironment(node, needs, (name) => env[name]);
  return { environment, faults: faults.map(({ code, message }) => `${code}: ${message}`) };
}

describe('an environment', () => {
  it('has the values of its variables, numbers as they are written, and paths relative to its file', () => {
    const text = `{ url: '\${URL}', user: '\${USER}', password: '\${PASS}', files: [topologies/, '\${DIR}/o.yaml', /etc/x.yaml],
      variables: { ENV: stg, LIMIT: 1.10, TAG: '\${TAG:-none}' }, variableFiles: [stg.json], ca: ca.pem, mapVhost: { /: '/\${DIR}' },
      expect: { cluster: 'rabbit@\${DIR}', version: '>=4.0' } }`;
    const { environment, faults } = filled(text, { URL: 'amqp://h', USER: 'u', PASS: 'p', DIR: 'stg' }, all, 'deploy/topo.config.yaml');
    expect(faults).toEqual([]);
    expect(environment).toEqual({
      name: 'a',
      config: 'deploy/topo.config.yaml',
      connection: { url: 'amqp://h', user: 'u', password: 'p', ca: 'deploy/ca.pem' },
      files: ['deploy/topologies/', 'deploy/stg/o.yaml', '/etc/x.yaml'],
      variables: { ENV: 'stg', LIMIT: '1.10', TAG: 'none' },
      variableFiles: ['deploy/stg.json'],
      mapVhost: { '/': '/stg' },
      expect: { cluster: 'rabbit@stg', version: '>=4.0' },
    });
  });

  it('has the directory of its file as its files by default', () => {
    expect(filled('{}').environment.files).toEqual(['.']);
    expect(filled('{}', {}, all, '/deploy/topo.config.yaml').environment.files).toEqual(['/deploy']);
  });

  it('reports every variable that is not set, but not those of a broker that is not needed', () => {
    const text = "{ url: '${URL}', files: ['${DIR}'], expect: { version: '${V}' } }";
    expect(filled(text).faults).toEqual(['DIR', 'URL', 'V'].map((name) => `missing-variable: the variable ${name} is not set`));
    expect(filled(text, { DIR: 'x' }, { broker: false, files: true })).toMatchObject({ environment: { connection: {} }, faults: [] });
  });

  it.each(["url: 'amqp://u:secret@h'", 'password: secret', "management: 'http://u:secret@h'"])(
    'rejects a password in clear text, and does not repeat it: %s',
    (property) => {
      const { faults } = filled(`{ ${property} }`);
      expect(faults).toEqual([expect.stringMatching(/^secret-in-clear: \w+ of environment a contains a password in clear text$/)]);
    },
  );

  it.each([
    "url: 'amqp://u:${PW:-sekrit}@h'",
    "url: '${URL:-amqp://u:sekrit@h}'",
    "url: 'amqp://${LOGIN:-u:sekrit}@h'",
    "url: 'amqps://u@h?password=${PW:-sekrit}'",
    "management: 'http://${USER:-u}:${PW:-sekrit}@h'",
    "password: '${PW:-sekrit}'",
  ])('rejects a password that is the default of a variable, set or not, and does not repeat it: %s', (property) => {
    const clear = expect.stringMatching(/^secret-in-clear: \w+ of environment a contains a password in clear text$/);
    for (const env of [{}, { PW: 'p', URL: 'amqp://h', LOGIN: 'u:p' }]) expect(filled(`{ ${property} }`, env).faults).toEqual([clear]);
  });

  it.each([
    "url: 'amqp://${USER:-u}:${PW}@${HOST:-h}:${PORT:-5672}/${VHOST:-v}'",
    "url: '${URL:-amqp://u@h}'",
    "url: 'amqp://${USER:-u}@h'",
    "url: 'amqp://u:${PW:-}@h'",
    "user: '${USER:-u}'",
    "passwordFile: '${FILE:-/run/secrets/p}'",
  ])('accepts a default that is no password: %s', (property) => {
    expect(filled(`{ ${property} }`, { PW: 'p' }).faults).toEqual([]);
  });

  it('rejects an empty list of files, which is not the current directory', () => {
    const { diagnostics } = readConfig('topo.config.yaml', 'environments:\n  a: { files: [] }');
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'invalid-format: files of environment a requires at least one item',
    ]);
  });

  it('rejects a range of versions from a variable without its value', () => {
    expect(filled("{ expect: { version: '${V}' } }", { V: 'newest' }).faults).toEqual([
      "variable-value: expect.version of environment a must be a range of versions such as '>=4.0 <4.3'",
    ]);
  });
});

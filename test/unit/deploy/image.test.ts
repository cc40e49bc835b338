// The Dockerfile against the repository, the package and the manifests of Kubernetes. test/package/image.test.ts builds what it describes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { version } from '../../../src/version.ts';
import { read, root } from '../../readme/markdown.ts';
import { copyOf, readDockerfile, type Stage, textsOf } from '../../support/dockerfile.ts';

const { args, stages } = readDockerfile(read('Dockerfile'));
const [build, image] = stages as readonly [Stage, Stage];
const manifest = JSON.parse(read('package.json'));
const labels = Object.fromEntries(
  textsOf(image, 'LABEL').flatMap((text) => [...text.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
);

describe('the stages', () => {
  it('are a build and an image, both of the base image that an argument names by tag', () => {
    expect(stages.map(({ from, name }) => [from, name])).toEqual([
      [`--platform=\${BUILDPLATFORM:-linux} \${NODE_IMAGE}`, 'build'],
      [`\${NODE_IMAGE}`, undefined],
    ]);
    expect(args).toEqual([expect.stringMatching(/^NODE_IMAGE=node:\d+-[a-z]+$/)]);
  });

  it('read only files of the repository, and nothing from the network but packages of the lock file', () => {
    expect(stages.flatMap((stage) => textsOf(stage, 'ADD'))).toEqual([]);
    expect(textsOf(build, 'RUN').filter((text) => /\bnpm i(nstall)?\b|\bcurl\b|\bwget\b|\bapt/.test(text))).toEqual([]);
    const sources = textsOf(build, 'COPY').flatMap((text) => copyOf(text).sources);
    expect(sources.filter((path) => !existsSync(root + path))).toEqual([]);
    expect(textsOf(image, 'COPY').map(copyOf)).toEqual([{ flags: ['--from=build'], sources: ['/build/topo'], to: '/opt/topo' }]);
  });

  it('install the dependencies without those of the development, and run no script of a package', () => {
    const installs = textsOf(build, 'RUN').filter((text) => text.includes('npm ci'));
    expect(installs).toHaveLength(2);
    for (const text of installs) expect(text).toContain(' --ignore-scripts ');
    expect(installs[1]).toContain('--omit=dev');
  });
});

describe('.dockerignore', () => {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('excludes everything but what the build stage copies', () => {
    const copied = textsOf(build, 'COPY').flatMap((text) => copyOf(text).sources);
    expect(lines[0]).toBe('*');
    const folders = copied.map((path) => (path.startsWith('deploy/') ? 'deploy/image' : path));
    expect(lines.slice(1).toSorted()).toEqual(folders.map((path) => `!${path}`).toSorted());
  });
});

describe('the image', () => {
  it('starts topo, as the package names its command, and shows its help without arguments', () => {
    const [[command, path]] = Object.entries<string>(manifest.bin) as [[string, string]];
    expect(textsOf(image, 'ENTRYPOINT')).toEqual([JSON.stringify([command])]);
    expect(textsOf(image, 'RUN').join('\n')).toContain(`ln -s /opt/topo/${path} /usr/local/bin/${command}`);
    expect(textsOf(image, 'CMD')).toEqual(['["--help"]']);
  });

  it('has the labels of the package, and takes the version, the revision and the source from arguments', () => {
    expect(labels).toEqual({
      'org.opencontainers.image.title': 'topo',
      'org.opencontainers.image.description': manifest.description,
      'org.opencontainers.image.licenses': manifest.license,
      'org.opencontainers.image.version': `\${VERSION}`,
      'org.opencontainers.image.revision': `\${REVISION}`,
      'org.opencontainers.image.source': `\${SOURCE}`,
    });
    expect(textsOf(image, 'ARG')).toEqual([`VERSION=${version}`, 'REVISION=', 'SOURCE=']);
    expect(read('Dockerfile')).toContain(`docker build --tag rabbit-topo:${version} .`);
  });

  it('contains no secret: only NODE_ENV is set', () => {
    expect(stages.flatMap((stage) => textsOf(stage, 'ENV'))).toEqual(['NODE_ENV=production']);
  });

  it('is checked by the script that it contains', () => {
    expect(textsOf(image, 'HEALTHCHECK')).toEqual([expect.stringMatching(/ CMD \["node", "\/opt\/topo\/healthcheck\.js"\]$/)]);
    expect(textsOf(build, 'COPY')).toContain('deploy/image/healthcheck.js topo/healthcheck.js');
  });
});

describe('deploy/kubernetes', () => {
  const folder = `${root}deploy/kubernetes/`;
  const texts = readdirSync(folder).flatMap((name) => (name.endsWith('.yaml') ? [readFileSync(folder + name, 'utf8')] : []));
  const pods = texts.flatMap((text) => {
    const { spec } = parse(text);
    return (spec?.template ?? spec?.jobTemplate?.spec.template)?.spec ?? [];
  });

  it('runs the image as its user, whose id is a number', () => {
    const [user = ''] = textsOf(image, 'USER');
    expect(user).toMatch(/^[1-9]\d+:[1-9]\d+$/);
    expect(pods).toHaveLength(3);
    for (const { securityContext } of pods) expect(`${securityContext.runAsUser}:${securityContext.runAsGroup}`).toBe(user);
  });

  it('uses the port that the image exposes', () => {
    const ports = pods.flatMap(({ containers: [{ ports = [] }] }) => ports);
    expect(ports.map(({ containerPort }) => String(containerPort))).toEqual(textsOf(image, 'EXPOSE'));
  });
});

// The workflows of this repository: they name scripts and files that exist, have few permissions, and no expression in a script.
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read, root } from '../../readme/markdown.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions?: { readonly [name: string]: string };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: { readonly [name: string]: Job };
}

const folder = '.github/workflows/';
const files = readdirSync(root + folder);
const workflowOf = (file: string): Workflow => parse(read(folder + file), { strict: true, uniqueKeys: true });
const { scripts } = JSON.parse(read('package.json'));

it('are two: every push, and a release', () => {
  expect(files.toSorted()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(files)('%s', (file) => {
  const workflow = workflowOf(file);
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap(({ steps = [] }) => steps);
  const commands = steps.flatMap(({ run }) => run ?? []);

  it('runs scripts of package.json, and files of the repository, that exist', () => {
    const named = commands.flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name));
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const paths = commands.flatMap((text) => [...text.matchAll(/(?:bash|node) ([\w./-]+)/g)].map(([, path = '']) => path));
    const local = [...jobs, ...steps].flatMap(({ uses }) => (uses?.startsWith('./') ? [uses.slice(2)] : []));
    expect([...paths, ...local].filter((path) => !existsSync(root + path))).toEqual([]);
    expect([...named, ...paths]).not.toEqual([]);
  });

  it('names each action with its major version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((uses) => !/^[\w-]+\/[\w-]+@v\d+$/.test(uses))).toEqual([]);
  });

  it('may read the repository, and nothing else without a job that asks for it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('has no expression in a script, where the name of a branch or tag would be code', () => {
    expect(commands.filter((text) => text.includes('${{'))).toEqual([]);
  });

  it('needs jobs that exist', () => {
    const needs = jobs.flatMap(({ needs = [] }) => needs);
    expect(needs.filter((name) => !Object.hasOwn(workflow.jobs, name))).toEqual([]);
  });
});

describe('ci.yml', () => {
  it('runs .ci/run', () => {
    expect(workflowOf('ci.yml').jobs['all']?.steps?.at(-1)?.run).toBe('bash .ci/run');
  });
});

describe('release.yml', () => {
  const { on, jobs } = workflowOf('release.yml');
  const textOf = (name: string): string => (jobs[name]?.steps ?? []).map(({ run, uses }) => run ?? uses).join('\n');

  it('begins with a tag, and checks and tests before anything is packed', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(jobs['ci']?.uses).toBe('./.github/workflows/ci.yml');
    const wanted = ['npm ci ', 'npm run release:check', 'npm run check\n', ' npm pack ', 'npm sbom --sbom-format cyclonedx '];
    const places = wanted.map((command) => textOf('package').indexOf(command));
    expect(places).toEqual(places.filter((place) => place >= 0).toSorted((one, other) => one - other));
  });

  it('publishes what was packed, with provenance, after a review', () => {
    expect(textOf('npm')).toMatch(/npm publish \.\/rabbit-topo-\*\.tgz --provenance/);
    for (const name of ['npm', 'image']) expect(jobs[name]).toMatchObject({ needs: ['ci', 'package'], environment: 'release' });
  });

  it('gives each job only the permissions to publish that it needs', () => {
    const permissions = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]));
    expect(permissions).toEqual({
      ci: undefined,
      package: undefined,
      npm: { contents: 'read', 'id-token': 'write' },
      image: { contents: 'read', packages: 'write' },
      notes: { contents: 'write' },
    });
  });

  it('passes arguments that the Dockerfile has', () => {
    const args = [...read(`${folder}release.yml`).matchAll(/^ {12}([A-Z]+)=/gm)].map(([, name]) => name);
    expect(args.toSorted()).toEqual(['REVISION', 'SOURCE', 'VERSION']);
    for (const name of args) expect(read('Dockerfile')).toMatch(new RegExp(`^ARG ${name}=`, 'm'));
  });
});

// The files of examples/gitops: valid, without a finding of lint, with tests that pass, and a workflow that names their environments.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { read, root } from '../../readme/markdown.ts';
import { topo } from '../../support/io.ts';

const cwd = `${root}examples/gitops`;

test('lint finds nothing, and every routing test passes without a broker or a secret', async () => {
  expect(await topo(['lint', '--all', '--max-warnings', '0'], { cwd })).toMatchObject({ code: 0 });
  expect(await topo(['test', '--all', '--coverage-minimum', '100'], { cwd })).toMatchObject({ code: 0 });
});

test('the workflow plans and applies every environment, with the inputs of the action', () => {
  const { jobs } = parse(read('examples/gitops/.github/workflows/topology.yml'));
  const environments = Object.keys(parse(read('examples/gitops/topo.config.yaml')).environments);
  const inputs = Object.keys(parse(read('action.yml')).inputs);
  for (const job of [jobs.plan, jobs.apply]) {
    expect(job.strategy.matrix.environment.toSorted()).toEqual(environments.toSorted());
    const step = job.steps.at(-1);
    expect(step.uses).toBe('./node_modules/rabbit-topo');
    for (const name of Object.keys(step.with)) expect(inputs).toContain(name);
    for (const name of ['STAGING_RABBITMQ_URL', 'STAGING_MANAGEMENT_URL', 'PRODUCTION_RABBITMQ_URL', 'PRODUCTION_MANAGEMENT_URL']) {
      expect(job.env[name]).toMatch(/^\$\{\{ secrets\.\w+ \}\}$/);
    }
  }
});

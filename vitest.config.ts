// Five projects: `unit` needs nothing but Node; `broker` and `traffic` run on every real broker that test/support/broker-source.ts finds, the
// second with live traffic; `cluster` starts clusters of its own, and nodes that it freezes; `package` packs topo and installs it into an empty project.
import { defineConfig } from 'vitest/config';

const packageTests = ['test/package/**/*.test.ts'];
const clusterTests = ['test/broker/cluster/**/*.test.ts', 'test/broker/cli/commands/*-frozen.test.ts'];
const trafficTests = ['test/broker/amqp/move/**/*.test.ts', 'test/broker/migration/**/*.test.ts'];
const brokerTests = ['test/broker/**/*.test.ts', 'test/**/*.broker.test.ts'];

/** A test that takes this long hangs; no other limit on time decides a run. Milliseconds. */
const hanging = 300_000;

const common = {
  globalSetup: ['test/support/built.ts'],
  setupFiles: ['test/support/seed.ts'],
  testTimeout: hanging,
  hookTimeout: hanging,
  retry: 0, // a test that fails at times is a finding
  isolate: false, // half of the time of the unit tests went into importing everything again for each file
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...brokerTests, ...packageTests],
          maxWorkers: '100%', // by default vitest leaves one core idle: of two cores, half
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'broker',
          include: brokerTests,
          exclude: [...clusterTests, ...trafficTests],
          globalSetup: [...common.globalSetup, 'test/support/brokers.ts'],
          maxWorkers: 4, // six made them slow enough that a login or the creation of a virtual host took seconds
          maxConcurrency: 24, // tests that run side by side do so to wait side by side
          sequence: { groupOrder: 1 }, // vitest requires projects with different maxWorkers to run one after the other
        },
      },
      {
        test: {
          ...common,
          name: 'traffic',
          include: trafficTests,
          globalSetup: [...common.globalSetup, 'test/support/brokers.ts'],
          maxWorkers: 3, // their live traffic slows the brokers; clusters run beside it
          maxConcurrency: 24,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...common,
          name: 'cluster',
          include: clusterTests,
          maxWorkers: 3, // three nodes each, whose reactions to a dead or frozen one depend on time: most of it is waits
          retry: 1, // for the same reason; the report shows it
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...common,
          name: 'package',
          include: packageTests,
          exclude: brokerTests,
          maxWorkers: 3, // npm and Docker run beside the waits of clusters
          sequence: { groupOrder: 2 },
        },
      },
    ],
    reporters: [
      'default',
      './test/support/conformance-lines.ts',
      './test/support/version-lines.ts',
      './test/support/time-lines.ts',
      './test/support/closing-line.ts',
    ],
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text', 'json-summary'] },
  },
});

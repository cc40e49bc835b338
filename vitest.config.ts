// Three projects: `unit` needs nothing but Node; `broker` runs on every real broker that test/support/broker-source.ts finds; `package`
// packs topo and installs it into an empty project.
import { defineConfig } from 'vitest/config';

const packageTests = ['test/package/**/*.test.ts'];
const brokerTests = ['test/broker/**/*.test.ts', 'test/**/*.broker.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/seed.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [...brokerTests, ...packageTests],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'broker',
          setupFiles: ['test/support/seed.ts'],
          include: brokerTests,
          globalSetup: ['test/support/brokers.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          retry: 0, // a test that fails at times is a finding
          maxWorkers: 2, // more only wait for the brokers
          maxConcurrency: 24, // tests that run side by side do so to wait side by side
          sequence: { groupOrder: 1 }, // vitest wants projects with different maxWorkers one after the other
        },
      },
      {
        test: {
          name: 'package',
          include: packageTests,
          sequence: { groupOrder: 2 }, // it builds anew what other tests run
        },
      },
    ],
    reporters: ['default', './test/support/conformance-lines.ts', './test/support/closing-line.ts'],
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text', 'json-summary'] },
  },
});

// Codes of routing tests: what can be wrong with them, and what a run of them can end with.
import type { CodeEntry } from './entry.ts';

/** What can be wrong with tests in files. */
export const testFormCodes = {
  'undeclared-in-test': {
    exit: 65,
    title: 'a test names an exchange or a queue that is not declared',
    why: 'A misspelt name would make a test that can never fail, or never pass.',
    fix: 'Correct the name. What is declared elsewhere is declared here with `external: true`.',
  },
  'duplicate-test': {
    exit: 65,
    title: 'two tests of a virtual host have the same name',
    why: 'Reports and `--filter` name a test by its name.',
    fix: 'Rename one of them.',
  },
  'test-file-not-only-tests': {
    exit: 65,
    title: 'a file of tests declares something',
    why: 'Files that end in `.test.yaml` are read by `topo test` and `topo validate` only: what they declare would never be applied.',
    fix: 'Move it to another file. A file of tests holds `vhost` and `tests`.',
  },
} as const satisfies { [code: string]: CodeEntry };

/** What a run of tests can end with. */
export const testCodes = {
  'no-tests': {
    exit: 8,
    title: 'there is no test to run',
    why: 'Neither the topology files nor the `*.test.yaml` files beside them have `tests:`, or `--filter` matches none of them. A run that tests nothing is no success.',
    fix: 'Add `tests:`, or correct the paths or the filter.',
  },
  'coverage-too-low': {
    exit: 8,
    title: 'the tests go through too few bindings',
    why: 'Fewer bindings are exercised than `--coverage-minimum` asks for.',
    fix: '`--coverage` lists the bindings that no test goes through. Add tests for them, or remove bindings that nobody needs.',
  },
  'simulator-differs': {
    exit: 8,
    title: 'the broker did something else than topo expected of it',
    why: '`topo test --live` holds the simulator of topo against the broker. A difference is a defect of topo, or something else uses or governs the scratch objects, such as an operator policy.',
    fix: 'Please report it, with the topology, the test and the version of the broker. Believe the broker.',
  },
  'scratch-unavailable': {
    exit: 4,
    title: 'the tests cannot be played here',
    why: 'Live tests need a virtual host of their own. Where none can be made, scratch names in the given virtual host take its place, and not every topology can be tested under other names: policies match by name.',
    fix: 'Give a user with the tag `administrator` and the management API, so that a scratch virtual host can be made.',
  },
  'scratch-left-behind': {
    exit: 7,
    title: 'scratch objects of live tests could not be removed',
    why: 'The broker refused, or could no longer be reached.',
    fix: 'Delete what the message names: `rabbitmqctl delete_vhost NAME`, or the queues and exchanges that begin with the prefix.',
  },
} as const satisfies { [code: string]: CodeEntry };

// Codes of routing tests: errors in their definitions, and results of a run.
import type { CodeEntry } from './entry.ts';

/** Errors in the tests of a file. */
export const testFormCodes = {
  'undeclared-in-test': {
    exit: 65,
    title: 'undeclared exchange or queue in a test',
    why: 'With a misspelt name, a test could never fail, or never pass.',
    fix: 'Correct the name. Declare an object that is managed elsewhere with `external: true`.',
  },
  'duplicate-test': {
    exit: 65,
    title: 'duplicate test name in a virtual host',
    why: 'Reports and `--filter` identify a test by its name.',
    fix: 'Rename one of the tests.',
  },
  'reply-consumer-missing': {
    exit: 65,
    title: 'direct reply-to in a test',
    why: 'RabbitMQ refuses a message with `reply-to: amq.rabbitmq.reply-to` (406 `fast reply consumer does not exist`) unless the channel that publishes it consumes from this pseudo queue. The messages of a test are published on a channel without consumers.',
    fix: 'Declare a queue for the replies, and name it in `replyTo`. Direct reply-to requires no topology, and so no test.',
  },
  'test-file-not-only-tests': {
    exit: 65,
    title: 'declarations in a test file',
    why: 'Files that end in `.test.yaml` are read by `topo test` and `topo validate` only: their declarations would never be applied.',
    fix: 'Move the declarations to another file. A test file contains `vhost` and `tests` only.',
  },
} as const satisfies { [code: string]: CodeEntry };

/** Results of a test run. */
export const testCodes = {
  'no-tests': {
    exit: 8,
    title: 'no tests to run',
    why: 'Neither the topology files nor the `*.test.yaml` files beside them contain `tests:`, or `--filter` matches none of them. A run without tests is not a success.',
    fix: 'Add `tests:`, or correct the paths or the filter.',
  },
  'coverage-too-low': {
    exit: 8,
    title: 'binding coverage of the tests below the minimum',
    why: 'The tests exercise fewer bindings than `--coverage-minimum` requires.',
    fix: 'List the uncovered bindings with `--coverage`. Add tests for them, or remove the bindings that are not needed.',
  },
  'simulator-differs': {
    exit: 8,
    title: 'the broker behaves differently from the simulator',
    why: '`topo test --live` compares the simulator of topo with the broker. A difference is a defect of topo, or the effect of something else that uses or governs the scratch objects, for example an operator policy.',
    fix: 'Report it, together with the topology, the test and the version of the broker. Trust the broker.',
  },
  'governor-not-in-test': {
    exit: 1, // never an error: the tests run
    title: 'setting that governs the tested objects and is not in force in the test',
    why: 'Operator policies and undeclared policies that govern a tested object are copied into the scratch virtual host, so that a test fails where the real queue would. Under scratch names none can be set, and over AMQP no undeclared one is visible. The result of the test may then differ from the behaviour of the real objects.',
    fix: 'Use the management API with a user that has the tag `administrator`, so that a scratch virtual host can be created. `topo plan` lists the settings with the objects that they govern.',
  },
  'scratch-unavailable': {
    exit: 4,
    title: 'no scratch virtual host for live tests',
    why: 'Live tests need a virtual host of their own. If none can be created, they use scratch names in the given virtual host, which not every topology supports: policies, for example, match by name.',
    fix: 'Use the management API with a user that has the tag `administrator`, so that a scratch virtual host can be created.',
  },
  'scratch-left-behind': {
    exit: 7,
    title: 'scratch objects of live tests not removed',
    why: 'The broker refused the removal, or could no longer be reached.',
    fix: 'Delete the objects named in the message: `rabbitmqctl delete_vhost NAME`, or the queues and exchanges that begin with the prefix.',
  },
} as const satisfies { [code: string]: CodeEntry };

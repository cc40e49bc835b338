// Codes of environments.
import type { CodeEntry } from './entry.ts';

export const environmentCodes = {
  'wrong-broker': {
    exit: 4,
    title: 'broker is not the expected one, or AMQP and the management API reach different brokers',
    why: 'The name of the cluster or the version differs from `expect` of the environment in `topo.config.yaml`: its files are for another broker. This is checked before anything is read or changed, also for a saved plan. Or `--url` and `--management` reach different brokers, so that a plan would be read from one and applied to the other: either the names of their clusters differ, or the management API does not show the lock that an apply holds over AMQP. The versions of the two are not compared, because they may differ while a cluster is upgraded.',
    fix: 'Correct the URL of the environment. If the broker has been renamed or upgraded, correct `expect`. Pass addresses of one cluster with `--url` (or `RABBITMQ_URL`) and `--management` (or `RABBITMQ_MANAGEMENT_URL`).',
  },
} as const satisfies { readonly [code: string]: CodeEntry };

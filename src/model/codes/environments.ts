// Codes of environments.
import type { CodeEntry } from './entry.ts';

export const environmentCodes = {
  'wrong-broker': {
    exit: 4,
    title: 'broker is not the one that the environment expects',
    why: 'The name of the cluster or the version differs from `expect` of the environment in `topo.config.yaml`: its files are for another broker. This is checked before anything is read or changed, also for a saved plan.',
    fix: 'Correct the URL of the environment. If the broker has been renamed or upgraded, correct `expect`.',
  },
} as const satisfies { readonly [code: string]: CodeEntry };

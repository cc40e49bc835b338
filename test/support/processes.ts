// Finds processes of nodes that a test has started.
import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes whose environment or command line names the folder: a node, its epmd, their children, the watchdog. */
export function processesNaming(dir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && ['environ', 'cmdline'].some((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(dir));
    } catch {
      return false; // ended meanwhile, or not ours to read
    }
  });
}

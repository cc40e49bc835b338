// What varies from run to run, and the value that the documents show in its place. A document and a run are compared after both went
// through here; UPDATE_DOCS=1 writes the values on the right.
//
//   how long it took            0.1 s
//   name and version of a node  rabbit@localhost (4.3.6)
//   version of topo             topo 0.1.0
//   digest of a plan            sha256:9b1e4c07...
//   the virtual host            /         (tests have one of their own)
//   file of that virtual host   topologies/default.yaml
//   addresses                   localhost:5672, localhost:15672
//   progress of slow work       nothing
//   rate of what comes in       nothing (the broker's statistics of the last seconds)
//   users of the broker         users: 1
//   exchange of a link          ... B"    (each start of the link uses the other one of two names)
import type { BrokerInfo } from '../support/broker-source.ts';

const masks: readonly (readonly [RegExp, string])[] = [
  [/\b\d+\.\d s\b/g, '0.1 s'],
  [/\brabbit@[\w.-]+ \(\d+\.\d+\.\d+\)/g, 'rabbit@localhost (4.3.6)'],
  [/^(`?)topo \d+\.\d+\.\d+/gm, '$1topo 0.1.0'],
  [/\bsha256:[0-9a-f]{8,64}(?:\.{3})?/g, 'sha256:9b1e4c07...'],
  [/^(?:reading|applying|testing)(?:: \d+ of \d+(?: in .*)?)?(?:: .* moved, .*)?\n/gm, ''],
  [/^ +incoming +about .*\n/gm, ''],
  [/\busers: \d+\b/g, 'users: 1'],
  [/(:orders) [AB]"/g, '$1 B"'],
  [/\btopologies\/\/\.yaml/g, 'topologies/default.yaml'],
  [/[ \t]+$/gm, ''],
];

/** A text with everything that varies replaced, without empty lines at its end. */
export function masked(text: string): string {
  return masks.reduce((masking, [pattern, value]) => masking.replace(pattern, value), text).trimEnd();
}

/** A text without its line breaks and columns: where lines break depends on the length of names that a document shows masked. */
export function flowed(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** What a run printed, as the documents show it. */
export function maskedRun(text: string, broker: BrokerInfo, vhost: string): string {
  const [amqp, management] = [new URL(broker.amqpUrl).host, new URL(broker.httpUrl).host];
  return masked(text.replaceAll(vhost, '/').replaceAll(amqp, 'localhost:5672').replaceAll(management, 'localhost:15672'));
}

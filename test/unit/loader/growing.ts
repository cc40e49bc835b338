// Inputs of any size for the loader, each of a shape for which a careless check needs quadratic work: see limits.test.ts.
import { type Loaded, loadTexts } from '../../../src/loader/load.ts';

function load(text: string): Loaded {
  return loadTexts([{ file: 'a.yaml', text }], { defaultVhost: '/', variable: () => undefined });
}

/** The lines for the numbers below `size`. */
function lines(size: number, line: (at: number) => string): string {
  return Array.from({ length: size }, (_, at) => line(at)).join('');
}

/** As many exchanges, queues and bindings, without an error. */
export function validObjects(size: number): Loaded {
  return load(
    `exchanges:\n${lines(size, (at) => `  e${at}: { type: topic }\n`)}queues:\n${lines(size, (at) => `  q${at}: { type: quorum, messageTtl: 30m }\n`)}bindings:\n${lines(
      size,
      (at) => `  - { source: e${at}, destination: q${at}, routingKey: 'a.${at}.#' }\n`,
    )}`,
  );
}

/** An error in each line. */
export function anErrorPerLine(size: number): Loaded {
  return load(`queues:\n${lines(size, (at) => `  q${at}: { durabel: true }\n`)}`);
}

/** Bindings to undeclared queues, each with a name near those of all declared ones. */
export function bindingsToUndeclaredQueues(size: number): Loaded {
  return load(
    `queues:\n${lines(size, (at) => `  queue.${at}:\n`)}bindings:\n${lines(size, (at) => `  - { source: amq.topic, destination: quee.${at} }\n`)}`,
  );
}

/** Exchanges in one cycle. */
export function exchangesInOneCycle(size: number): Loaded {
  return load(
    `exchanges:\n${lines(size, (at) => `  e${at}: { type: fanout }\n`)}bindings:\n${lines(
      size,
      (at) => `  - { source: e${at}, destination: e${(at + 1) % size}, destinationType: exchange }\n`,
    )}`,
  );
}

/** Mappings that each merge the one before. */
export function mergesOfMerges(size: number): Loaded {
  return load(`x-0: &a0 { maxLength: 1 }\n${lines(size, (at) => `x-${at + 1}: &a${at + 1} { <<: *a${at} }\n`)}`);
}

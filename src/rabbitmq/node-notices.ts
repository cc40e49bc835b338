// The limits of a fence, in words: the plan shows them beforehand, and the result of its apply repeats them.
import type { Diagnostic } from '../model/diagnostic.ts';
import { nameText } from '../model/key.ts';

/** The nodes are not visible: only those of the URLs are asked. */
export function nodesNotVisible(): Diagnostic {
  const message =
    'the nodes of the broker are not visible: topo asks those of --url, and messages published through any other node may be lost if it lags behind when a queue is deleted';
  return {
    code: 'nodes-not-visible',
    severity: 'notice',
    message,
    hint: 'with the management API and the tag monitoring, topo finds the nodes; without, name every node in --url',
  };
}

/** The list of nodes takes too long: a node is probably frozen, or cut off a moment ago. */
export function nodesSilent(): Diagnostic {
  const message = 'the broker has not listed its nodes in time: an apply waits for the list before it deletes a queue';
  return { code: 'nodes-not-visible', severity: 'notice', message, hint: 'check the nodes of the cluster with rabbitmqctl cluster_status' };
}

/** A running node to which no connection can be opened, for the reason `why`. */
export function nodeNotAsked(name: string, why: string): Diagnostic {
  const message = `node ${nameText(name)} cannot be asked (${why}): messages published through it are lost if it lags behind when a queue is deleted`;
  return { code: 'node-not-asked', severity: 'notice', message, hint: 'make its AMQP listener reachable from here, or name it in --url' };
}

/** A node that the cluster reports as not running. */
export function nodeNotRunning(name: string): Diagnostic {
  const message = `node ${nameText(name)} is not running, and is not asked: if it is only frozen or cut off, messages that its clients publish before it has caught up may be lost`;
  return { code: 'node-not-asked', severity: 'notice', message, hint: 'start the node, or remove it from the cluster' };
}

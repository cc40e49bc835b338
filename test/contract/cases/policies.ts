// The effects of setting and deleting policies, over transports that support it.
import { policy, queue } from '../../support/ends.ts';
import { type Case, declare, put, unput } from '../bench.ts';

const cap = policy('cap', { 'max-length': 5, overflow: 'reject-publish' }, { pattern: '^q\\.', priority: 3 });
const http: NonNullable<Case['only']> = ({ like }) => like === 'http';

export const policyCases: readonly Case[] = [
  {
    name: 'a policy is set with all attributes, and can be set again',
    only: http,
    async run(t) {
      await t.run(put(cap), put(cap));
      await t.lives(cap);
    },
  },
  {
    name: 'a policy is replaced in place and completely',
    only: http,
    async run(t) {
      const other = policy('cap', { 'alternate-exchange': 'a' }, { pattern: '', priority: -1, applyTo: 'exchanges' });
      await t.run(put(cap), put(other));
      await t.lives(other);
    },
  },
  {
    name: 'policies with unusual names are set, and each is deleted alone',
    only: http,
    async run(t) {
      const odd = policy('a b/c%2F#?ž 🐰', { expires: 86_400_000 });
      await t.run(put(cap), put(odd));
      await t.lives(cap, odd);
      await t.run(unput(cap), unput(cap));
      await t.lives(odd);
    },
  },
  {
    name: 'a policy changes no attribute of a queue',
    only: http,
    async run(t) {
      await t.run(declare(queue('q.1')), put(cap), declare(queue('q.1')));
      await t.lives(queue('q.1'), cap);
    },
  },
  {
    name: 'a policy without a definition is refused',
    only: http,
    async run(t) {
      await t.refused(put(policy('cap', {})), 'no policy provided');
      await t.lives();
    },
  },
  {
    name: 'a policy with an unknown apply-to is refused',
    only: http,
    run: (t) => t.refused(put(policy('cap', { 'max-length': 5 }, { applyTo: 'lists' })), "apply-to 'lists' unrecognised"),
  },
  {
    name: 'a policy for one queue type is accepted from 4.0 on',
    only: http,
    async run(t) {
      const quorum = policy('cap', { 'max-length': 5 }, { applyTo: 'quorum_queues' });
      if (t.version.startsWith('3.10')) return t.refused(put(quorum), "apply-to 'quorum_queues' unrecognised");
      await t.run(put(quorum));
      await t.lives(quorum);
    },
  },
  {
    name: 'AMQP rejects policies and reports needs-management',
    only: ({ like }) => like === 'amqp',
    async run(t) {
      await t.refused(put(cap), /./, 'needs-management');
      await t.refused(unput(cap), /./, 'needs-management');
    },
  },
];

// Resource alarms of memory and disk: a node that has one blocks the publishers of the whole cluster, and nothing else. As measured on 3.10.8,
// 4.0.5 and 4.3.6. Declarations, bindings, deletes, consumers and acknowledgements work; a connection that publishes gets no reply any more,
// to any request, until the alarm has ended.
import { nameText } from '../model/key.ts';
import type { Alarm } from '../model/observed.ts';
import { isTable } from '../model/values.ts';

/**
 * The alarms in a reply of GET /api/health/checks/alarms: 200 `{"status":"ok"}`, or 503 with one row per alarm, whose resource is `memory` or
 * `disk space`. Undefined for any other reply.
 */
export function alarmsFrom(answer: unknown): readonly Alarm[] | undefined {
  if (!isTable(answer)) return undefined;
  const { status, alarms } = answer;
  if (status === 'ok') return [];
  if (!Array.isArray(alarms)) return undefined;
  return alarms.filter(isTable).map(({ node, resource }) => ({ node: String(node), resource: String(resource).replace(/ space$/, '') }));
}

/** The alarms in the reason of connection.blocked: `low on memory`, `low on disk`, `low on disk & memory`. */
export function alarmsOfReason(reason: string): readonly Alarm[] {
  const named = ['disk', 'memory'].filter((resource) => reason.includes(resource));
  return (named.length === 0 ? [reason] : named).map((resource) => ({ resource }));
}

/** `memory alarm on node rabbit@a, disk alarm on node rabbit@b`. */
export function alarmText(alarms: readonly Alarm[]): string {
  return alarms.map(({ node, resource }) => `${resource} alarm${node === undefined ? '' : ` on node ${nameText(node)}`}`).join(', ');
}

/** The remedy, as an instruction. */
export const endAlarm = 'free memory or disk space on that node, or change its limits; `rabbitmq-diagnostics alarms` lists the alarms';

// Sends the requests of an observation before it begins, so that the broker prepares its responses while topo parses the files. All of them
// are GETs, and nothing but the overview is sent before RabbitMQ has accepted the login with it: a wrong password fails once, not once per
// request, since some authentication backends lock an account after a few failures.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Version, versionOf } from '../../rabbitmq/version.ts';
import type { AheadClient } from './client.ts';
import { conditionCalls, topicPermissionCalls } from './conditions.ts';
import { slashQuestion } from './encoded-slash.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { listingCalls } from './listings.ts';
import { overviewCall } from './open.ts';

/** Milliseconds. */
export interface AheadLimits {
  /** For the overview: a broker that is further away is asked for the overview alone. */
  readonly overviewMs: number;
  /** Until the requests are sent: nothing is sent while the files are parsed. */
  readonly sendMs: number;
}

const aheadLimits: AheadLimits = { overviewMs: 100, sendMs: 50 };

/** Sends the requests for an observation of a virtual host, and returns before their responses. Never fails; takes at most the limits. */
export async function readAhead(
  client: AheadClient,
  vhost: string | undefined,
  signal: AbortSignal | undefined,
  { overviewMs, sendMs }: AheadLimits = aheadLimits,
): Promise<void> {
  const abort = signal === undefined ? {} : { signal };
  const response = await within(client.ahead({ ...overviewCall, ...abort }).response, overviewMs);
  if (response === undefined || !isRabbit(response)) return;
  const calls: readonly HttpRequest[] = [
    ...(vhost?.includes('/') === true ? [slashQuestion] : []),
    ...(vhost === undefined ? [] : [...listingCalls(vhost), ...topicPermissionCalls(vhost, versionIn(response))]),
    ...conditionCalls(client.user),
  ];
  await within(Promise.all(calls.map((call) => client.ahead({ ...call, ...abort }).sent)), sendMs);
}

function isRabbit({ status, text }: HttpResponse): boolean {
  return status === 200 && text.includes('"rabbitmq_version"');
}

function versionIn({ text }: HttpResponse): Version | undefined {
  return versionOf(/"rabbitmq_version":\s*"([^"]*)"/.exec(text)?.[1]);
}

/** The result of the work if it is there in time. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const late = new AbortController();
  try {
    return await Promise.race([work, sleep(ms, undefined, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}

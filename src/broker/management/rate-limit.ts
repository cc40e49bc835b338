// A proxy that limits the rate of requests (429 Too Many Requests, RFC 6585): waits as it requests, within a bound, and sends again. It did
// not pass the request on, so every request may be repeated. RabbitMQ itself never replies 429 (3.10 to 4.3).
import { setTimeout as sleep } from 'node:timers/promises';
import { problem, TopoError } from '../../model/diagnostic.ts';
import type { Waits } from '../waits.ts';
import type { HttpResponse } from './http.ts';

/** Sends requests, and sends them again after a 429. */
export interface RateLimiter {
  /**
   * Returns the first response that is not 429. Requests that got a 429 are repeated one after the other.
   * @throws TopoError `rate-limited` after 120 s of waiting for one request, or if that long a wait is requested; `interrupted` if the
   * signal ends a wait
   */
  send(request: () => Promise<HttpResponse>): Promise<HttpResponse>;
}

/** Milliseconds of waiting for one request; a proxy that refuses for longer has blocked the client. */
const mostMs = 120_000;
/** Milliseconds before the first repetition if the proxy does not state a time; doubled each time. */
const firstMs = 1_000;
/** Milliseconds between two announcements. */
const quietMs = 5_000;

/** Creates a limiter for the server at `address`, which is printed and must not contain credentials. */
export function createRateLimiter(address: string, { signal, onWait }: Pick<Waits, 'signal' | 'onWait'>): RateLimiter {
  let turn: Promise<unknown> = Promise.resolve();
  let announced = Number.NEGATIVE_INFINITY;

  function announce(delayMs: number): void {
    if (performance.now() - announced < quietMs) return;
    announced = performance.now();
    onWait?.(`${address} limits the rate of requests (429 Too Many Requests): continuing in ${seconds(delayMs)} s`);
  }

  async function again(first: HttpResponse, request: () => Promise<HttpResponse>): Promise<HttpResponse> {
    let waited = 0;
    let response = first;
    for (let times = 0; response.status === 429; times += 1) {
      const delayMs = requestedMs(response) ?? firstMs * 2 ** times;
      if (waited + delayMs > mostMs)
        throw limited(address, `topo waited ${seconds(waited)} s, and would have to wait ${seconds(delayMs)} s more`);
      announce(delayMs);
      try {
        await sleep(delayMs, undefined, signal === undefined ? {} : { signal });
      } catch {
        throw new TopoError([problem('interrupted', `interrupted while ${address} limited the rate of requests`)]);
      }
      waited += delayMs;
      response = await request();
    }
    return response;
  }

  return {
    async send(request) {
      const first = await request();
      if (first.status !== 429) return first;
      const mine = turn.then(() => again(first, request));
      turn = mine.catch(() => {});
      return await mine;
    },
  };
}

function limited(address: string, what: string): TopoError {
  return new TopoError([problem('rate-limited', `${address} limits the rate of requests (429 Too Many Requests): ${what}`)]);
}

/** Retry-After in milliseconds: seconds, or a date (RFC 9110, 10.2.3); undefined if absent or unreadable. */
function requestedMs({ retryAfter }: HttpResponse): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? undefined : Math.max(0, until - Date.now());
}

function seconds(ms: number): string {
  return String(Math.ceil(ms / 1_000));
}

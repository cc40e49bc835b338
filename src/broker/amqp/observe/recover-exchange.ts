// Recovers the attributes of an exchange by redeclarations that can never create one (RabbitMQ 3.10 to 4.3): each carries an integer as
// `alternate-exchange`, which is invalid for a new exchange (406 `invalid type`) and never equal to a live one. Every reply is thus a
// refusal: it names the first of type, durable, auto_delete and internal that differs, or else the alternate exchange.
import type { Exchange } from '../../../model/entity.ts';
import type { Arguments } from '../../../model/values.ts';
import { isUnknownExchangeType, type LiveValue, redeclareRefusal } from '../../../rabbitmq/refusals.ts';
import type { Failure } from '../connection/failure.ts';
import { mostTrips, type Recovered, type Redeclare, unstable } from './recovery.ts';

/** The only argument of an exchange that RabbitMQ compares. */
const alternate = 'alternate-exchange';

/** Recovers the attributes, starting with `start`; an equal exchange costs one reply. */
export async function recoverExchange(start: Exchange, ask: Redeclare<Exchange>): Promise<Recovered<Exchange>> {
  const uncompared = Object.keys(start.arguments).filter((key) => key !== alternate);
  const refused = new Set<string>();
  let guess = start;
  for (let trip = 0; trip < mostTrips; trip += 1) {
    const answer = await ask({ ...guess, arguments: { [alternate]: 1 } });
    if (answer.ok) return { kind: 'unreadable', detail: 'the broker accepted a number as an alternate exchange' };
    const { failure } = answer;
    if (isUnknownType(failure)) {
      // the broker refuses an unknown type before it looks up the exchange
      refused.add(guess.type);
      const other = ['direct', 'fanout'].find((type) => !refused.has(type));
      if (other === undefined || refused.size > 1) return typeRefused(guess.type);
      guess = { ...guess, type: other };
      continue;
    }
    if (failure.kind !== 'refused' || failure.code !== 406) return { kind: 'failed', failure };
    const refusal = redeclareRefusal(start, failure.text, () => undefined);
    if (refusal.kind === 'invalid') return { kind: 'missing' };
    if (refusal.kind === 'other') return { kind: 'failed', failure };
    if (refusal.current.kind === 'cut') return { kind: 'unreadable', detail: `its ${refusal.key} does not fit into the broker's reply` };
    if (refusal.key === alternate) {
      return { kind: 'found', entity: { ...guess, arguments: alternateOf(refusal.current) }, counts: {}, uncompared };
    }
    const adopted = adopt(guess, refusal.key, refusal.current);
    if (adopted === undefined) return { kind: 'failed', failure };
    if (refused.has(adopted.type)) return typeRefused(adopted.type);
    guess = adopted;
  }
  return unstable;
}

/** 3.10 closes the connection with 503; 4.x replies 406, with another text if the plugin of a known type is disabled. */
function isUnknownType(failure: Failure): boolean {
  if (failure.kind === 'lost') return failure.code === 503;
  return failure.kind === 'refused' && isUnknownExchangeType(failure.text);
}

function typeRefused(type: string): Recovered<Exchange> {
  return { kind: 'unreadable', detail: `the broker does not support its type ${type}` };
}

function alternateOf(current: LiveValue): Arguments {
  return current.kind === 'value' ? { [alternate]: current.text } : {};
}

function adopt(guess: Exchange, key: string, current: LiveValue): Exchange | undefined {
  if (current.kind !== 'value') return undefined;
  const flag = current.text === 'true';
  switch (key) {
    case 'type':
      // 'x-consistent-hash' has additional quotes, as Erlang prints atoms with hyphens
      return { ...guess, type: current.text.replace(/^'([\s\S]*)'$/, '$1') };
    case 'durable':
      return { ...guess, durable: flag };
    case 'auto_delete':
      return { ...guess, autoDelete: flag };
    case 'internal':
      return { ...guess, internal: flag };
  }
  return undefined;
}

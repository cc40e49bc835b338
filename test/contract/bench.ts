// The workbench of a contract case: one empty virtual host, operations, and expectations.
import { expect } from 'vitest';
import { TopoError } from '../../src/model/diagnostic.ts';
import type { Entity } from '../../src/model/entity.ts';
import { keyOf } from '../../src/model/key.ts';
import type { Observation, Observed } from '../../src/model/observed.ts';
import type { DeleteGuard, Step } from '../../src/model/plan.ts';
import type { BrokerLock, BrokerReader, BrokerWriter, ObserveRequest } from '../../src/model/ports.ts';
import { byCodeUnits, canonicalText } from '../../src/model/values.ts';

/** One empty virtual host of a broker, with the ports under test and operations for tests. */
export interface Party {
  readonly reader: BrokerReader;
  readonly writer: BrokerWriter;
  /** Absent over the management API. */
  readonly runLock?: BrokerLock;
  readonly vhost: string;
  /** All that there is, by another way than the reader's where there is one; without the exchanges that every virtual host has. */
  truth(): Promise<Entity[]>;
  /** Publishes a number of messages to a queue and waits until they have arrived. */
  publish(queue: string, count: number): Promise<void>;
  /** Attaches a consumer to a queue for the rest of the case. */
  consume(queue: string): Promise<void>;
  /** Has another connection declare an exclusive queue and hold it for the rest of the case. */
  lock(queue: string): Promise<void>;
  /** Ends the case. */
  close(): Promise<void>;
}

/** What the ports under test can do. */
export interface Capabilities {
  /** RabbitMQ's version. */
  readonly version: string;
  /** `http` sees everything and sets policies; `amqp` sees whether exchanges and queues exist. */
  readonly like: 'http' | 'amqp';
  /** Whether it is a real broker, which then needs time for counts, and answers in sentences of the transport. */
  readonly real: boolean;
}

/** One broker operation. */
export type Operation = Step extends infer S ? (S extends unknown ? Omit<S, 'id' | 'level' | 'change'> : never) : never;

/** What a case works with. All entities in it are of the virtual host `/`, and are moved to the party's. */
export interface Bench extends Capabilities {
  readonly party: Party;
  /** Executes the operations, one after the other. */
  run(...operations: Operation[]): Promise<void>;
  /** Executes an operation that must be refused with a text that holds this one (`/` in it stands for the virtual host). */
  refused(operation: Operation, text: string | RegExp, code?: string): Promise<void>;
  /** Checks that exactly these entities are there. */
  lives(...entities: Entity[]): Promise<void>;
  observe(wanted: readonly Entity[], more?: Pick<ObserveRequest, 'signal' | 'onProgress'>): Promise<Observed>;
  /** The observations of these entities in one request. */
  seen(...wanted: Entity[]): Promise<Observation[]>;
}

/** One case. `only` limits it to brokers for which it applies. */
export interface Case {
  readonly name: string;
  only?(capabilities: Capabilities): boolean;
  run(bench: Bench): Promise<void>;
}

export const declare = (entity: Entity): Operation => ({ do: 'declare', entity }) as Operation;
export const bind = (entity: Entity): Operation => ({ do: 'bind', entity }) as Operation;
export const unbind = (entity: Entity): Operation => ({ do: 'unbind', entity }) as Operation;
export const remove = (entity: Entity, guard: DeleteGuard = 'none'): Operation => ({ do: 'delete', entity, guard }) as Operation;
export const put = (entity: Entity): Operation => ({ do: 'put-policy', entity }) as Operation;
export const unput = (entity: Entity): Operation => ({ do: 'delete-policy', entity }) as Operation;

/** The bench of one case. */
export function benchOf(party: Party, capabilities: Capabilities): Bench {
  const here = <E extends Entity>(entity: E): E => ({ ...entity, vhost: party.vhost });
  const execute = async (operation: Operation): Promise<void> => {
    const entity = here(operation.entity);
    await party.writer.execute({ ...operation, entity, id: 1, level: 1, change: keyOf(entity) } as Step);
  };
  const observe: Bench['observe'] = (wanted, more = {}) => {
    const moved = wanted.map(here);
    return party.reader.observe({
      consumers: true,
      vhosts: [party.vhost],
      wanted: new Map(moved.map((entity) => [keyOf(entity), entity])),
      ...more,
    });
  };
  return {
    ...capabilities,
    party,
    async run(...operations) {
      for (const operation of operations) await execute(operation);
    },
    async refused(operation, text, code = 'step-refused') {
      const error = await execute(operation).then(
        () => expect.fail(`not refused: ${operation.do} ${keyOf(operation.entity)}`),
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(TopoError);
      const { diagnostics } = error as TopoError;
      expect(diagnostics).toMatchObject([{ code, severity: 'error', key: keyOf(here(operation.entity)) }]);
      const message = diagnostics[0]?.message ?? '';
      if (typeof text === 'string') expect(message).toContain(text.replace("vhost '/'", `vhost '${party.vhost}'`));
      else expect(message).toMatch(text);
    },
    async lives(...entities) {
      expect((await party.truth()).map(plain).sort(byKey)).toEqual(entities.map((entity) => plain(here(entity))).sort(byKey));
    },
    observe,
    async seen(...wanted) {
      const { observations } = await observe(wanted);
      return wanted.map((entity) => observations.get(keyOf(here(entity))) ?? expect.fail(`nothing is said of ${keyOf(entity)}`));
    },
  };
}

/** An entity in the form in which two are compared: arguments as canonical texts, a queue without a type as a classic one. */
export function plain(entity: Entity): { readonly key: string; readonly [attribute: string]: unknown } {
  const { vhost: _, ...rest } = entity;
  if (entity.kind === 'document') return { key: keyOf(entity), ...rest, body: canonicalText(entity.body) };
  const table =
    entity.kind === 'policy' ? { definition: canonicalText(entity.definition) } : { arguments: canonicalText(entity.arguments) };
  return { key: keyOf(entity), ...rest, ...(entity.kind === 'queue' ? { type: entity.type ?? 'classic' } : {}), ...table };
}

function byKey(one: { readonly key: string }, other: { readonly key: string }): number {
  return byCodeUnits(one.key, other.key);
}

// What sections expand to: ordinary declarations whose place is the section.

import type { Binding, Entity, Exchange, Queue, QueueType } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import type { Declaration } from '../../model/topology.ts';
import type { Arguments, ArgumentValue } from '../../model/values.ts';
import { type Gathered, gather, type Located } from '../format/gathered.ts';
import type { Place } from '../read/source.ts';
import type { Report } from '../report/report.ts';
import type { Node } from '../syntax/node.ts';

/** A section that expands. */
export interface Section {
  readonly vhost: string;
  /** The place of its name, which becomes that of everything that it expands to. */
  readonly place: Place;
  readonly node: Node;
  /** What its objects are: `absent` for a section that is declared absent. */
  readonly presence: Declaration['presence'];
  /** A generated name as it is written in messages, without the values of variables. */
  readonly written: (name: string) => string;
}

/** Adds what a section expands to. */
export interface Expander {
  readonly exchange: (name: string, type: string, values?: Arguments, more?: Partial<Declaration>) => void;
  readonly queue: (queue: NewQueue, more?: Partial<Declaration>) => void;
  readonly bind: (source: string, destination: string, routingKey: string, values?: Arguments) => void;
}

/** The attributes of a generated queue. */
export interface NewQueue {
  readonly name: string;
  readonly type: QueueType | undefined;
  readonly durable: boolean;
  readonly arguments: { readonly [argument: string]: ArgumentValue };
}

/** The expander of a section. A name that is declared elsewhere is reported as declared twice. */
export function expanderOf(section: Section, gathered: Gathered, report: Report): Expander {
  const { vhost, place, node, presence, written } = section;
  const add = (entity: Entity, subject: string, more: Partial<Declaration> = {}): void => {
    const declaration = { entity, presence, protect: false, ...more };
    const located: Located = { declaration, name: place, node, subject, generated: true };
    gather(gathered, located, report);
  };
  return {
    exchange: (name, type, values = {}, more = {}) => {
      const entity: Exchange = {
        kind: 'exchange',
        vhost,
        name,
        type,
        durable: true,
        autoDelete: false,
        internal: false,
        arguments: values,
      };
      add(entity, `exchange ${nameText(written(name))}`, more);
    },
    queue: ({ name, type, durable, arguments: values }, more) => {
      const entity: Queue = {
        kind: 'queue',
        vhost,
        name,
        ...(type === undefined ? {} : { type }),
        durable,
        autoDelete: false,
        exclusive: false,
        arguments: values,
      };
      add(entity, `queue ${nameText(written(name))}`, more);
    },
    bind: (source, destination, routingKey, values = {}) => {
      const entity: Binding = { kind: 'binding', vhost, source, destinationType: 'queue', destination, routingKey, arguments: values };
      add(entity, `binding ${nameText(written(source))} -> ${nameText(written(destination))}`);
    },
  };
}

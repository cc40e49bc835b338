// Warnings on the queues that are down.
import type { Diagnostic } from '../model/diagnostic.ts';
import { grouped } from '../model/grouped.ts';
import type { Observed } from '../model/observed.ts';
import { outageText } from '../rabbitmq/queue-outages.ts';
import { outagesOf } from './outages.ts';

/** The most queues that a notice names. */
const named = 5;

/** One warning per kind of outage and set of nodes, with the queues. The same in a plan, a graph, an export and a route. */
export function outageNotices(observed: Observed): readonly Diagnostic[] {
  const groups = grouped([...outagesOf(observed).queues], ([, outage]) => outageText(outage));
  return [...groups].map(([text, queues]): Diagnostic => {
    const keys = queues.map(([key]) => key);
    const rest = keys.length > named ? ` and ${keys.length - named} more` : '';
    const [subject, verb] = keys.length === 1 ? [`${keys[0]}`, 'is'] : [`${keys.length} queues`, 'are'];
    const list = keys.length === 1 ? '' : ` (${keys.slice(0, named).join(', ')}${rest})`;
    const [its, it] = keys.length === 1 ? ['its', 'it and what it needs'] : ['their', 'them and what they need'];
    const isHiding = queues.some(([, { hidesBindings }]) => hidesBindings);
    const hidden = isHiding ? ` RabbitMQ may not list ${its} bindings,` : '';
    const message = `${subject} ${verb} ${text}${list}: the number of ${its} messages is unknown,${hidden} and topo leaves ${it} unchanged`;
    return { code: 'queue-down', severity: 'warning', message };
  });
}

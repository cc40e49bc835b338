// Rules of upstreams, shovels and parameters: refusals of the plugins (3.10.8, 4.0.5, 4.3.6: 400 `Validation failed`), and sections that
// declare what a parameter must not.
import type { Document } from '../../model/entity.ts';
import { nameText } from '../../model/key.ts';
import { textsIn } from '../../model/secret-text.ts';
import { type ArgumentValue, isTable } from '../../model/values.ts';
import { isOwnGlobal, sectionOfComponent } from '../../rabbitmq/documents/parameters.ts';
import { protocolFor } from '../../rabbitmq/documents/shovels.ts';
import { documentRow } from '../../rabbitmq/documents/table.ts';
import { isUri } from '../../rabbitmq/uris.ts';
import { type Located, placeOf } from '../format/gathered.ts';
import { diagnose, type Report } from '../report/report.ts';
import { child } from '../syntax/node.ts';

/** Checks one document that is not a tombstone. */
export function checkParameter(located: Located<Document>, report: Report): void {
  const { of, body } = located.declaration.entity;
  for (const { property, secret, file } of documentRow(of).fields) {
    if (secret !== 'uri' || file === undefined) continue;
    const value = body[property];
    const isTwice = [property, file].every((name) => child(located.node, name) !== undefined);
    if (isTwice) contradict(located, [property, file], report);
    if (value === undefined) lacks(located, `${property} or ${file}`, report);
    else if (!isOfUris(value)) {
      const message = `${property} of ${located.subject} is not a URI of a broker`;
      diagnose(report, 'uri-invalid', placeOf(located, property), message);
    }
  }
  if (of === 'shovel') checkShovel(located, report);
}

/** One URI or a list of them; other types are reported by the schema. */
function isOfUris(value: ArgumentValue): boolean {
  return isTable(value) || textsIn(value).every(isUri);
}

/** What a shovel takes from and gives to depends on its protocols. */
function checkShovel(located: Located<Document>, report: Report): void {
  const { body } = located.declaration.entity;
  const has = (property: string): boolean => body[property] !== undefined;
  for (const side of ['src', 'dest'] as const) {
    const isAmqp10 = body[`${side}Protocol`] === 'amqp10';
    const [queue, exchange, address] = [`${side}Queue`, `${side}Exchange`, `${side}Address`];
    if (isAmqp10 && !has(address)) lacks(located, address, report);
    if (!isAmqp10 && has(queue) && has(exchange)) contradict(located, [queue, exchange], report);
    if (!isAmqp10 && side === 'src' && !has(queue) && !has(exchange)) lacks(located, `${queue} or ${exchange}`, report);
  }
  for (const field of documentRow('shovel').fields) {
    const { property, protocols } = field;
    const protocol = protocolFor(field, body);
    if (protocols === undefined || protocols[protocol] !== undefined || !has(property)) continue;
    const message = `${located.subject} has ${property}, which the protocol ${protocol} does not have`;
    diagnose(report, 'contradiction', placeOf(located, property), message);
  }
  if (body['ackMode'] === 'no-ack' && typeof body['srcDeleteAfter'] === 'number') {
    const message = `${located.subject} has srcDeleteAfter with a number, which requires another ackMode than no-ack`;
    diagnose(report, 'contradiction', placeOf(located, 'srcDeleteAfter'), message);
  }
}

/** Checks which section declares a parameter, also of a tombstone. */
export function checkComponent({ declaration, name: place, subject }: Located, report: Report): void {
  const { entity } = declaration;
  if (entity.kind !== 'document') return;
  if (entity.of === 'parameter') {
    const { scope = '' } = entity;
    const section = sectionOfComponent(scope);
    if (section === undefined) return;
    const hint = section === '' ? 'remove it: RabbitMQ sets parameters of this component itself' : `declare it in ${section}`;
    diagnose(report, 'parameter-elsewhere', place, `${subject}: parameters does not declare the component ${nameText(scope)}`, { hint });
  }
  if (entity.of === 'global-parameter' && isOwnGlobal(entity.name)) {
    const hint = entity.name === 'cluster_name' ? 'set it with rabbitmqctl set_cluster_name' : 'remove it';
    diagnose(report, 'parameter-elsewhere', place, `${subject} belongs to RabbitMQ itself`, { hint });
  }
}

function contradict(located: Located, [one, other]: readonly [string, string], report: Report): void {
  diagnose(report, 'contradiction', placeOf(located, other), `${located.subject} has both ${one} and ${other}`);
}

function lacks(located: Located, what: string, report: Report): void {
  diagnose(report, 'missing-property', located.name, `${located.subject} has no ${what}`, { part: what });
}

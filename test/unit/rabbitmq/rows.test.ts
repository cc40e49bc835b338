// Rows of the management API whose queue has a type that topo does not manage.
import { expect, it } from 'vitest';
import { foreignType } from '../../../src/rabbitmq/rows.ts';

it.each([
  [{ type: 'rabbit_mqtt_qos0_queue' }, 'rabbit_mqtt_qos0_queue'],
  [{ type: 'quorum' }, undefined],
  [{}, undefined],
  [{ type: 5 }, undefined],
])('the row %j has the foreign type %s', (row, type) => expect(foreignType(row)).toBe(type));

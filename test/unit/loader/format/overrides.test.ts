// Overlays, where the input is incomplete or shared; the cases override-* have the rest.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
import { expect, it } from 'vitest';
import { loadTexts } from '../../../../src/loader/load.ts';

function codesOf(files: { readonly [file: string]: string }): readonly string[] {
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  return loadTexts(texts, { defaultVhost: '/', variable: () => undefined }).diagnostics.map(({ code }) => code);
}

const overlay = 'queues: { orders: { override: true, maxLength: 10 } }\n';

it('does not miss the declaration of an override in a file that could not be read', () => {
  expect(codesOf({ 'a.yaml': "queues: { orders: {}\n  x: 'y", 'b.yaml': overlay })).not.toContain('override-without-base');
  expect(codesOf({ 'a.yaml': "queues: { 'or${X}': {} }\n", 'b.yaml': overlay })).toEqual(['missing-variable']);
});

it('does not override objects of a definitions file', () => {
  const queue = { name: 'orders', vhost: '/', durable: true, auto_delete: false, arguments: {} };
  const definitions = JSON.stringify({ rabbitmq_version: '4.3.6', vhosts: [{ name: '/' }], queues: [queue] });
  expect(codesOf({ 'd.json': definitions, 'b.yaml': overlay })).toContain('override-without-base');
});

it('treats override: false as if it were not there', () => {
  expect(codesOf({ 'a.yaml': 'queues: { orders: { override: false } }\nlimits: { override: false, maxQueues: 5 }\n' })).toEqual([]);
  expect(codesOf({ 'a.yaml': 'queues: { orders: {} }\n', 'b.yaml': 'queues: { orders: { override: false } }\n' })).toEqual([
    'duplicate-entity',
  ]);
});

it('applies an override that two objects share by an alias to both', () => {
  const texts = { 'a.yaml': 'queues: { a: {}, b: {} }\n', 'b.yaml': 'queues: { a: &less { override: true, maxLength: 1 }, b: *less }\n' };
  const { topology, diagnostics } = loadTexts(
    Object.entries(texts).map(([file, text]) => ({ file, text })),
    { defaultVhost: '/', variable: () => undefined },
  );
  expect(diagnostics).toEqual([]);
  const lengths = [...topology.declarations.values()].map(({ entity }) =>
    entity.kind === 'queue' ? entity.arguments['x-max-length'] : undefined,
  );
  expect(lengths).toEqual([1, 1]);
});

it('uses the virtual host of the document, also if it is mapped', () => {
  const texts = [
    { file: 'a.yaml', text: 'vhost: /shop\nqueues: { orders: {} }\n' },
    { file: 'b.yaml', text: 'queues: { orders: { override: true, maxLength: 1 } }\n' },
  ];
  const options = { defaultVhost: '/', variable: () => undefined };
  expect(loadTexts(texts, options).diagnostics.map(({ code }) => code)).toEqual(['override-without-base']);
  expect(loadTexts(texts, { ...options, mapVhost: new Map([['/', '/shop']]) }).diagnostics).toEqual([]);
});

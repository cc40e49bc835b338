// Where brokers come from: the variables, their order, and what is said about a malformed one.
import { describe, expect, test } from 'vitest';
import { chooseSource, formatBrokers, type Machine, parseBrokers } from '../../support/broker-source.ts';

const bare: Machine = { docker: false, installed: false };
const full: Machine = { docker: true, installed: true };
const given = '4.3=amqp://guest:guest@127.0.0.1:5672|http://guest:guest@127.0.0.1:15672';

describe('TOPO_TEST_BROKERS', () => {
  test('names brokers with their two URLs', () => {
    const text = `${given}; 3.10=amqps://u:p%40@host:5671/|https://u:p%40@host/rabbit/;`;
    expect(parseBrokers(text)).toEqual([
      { name: '4.3', amqpUrl: 'amqp://guest:guest@127.0.0.1:5672', httpUrl: 'http://guest:guest@127.0.0.1:15672' },
      { name: '3.10', amqpUrl: 'amqps://u:p%40@host:5671', httpUrl: 'https://u:p%40@host/rabbit' },
    ]);
  });

  test('is what formatBrokers writes', () => {
    const brokers = parseBrokers(`${given};b=amqp://h:1|http://h:2`);
    expect(parseBrokers(formatBrokers(brokers))).toEqual(brokers);
  });

  test.each([
    ['4.3', '"4.3" is not NAME=amqp://'],
    ['4.3=amqp://h:1', '"4.3=amqp://h:1" is not'],
    ['4.3=http://h:1|amqp://h:2', 'is not NAME'],
    ['=amqp://h:1|http://h:2', 'is not NAME'],
    [`${given};nonsense`, '"nonsense" is not'],
    [' ; ', 'names no broker'],
  ])('%j is refused', (text, message) => {
    expect(() => parseBrokers(text)).toThrow(message);
  });
});

describe('the source of brokers', () => {
  const all = { TOPO_TEST_BROKERS: given, TOPO_TEST_IMAGES: 'a, b', TOPO_TEST_SUITES: 'trixie,forky' };
  const { TOPO_TEST_BROKERS: _given, ...imagesAndSuites } = all;
  const { TOPO_TEST_IMAGES: _images, ...suites } = imagesAndSuites;
  const every = { TOPO_TEST_VERSIONS: 'all' };
  const everyImage = ['rabbitmq:3.10-management', 'rabbitmq:4.0-management', 'rabbitmq:4-management'];
  const everySuite = ['bookworm', 'trixie', 'forky'];

  test.each([
    ['brokers given', all, full, { kind: 'given', brokers: parseBrokers(given) }],
    ['images asked for', imagesAndSuites, bare, { kind: 'images', images: ['a', 'b'] }],
    ['suites asked for, even with Docker', suites, full, { kind: 'suites', suites: ['trixie', 'forky'] }],
    ['Docker', {}, full, { kind: 'images', images: ['rabbitmq:4-management'] }],
    ['the installed package', {}, { docker: false, installed: true }, { kind: 'installed' }],
    ['Debian packages', {}, bare, { kind: 'suites', suites: ['forky'] }],
    ['all versions from Docker', every, full, { kind: 'images', images: everyImage }],
    ['all versions, though one is installed', every, { docker: false, installed: true }, { kind: 'suites', suites: everySuite }],
    ['all versions from Debian packages', every, bare, { kind: 'suites', suites: everySuite }],
    ['an empty variable is one not set', { TOPO_TEST_SUITES: '', TOPO_TEST_VERSIONS: '' }, bare, { kind: 'suites', suites: ['forky'] }],
  ])('is: %s', (_title, env, machine, source) => {
    expect(chooseSource(env, machine, false)).toEqual(source);
  });

  test.each([
    ['the first of a list', suites, bare, { kind: 'suites', suites: ['trixie'] }],
    ['the first image', imagesAndSuites, bare, { kind: 'images', images: ['a'] }],
    ['the first given', { TOPO_TEST_BROKERS: `${given};b=amqp://h|http://h` }, bare, { kind: 'given', brokers: parseBrokers(given) }],
    ['the newest default image', {}, full, { kind: 'images', images: ['rabbitmq:4-management'] }],
    ['the installed package', {}, { docker: false, installed: true }, { kind: 'installed' }],
    ['the newest default suite', every, bare, { kind: 'suites', suites: ['forky'] }],
  ])('where one is enough, is %s', (_title, env, machine, source) => {
    expect(chooseSource(env, machine, true)).toEqual(source);
  });

  test('TOPO_TEST_VERSIONS with another word is refused', () => {
    expect(() => chooseSource({ TOPO_TEST_VERSIONS: '4.3' }, bare, false)).toThrow('TOPO_TEST_VERSIONS is "newest" or "all", not "4.3"');
  });

  test.each(['TOPO_TEST_IMAGES', 'TOPO_TEST_SUITES'])('%s without a name is refused', (variable) => {
    expect(() => chooseSource({ [variable]: ' , ' }, bare, false)).toThrow(`${variable} names nothing`);
  });
});

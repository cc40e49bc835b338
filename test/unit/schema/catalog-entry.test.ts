// The entries for the catalog of SchemaStore, by which editors find the schemas without a comment in the file.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configName } from '../../../src/loader/config/read-config.ts';
import { read, root } from '../../readme/markdown.ts';

interface Entry {
  readonly name: string;
  readonly description: string;
  readonly fileMatch: readonly string[];
  readonly url: string;
}

const entries: readonly Entry[] = JSON.parse(read('schema/catalog-entry.json'));
const [topology, config] = entries as readonly [Entry, Entry];

describe.each(entries)('$name', (entry) => {
  it('has the four properties of an entry, with the file of a schema in place of its address', () => {
    expect(Object.keys(entry)).toEqual(['name', 'description', 'fileMatch', 'url']);
    expect(existsSync(`${root}schema/${entry.url}`)).toBe(true);
    expect(JSON.parse(read(`schema/${entry.url}`)).$schema).toBe('http://json-schema.org/draft-07/schema#');
  });

  it('has patterns that docs/format.md lists', () => {
    for (const pattern of entry.fileMatch) expect(read('docs/format.md')).toContain(`\`${pattern}\``);
  });
});

it('matches topology files of that name and the configuration, but no other YAML file', () => {
  const matching = ({ fileMatch }: Entry, name: string): boolean =>
    fileMatch.some((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '.*')}$`).test(name));
  expect(matching(topology, 'orders.topo.yaml')).toBe(true);
  expect(matching(config, configName)).toBe(true);
  for (const name of [configName, 'topology.yaml', 'docker-compose.yml']) expect(matching(topology, name), name).toBe(false);
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables are written like this in topology files
// topo upgrade-check --fix: files in, files out. Every other byte stays, a second run changes nothing, and what cannot be fixed is listed.
import { describe, expect, it } from 'vitest';
import { directoryOf, topo } from '../../../../support/io.ts';
import { fix } from '../../../../support/upgrade-fix.ts';

const legacy = `# the shop
vhost: /shop
queues:
  orders: # mirrored
    type: classic
    queueMode: lazy # on disk
    messageTtl: 1h
    arguments:
      x-queue-version: 1
  # not declared otherwise
  audit: { deadLetterExchange: amq.fanout }
  empty:
  jobs: { type: classic, maxPriority: 5 }
  cache: { type: classic, durable: false }
  big: { type: classic, queueMode: lazy, maxLength: 1000 }
policies:
  ha-all: { pattern: '^(orders|audit|empty|jobs)$', applyTo: queues, priority: 2, definition: { ha-mode: all, ha-sync-mode: automatic } }
  ttl:
    pattern: '^big'
    definition:
      message-ttl: 60000
      queue-mode: lazy # not needed
`;

const fixed = `# the shop
vhost: /shop
queues:
  orders: # mirrored
    type: quorum
    # on disk
    messageTtl: 1h
    onImmutableChange: migrate
  # not declared otherwise
  audit: { deadLetterExchange: amq.fanout, type: quorum, onImmutableChange: migrate }
  empty: { type: quorum, onImmutableChange: migrate }
  jobs: { type: classic, maxPriority: 5 }
  cache: { type: classic, durable: true, onImmutableChange: migrate }
  big: { type: classic, maxLength: 1000, onImmutableChange: migrate }
policies:
  ha-all: { pattern: '^(orders|audit|empty|jobs)$', applyTo: queues, priority: 2, definition: { ha-mode: all, ha-sync-mode: automatic }, state: absent }
  ttl:
    pattern: '^big'
    definition:
      message-ttl: 60000
      # not needed
`;

describe('what --fix writes', () => {
  it('edits mirrored, lazy and transient queues and their policies in place, and keeps comments and every other byte', async () => {
    const { files, code, out } = await fix({ 'shop.yaml': legacy });
    expect(files['shop.yaml']).toBe(fixed);
    expect(out).toContain('fixed shop.yaml:4:3: queue /shop orders: set type: quorum, as policy ha-all mirrored it, ');
    expect(out).toContain('fixed shop.yaml:16:3: policy /shop ha-all: set state: absent, as it sets only ha-mode, ha-sync-mode');
    expect(out).toContain('notice[fix-refused]: queue jobs stays classic, with one replica: a quorum queue does not support maxPriority');
    expect(out).toMatch(/\nReady for RabbitMQ 4\.3: no findings in 1 file\.\n$/);
    expect(code).toBe(2);
  });

  it('exits 0 if nothing is left, also where nothing was to do', async () => {
    expect((await fix({ 'a.yaml': 'queues: { a: { type: classic, queueMode: lazy } }\n' })).code).toBe(0);
    expect((await fix({ 'a.yaml': 'queues: { a: { type: quorum } }\n' })).out).toBe('Ready for RabbitMQ 4.3: no findings in 1 file.\n');
  });

  it('lists the edits with their places, what is left and the written files in JSON', async () => {
    const cwd = directoryOf({ 'shop.yaml': legacy, 'z.yaml': 'queues: { z: {} }\nvhost: /shop\n' });
    const { out, code } = await topo(['upgrade-check', '--to', '4.3', '--fix', '--format', 'json'], { cwd });
    const json = JSON.parse(out);
    expect(json).toMatchObject({ exitCode: code, summary: { lost: 0, refused: 0 }, written: ['shop.yaml'] });
    expect(json.edits[0]).toEqual({
      key: 'queue /shop orders',
      file: 'shop.yaml',
      line: 4,
      column: 3,
      texts: [
        'set type: quorum, as policy ha-all mirrored it',
        'remove queueMode',
        'remove queueVersion',
        'set onImmutableChange: migrate',
      ],
    });
    expect(json.left).toEqual([{ key: 'queue /shop jobs', message: expect.stringContaining('maxPriority') }]);
  });

  it.each([
    ['exclusive', 'exclusive: true', 'exclusive'],
    ['autoDelete', 'autoDelete: true', 'autoDelete'],
    ['an overflow that a quorum queue lacks', 'maxLength: 5, overflow: reject-publish-dlx', 'overflow: reject-publish-dlx'],
    ['protect', 'protect: true', 'it is protected'],
    ['an explicit refusal', 'onImmutableChange: refuse', 'onImmutableChange is refuse'],
  ])('names the reason for which a mirrored queue stays classic: %s', async (_, properties, reason) => {
    const text = `queues: { a: { type: classic, ${properties} } }\npolicies: { ha: { pattern: a, definition: { ha-mode: all } } }\n`;
    const { out, code, files } = await fix({ 'a.yaml': text });
    expect(out).toMatch(new RegExp(`queue a stays classic, with one replica: .*${reason}`));
    expect({ code, text: files['a.yaml'] }).toEqual({ code: 2, text: text.replace('ha-mode: all }', 'ha-mode: all }, state: absent') });
  });

  it('removes mirroring without a second replica, and leaves the queues classic', async () => {
    const text = "queues: { a: {} }\npolicies: { one: { pattern: '', definition: { ha-mode: exactly, ha-params: 1, max-length: 5 } } }\n";
    const { files, code } = await fix({ 'a.yaml': text });
    expect({ code, text: files['a.yaml'] }).toEqual({ code: 0, text: text.replace('ha-mode: exactly, ha-params: 1, ', '') });
  });

  it('keeps onImmutableChange: replace-if-empty', async () => {
    const { files } = await fix({ 'a.yaml': 'queues: { a: { queueMode: lazy, onImmutableChange: replace-if-empty } }\n' });
    expect(files['a.yaml']).toBe('queues: { a: { onImmutableChange: replace-if-empty } }\n');
  });

  it('leaves an autoDelete queue transient, as it cannot be migrated', async () => {
    const { out, code } = await fix({ 'a.yaml': 'queues: { a: { durable: false, autoDelete: true } }\n' });
    expect(out).toContain('queue a stays transient: an autoDelete queue cannot be migrated');
    expect(code).toBe(2);
  });
});

describe('locators, timeouts and versions', () => {
  it('renames the locator of a queue that becomes quorum, and removes that of one that stays classic, which older versions refuse', async () => {
    const { files } = await fix({
      'a.yaml': `queues:
  a: { queueMasterLocator: min-masters }
  b: { queueMasterLocator: client-local }
  c:
    arguments: { x-queue-master-locator: client-local }
policies: { ha: { pattern: '^[ac]$', definition: { ha-mode: all } } }
`,
    });
    expect(files['a.yaml']).toBe(`queues:
  a: { queueLeaderLocator: balanced, type: quorum, onImmutableChange: migrate }
  b: { onImmutableChange: migrate }
  c:
    arguments: { x-queue-leader-locator: client-local }
    type: quorum
    onImmutableChange: migrate
policies: { ha: { pattern: '^[ac]$', definition: { ha-mode: all }, state: absent } }
`);
  });

  it('renames the locator of a classic queue if the version before the upgrade accepts the new one', async () => {
    const { files } = await fix({ 'a.yaml': 'queues: { b: { type: classic, queueMasterLocator: random } }\n' }, '--from', '4.0');
    expect(files['a.yaml']).toBe('queues: { b: { type: classic, queueLeaderLocator: balanced, onImmutableChange: migrate } }\n');
  });

  it('renames the locator of a policy only if it then excludes no classic queue of an older version', async () => {
    const policies =
      "policies: { l: { pattern: '', definition: { queue-master-locator: min-masters, dead-letter-exchange: amq.fanout } } }\n";
    const mixed = await fix({ 'a.yaml': `queues: { a: { type: classic }, b: { type: quorum } }\n${policies}` });
    expect(mixed.files['a.yaml']).toContain('definition: { dead-letter-exchange: amq.fanout }');
    const quorum = await fix({ 'a.yaml': `queues: { b: { type: quorum } }\n${policies}` });
    expect(quorum.files['a.yaml']).toContain('definition: { queue-leader-locator: balanced, dead-letter-exchange: amq.fanout }');
  });

  it('sets version 2 of classic queues, and removes a consumer timeout with the remedy, which needs no migration', async () => {
    const { files, out } = await fix({
      'a.yaml': 'queues: { a: { queueVersion: 1 }, b: { consumerTimeout: 1h }, c: { type: quorum, consumerTimeout: 1h } }\n',
    });
    expect(files['a.yaml']).toBe(
      'queues: { a: { queueVersion: 2, onImmutableChange: migrate }, b: {}, c: { type: quorum, consumerTimeout: 1h } }\n',
    );
    expect(out).toContain('remove consumerTimeout (set consumer_timeout in rabbitmq.conf)');
  });

  it('edits operator policies as well', async () => {
    const text = "operatorPolicies: { cap: { pattern: '', definition: { max-in-memory-length: 5, max-length: 9 } } }\n";
    expect((await fix({ 'a.yaml': text })).files['a.yaml']).toBe(text.replace('max-in-memory-length: 5, ', ''));
  });
});

describe('what is not edited', () => {
  it('a value from a merge or a shared alias, while the others are', async () => {
    const text = `queues:
  a: &shared { type: classic, queueMode: lazy }
  b: *shared
  c: &base { queueMode: lazy, maxLength: 5 }
  d: { <<: *base, maxLength: 6 }
  e: { queueMode: lazy }
`;
    const { files, out, code } = await fix({ 'a.yaml': text });
    expect(files['a.yaml']).toContain('a: &shared { type: classic, onImmutableChange: migrate }');
    expect(files['a.yaml']).toContain('e: { onImmutableChange: migrate }');
    expect(files['a.yaml']).toContain('d: { <<: *base, maxLength: 6 }');
    expect(out).toMatch(/remove queueMode.*: not changed, as its queueMode comes from a merge or an alias/);
    expect(code).toBe(2);
  });

  it('a mirrored queue with retry, whose type is that of other queues', async () => {
    const text =
      'queues: { a: { type: classic, retry: { delays: [1m] } } }\npolicies: { ha: { pattern: a, definition: { ha-mode: all } } }\n';
    const { files, out, code } = await fix({ 'a.yaml': text });
    expect({ code, text: files['a.yaml'] }).toEqual({ code: 2, text: text.replace('ha-mode: all }', 'ha-mode: all }, state: absent') });
    expect(out.match(/notice\[fix-refused\].*/g)).toEqual([
      'notice[fix-refused]: set type: quorum, as policy ha mirrored it, set onImmutableChange: migrate: not changed, as queues a.parking, a.retry.1, which its retry generates, would change with it',
    ]);
  });

  it('generated queues of a queue that stays classic itself, in one notice', async () => {
    const text =
      'queues: { a: { type: classic, protect: true, retry: { delays: [1m, 2m] } } }\npolicies: { ha: { pattern: a, definition: { ha-mode: all } } }\n';
    const { out } = await fix({ 'a.yaml': text });
    expect(out.match(/notice\[fix-refused\].*/g)).toEqual([
      'notice[fix-refused]: queue a stays classic, with one replica: it is protected',
      'notice[fix-refused]: set type: quorum, as policy ha mirrored it, set onImmutableChange: migrate: not changed, as a section such as retry generates queues a.parking, a.retry.1, a.retry.2',
    ]);
  });

  it('a property of an overlay, whose file and line the notice names', async () => {
    const files = {
      'base.yaml': 'queues:\n  orders: { type: classic, messageTtl: 1h }\n  two: { type: classic }\n  three: { queueMode: lazy }\n',
      'over.yaml':
        'queues:\n  orders: { override: true, queueMode: lazy }\n  two: { override: true, arguments: { x-queue-mode: lazy } }\n  three: { override: true, maxLength: 5 }\n',
    };
    const { files: after, out, code } = await fix(files);
    expect(code).toBe(2);
    expect(after).toEqual({ ...files, 'base.yaml': files['base.yaml'].replace('{ queueMode: lazy }', '{ onImmutableChange: migrate }') });
    expect(out).toContain(
      'remove queueMode, set onImmutableChange: migrate: not changed, as the overlay over.yaml:2 sets its queueMode: change it there\n --> over.yaml:2:40\n',
    );
    expect(out).toContain('as the overlay over.yaml:3 sets its queueMode: change it there\n --> over.yaml:3:53\n');
    expect(out).not.toContain('merge or an alias');
  });

  it('a type that an overlay sets', async () => {
    const files = {
      'base.yaml': 'queues: { a: {} }\npolicies: { ha: { pattern: a, definition: { ha-mode: all } } }\n',
      'over.yaml': 'queues:\n  a: { override: true, type: classic }\n',
    };
    const { out } = await fix(files);
    expect(out).toContain('not changed, as the overlay over.yaml:2 sets its type: change it there');
  });

  it('an object with a variable', async () => {
    const text = "queues: { a: { queueMode: lazy, maxLength: '${MAX}' }, b: { queueMode: lazy } }\n";
    const { files, out } = await fix({ 'a.yaml': text }, '--var', 'MAX=5');
    expect(files['a.yaml']).toBe(text.replace('b: { queueMode: lazy }', 'b: { onImmutableChange: migrate }'));
    expect(out).toContain('not changed, as it contains a variable');
  });

  it('a definitions file, with the command that exports it', async () => {
    const text = JSON.stringify({
      vhosts: [{ name: '/' }],
      queues: [{ name: 'a', vhost: '/', durable: true, auto_delete: false, arguments: { 'x-queue-mode': 'lazy' } }],
    });
    const { files, out, code } = await fix({ 'd.json': text }, 'd.json');
    expect({ code, text: files['d.json'] }).toEqual({ code: 2, text });
    expect(out).toContain('topo export d.json -o topology.yaml');
  });

  it('standard input', async () => {
    const cwd = directoryOf({});
    const { out } = await topo(['upgrade-check', '--to', '4.3', '--fix', '-'], { cwd, stdin: 'queues: { b: { queueMode: lazy } }\n' });
    expect(out).toContain('not changed, as standard input cannot be changed');
  });

  it.each([
    [['--fix', '--live'], 'topo export --all-vhosts -o DIR/'],
    [['--from', '9.9'], '--from 9.9'],
    [['--from', '4.3', '--to', '4.0'], '--from is newer than --to'],
    [['--live', '--from', '4.0'], '--from has no effect'],
  ])('%j: a usage error', async (flags, message) => {
    const ran = await topo(['upgrade-check', '--to', '4.3', ...flags], { cwd: directoryOf({ 'a.yaml': '{}\n' }) });
    expect(ran).toMatchObject({ code: 64, err: expect.stringContaining(message) });
  });
});

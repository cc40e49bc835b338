// The manifests in deploy/kubernetes agree with the command line, with each other and with least privilege.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { listenAddressOf } from '../../../src/cli/commands/watch/listen.ts';
import { pagesOf } from '../../../src/cli/commands/watch/pages.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { version } from '../../../src/version.ts';
import { initialState } from '../../../src/workflows/watch-state.ts';
import { ioOf } from '../../readme/terminal.ts';
import { topo } from '../../support/io.ts';

const folder = fileURLToPath(new URL('../../../deploy/kubernetes/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const readme = readFileSync(`${folder}README.md`, 'utf8');

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly envFrom: readonly { readonly configMapRef: { readonly name: string } }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly livenessProbe?: { readonly httpGet: { readonly path: string; readonly port: string } };
  readonly readinessProbe?: Container['livenessProbe'];
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly: boolean }[];
}

interface Volume {
  readonly name: string;
  readonly secret?: { readonly secretName: string };
  readonly configMap?: { readonly name: string };
}

interface Pod {
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly terminationGracePeriodSeconds?: number;
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: { readonly [name: string]: string } };
  readonly data?: { readonly [name: string]: string };
  readonly spec?: {
    readonly template?: { readonly metadata: Manifest['metadata']; readonly spec: Pod };
    readonly jobTemplate?: { readonly spec: NonNullable<Manifest['spec']> };
  };
}

const manifests = new Map(
  files.map((file) => {
    const documents = parseAllDocuments(readFileSync(folder + file, 'utf8'), { strict: true, uniqueKeys: true });
    if ('empty' in documents || documents.length !== 1) throw new Error(`${file} has not one document`);
    return [file, documents[0]] as const;
  }),
);
const contents = new Map([...manifests].map(([file, document]) => [file, document?.toJS() as Manifest]));

function podOf({ spec }: Manifest): Pod | undefined {
  return spec?.template?.spec ?? spec?.jobTemplate?.spec.template?.spec;
}

const pods = [...contents].flatMap(([file, manifest]) => {
  const pod = podOf(manifest);
  const [container] = pod?.containers ?? [];
  return pod === undefined || container === undefined ? [] : [{ file, manifest, pod, container }];
});
const configMaps = new Map(
  [...contents.values()].flatMap(({ kind, metadata, data }) => (kind === 'ConfigMap' ? [[metadata.name, data]] : [])),
);
const program = createProgram(ioOf({ cwd: folder, env: {}, write: () => {} }), () => {});

test.each([...manifests])('%s parses without an error or a warning, and README.md names it', (file, document) => {
  expect([...(document?.errors ?? []), ...(document?.warnings ?? [])]).toEqual([]);
  expect(readme).toContain(`\`${file}\``);
});

test('there are a Job, a CronJob and a Deployment, and no secret or service account', () => {
  const kinds = [...contents.values()].map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['ConfigMap', 'ConfigMap', 'CronJob', 'Deployment', 'Job']);
});

describe.each(pods)('$file', ({ pod, container }) => {
  const { args } = container;

  test('runs the image of this version, with flags that the command has', () => {
    expect(container.image).toBe(`rabbit-topo:${version}`);
    expect(readme).toContain(`docker build --tag rabbit-topo:${version} .`);
    const command = program.commands.find((one) => one.name() === args[0]);
    const { operands, unknown } = command?.parseOptions(args.slice(1)) ?? { operands: [], unknown: ['no command'] };
    expect({ operands, unknown }).toEqual({ operands: ['/topo/files'], unknown: [] });
  });

  test('reads its files from volumes, and the login from a secret that is mounted as files', () => {
    const connection = configMaps.get('topo-connection') ?? {};
    expect(container.envFrom).toEqual([{ configMapRef: { name: 'topo-connection' } }]);
    const paths = [...args, ...Object.values(connection)].filter((text) => text.startsWith('/'));
    const mounts = container.volumeMounts;
    expect(paths.filter((path) => !mounts.some(({ mountPath }) => `${path}/`.startsWith(`${mountPath}/`)))).toEqual([]);
    expect(mounts.map(({ name }) => name).sort()).toEqual(pod.volumes.map(({ name }) => name).sort());
    const [login] = pod.volumes.flatMap(({ secret }) => secret ?? []);
    expect(login?.secretName).toBe(args[0] === 'apply' ? 'topo-apply' : 'topo-read');
    expect(readme).toContain(`kubectl create secret generic ${login?.secretName} --from-literal=username=`);
    for (const { configMap } of pod.volumes) {
      if (configMap !== undefined && !configMaps.has(configMap.name))
        expect(readme).toContain(`kubectl create configmap ${configMap.name} `);
    }
  });

  test('has no privileges', () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    expect(pod.serviceAccountName).toBeUndefined();
    expect(container.securityContext).toEqual({
      ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
      capabilities: { drop: ['ALL'] },
    });
    expect(container.volumeMounts.every(({ readOnly }) => readOnly)).toBe(true);
  });
});

test('the Deployment probes pages that topo watch serves, on the port on which it listens', () => {
  const { manifest, pod, container } = pods.find(({ manifest: { kind } }) => kind === 'Deployment') ?? expect.fail('there is none');
  const { args } = container;
  const { host, port } = listenAddressOf(args[args.indexOf('--listen') + 1] ?? '');
  expect(host).toBe('0.0.0.0');
  expect(container.ports).toEqual([{ name: 'metrics', containerPort: port }]);
  const pages = [...pagesOf(() => initialState(0), 60_000).keys()];
  const annotations = manifest.spec?.template?.metadata.annotations;
  expect(annotations).toEqual({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port), 'prometheus.io/path': '/metrics' });
  expect(pages).toContain('/metrics');
  expect(container.livenessProbe?.httpGet).toEqual({ path: '/healthz', port: 'metrics' });
  expect(container.readinessProbe?.httpGet).toEqual({ path: '/readyz', port: 'metrics' });
  expect(pages).toEqual(expect.arrayContaining(['/healthz', '/readyz']));
  // longer than a heal takes to end
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(10);
});

test('the URLs contain no login, and every variable is one that topo reads', () => {
  const connection = configMaps.get('topo-connection') ?? {};
  const sources = ['connection', 'credentials'].map((name) => readFileSync(`${folder}../../src/cli/${name}.ts`, 'utf8')).join('');
  for (const [name, value] of Object.entries(connection)) {
    expect(sources).toContain(`'${name.replace(/_FILE$/, '')}'`);
    if (name.endsWith('_URL')) expect(new URL(value)).toMatchObject({ username: '', password: '' });
  }
});

test('the topology is valid, read once from the links with which Kubernetes mounts it', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'topo-mounted-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  // what the kubelet makes of a ConfigMap
  mkdirSync(join(cwd, '..2026_11_28_10_00_00.1'));
  symlinkSync('..2026_11_28_10_00_00.1', join(cwd, '..data'));
  for (const [name, text] of Object.entries(configMaps.get('topo-files') ?? {})) {
    writeFileSync(join(cwd, '..data', name), text);
    symlinkSync(join('..data', name), join(cwd, name));
  }
  const { code, out, err } = await topo(['validate', cwd]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('1 file');
});

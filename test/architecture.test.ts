// Who may import whom: the table of the design, held against every import in src.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src/', import.meta.url));

interface Rule {
  readonly folders: readonly string[];
  readonly packages: readonly string[];
  /** Node's own modules; pure stages have none but what computes. */
  readonly node: readonly string[] | 'any';
}

/** The table of docs/architecture.md: what each area may import. `everything` and `every stage` are spelled out here. */
const document = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
const stages = ['loader', 'lint', 'planner', 'router', 'tester', 'graph', 'broker', 'applier', 'reporter'];
const knowledge = ['model', 'rabbitmq'];

/** Files beside the rooms: the public API and the version. */
const beside: { readonly [area: string]: Rule } = {
  'index.ts': { folders: [...knowledge, ...stages, 'workflows', 'version.ts'], packages: [], node: [] },
  'version.ts': { folders: [], packages: [], node: [] },
};

const rules: { readonly [area: string]: Rule } = { ...beside, ...rulesOf(document) };

function rulesOf(text: string): { readonly [area: string]: Rule } {
  const rows = [...text.matchAll(/^\| `([a-z]+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)];
  return Object.fromEntries(rows.map(([, area = '', folders = '', packages = '']) => [area, ruleOf(folders.trim(), packages.trim())]));
}

function ruleOf(folders: string, packages: string): Rule {
  const named = packages === 'none' ? [] : packages.split(', ');
  const node = named.filter((name) => name.startsWith('node:'));
  return {
    folders: foldersOf(folders),
    packages: named.filter((name) => !name.startsWith('node:')),
    node: node.includes('node:*') ? 'any' : node,
  };
}

function foldersOf(text: string): readonly string[] {
  if (text === 'nothing') return [];
  if (text.includes(', ')) return text.split(', ').flatMap(foldersOf);
  if (text === 'every stage') return [...knowledge, ...stages, 'version.ts'];
  if (text === 'everything') return [...knowledge, ...stages, 'page', 'workflows', ...Object.keys(beside)];
  return [text];
}

interface SourceFile {
  readonly path: string;
  readonly area: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm)];
    return { path, area: path.split('/')[0] ?? '', text, imports: imports.map((match) => match[1] ?? match[2] ?? match[3] ?? '') };
  });

function areaOf(file: SourceFile, specifier: string): string {
  return relative(root, join(root, dirname(file.path), specifier)).split('/')[0] ?? '';
}

describe('docs/architecture.md', () => {
  it('has one row per folder of src', () => {
    expect(Object.keys(rulesOf(document)).sort()).toEqual(
      readdirSync(root)
        .filter((name) => !name.includes('.'))
        .sort(),
    );
  });

  it('lists the stages that this test knows', () => {
    const among = (text: string): boolean => stages.includes(text);
    expect(Object.keys(rulesOf(document)).filter(among).sort()).toEqual([...stages].sort());
  });

  it.each([...document.matchAll(/`(\w+)` in `(src\/[^`]+)`/g)].map(([, name, file]) => ({ name: name ?? '', file: file ?? '' })))(
    'names an entry function that exists: $name in $file',
    ({ name, file }) => {
      const text = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
      expect(text).toMatch(new RegExp(`^export (?:async )?function ${name}\\b`, 'm'));
    },
  );

  it.each([...new Set([...document.matchAll(/`((?:src|test|schema)\/[^`]+)`/g)].map(([, path]) => path ?? ''))])(
    'names a path that exists: %s',
    (path) => {
      expect(existsSync(new URL(`../${path}`, import.meta.url))).toBe(true);
    },
  );
});

describe('the layers', () => {
  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  it.each(files)('$path imports only what its folder may', (file) => {
    const rule = rules[file.area];
    if (rule === undefined) throw new Error(`src/${file.area} has no rule: add it to the table, or move the file`);
    const wrong = file.imports.filter((specifier) => {
      if (specifier.startsWith('.')) {
        const area = areaOf(file, specifier);
        return area !== file.area && !rule.folders.includes(area);
      }
      if (specifier.startsWith('node:')) return rule.node !== 'any' && !rule.node.includes(specifier);
      return !rule.packages.includes(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '');
    });
    expect(wrong).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(
      files.map((file) => [file.path, file.imports.filter((one) => one.startsWith('.')).map((one) => join(dirname(file.path), one))]),
    );
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      else if (!finished.has(path)) for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      finished.add(path);
    };
    const finished = new Set<string>();
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });
});

describe('the rules of RabbitMQ', () => {
  /** Without comments. */
  const codeOf = ({ text }: SourceFile): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*/g, '$1');
  const elsewhere = files.filter(
    ({ path, area }) => area !== 'rabbitmq' && !path.startsWith('model/codes') && !path.includes('generated/'),
  );

  it.each(elsewhere)('are not in $path: no version of RabbitMQ decides anything there', (file) => {
    const code = codeOf(file);
    // a version as a text of its own, as a pair of numbers, or taken apart
    expect(code.match(/(['"`])[34]\.\d+(?:\.\d+)?\1/g) ?? []).toEqual([]);
    expect(code.match(/\[[34], ?\d+(?:, ?\d+)?\]/g) ?? []).toEqual([]);
    expect(code.match(/\b(?:major|minor)\b *(?:[<>]=?|===|!==) *\d/g) ?? []).toEqual([]);
    expect(code.match(/[vV]ersion\b[^\n;]*(?:startsWith|\.split)\(/g) ?? []).toEqual([]);
  });

  it.each(elsewhere)('are not in $path: no name that RabbitMQ reserves', (file) => {
    expect(codeOf(file).match(/['"`]amq\.[^'"`]*['"`]/g) ?? []).toEqual([]);
  });
});

describe('the house rules', () => {
  const ours = files.filter(({ path }) => !path.includes('generated/'));

  it.each(ours.filter(({ area }) => area === 'broker'))(
    '$path leaves the texts of the broker to src/rabbitmq/refusals.ts and api-refusals.ts',
    ({ text }) => {
      const code = text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
      expect(code).not.toMatch(
        /(?:ACCESS_REFUSED|NOT_FOUND|PRECONDITION_FAILED|RESOURCE_LOCKED|NOT_ALLOWED|COMMAND_INVALID) -|Object Not Found/,
      );
    },
  );

  it.each(ours.filter(({ area }) => area !== 'cli'))(
    '$path leaves process to src/cli and src/testing, and console to src/cli',
    ({ text, area }) => {
      const code = text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
      expect(code).not.toMatch(area === 'testing' ? /\bconsole\./ : /\bprocess\.|\bconsole\./);
    },
  );

  it.each(ours)('$path is short and says in its first line what it is for', ({ text, path }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(path.includes('/codes/') ? 400 : 260);
    expect(text).toMatch(/^(\/\/ |\/\*\* )/);
  });

  it.each(ours)('$path has no default export and no name that says nothing', ({ text, path }) => {
    expect(text).not.toMatch(/^export default/m);
    expect(path).not.toMatch(/(utils?|helpers?|common|manager|misc)\.ts$/);
  });
});

// Generates the committed files that derive from others: the arguments in the schema, the validator, docs/diagnostics.md, docs/format.md
// and docs/topology.svg. With --check it writes nothing, and exits with 1 if anything is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { applyCodes } from '../src/model/codes/apply.ts';
import { brokerCodes } from '../src/model/codes/broker.ts';
import { environmentCodes } from '../src/model/codes/environments.ts';
import { inputCodes } from '../src/model/codes/input.ts';
import { lintCodes } from '../src/model/codes/lint.ts';
import { migrationCodes } from '../src/model/codes/migration.ts';
import { moveCodes } from '../src/model/codes/move.ts';
import { outputCodes } from '../src/model/codes/output.ts';
import { planCodes } from '../src/model/codes/plan.ts';
import { refusalCodes } from '../src/model/codes/refusal.ts';
import { userCodes } from '../src/model/codes/users.ts';
import { schemaText, withArguments } from './generate/argument-properties.ts';
import { diagnosticsPage } from './generate/diagnostics.ts';
import { formatPage } from './generate/format.ts';
import { pictureOf } from './generate/picture.ts';
import { configValidatorTypes, validatorOf, validatorTypes } from './generate/validator.ts';

const root = new URL('../', import.meta.url);
const schema = withArguments(JSON.parse(readFileSync(new URL('schema/topology.schema.json', root), 'utf8')));
const config = JSON.parse(readFileSync(new URL('schema/config.schema.json', root), 'utf8'));
const preface = readFileSync(new URL('scripts/generate/format-preface.md', root), 'utf8');

const outputs: { readonly [path: string]: string } = {
  'schema/topology.schema.json': schemaText(schema),
  'src/loader/generated/validate.js': validatorOf(schema, 'topology.schema.json'),
  'src/loader/generated/validate.d.ts': validatorTypes,
  'src/loader/generated/validate-config.js': validatorOf(config, 'config.schema.json'),
  'src/loader/generated/validate-config.d.ts': configValidatorTypes,
  'docs/diagnostics.md': diagnosticsPage({
    Files: inputCodes,
    Lint: lintCodes,
    'Plan and apply': { ...planCodes, ...refusalCodes, ...userCodes, ...applyCodes },
    'Export and graph': outputCodes,
    Migration: { ...migrationCodes, ...moveCodes },
    Broker: { ...brokerCodes, ...environmentCodes },
  }),
  'docs/format.md': formatPage(schema, preface),
  'docs/topology.svg': await pictureOf(readFileSync(new URL('README.md', root), 'utf8')),
};

const stale = Object.entries(outputs).filter(([path, text]) => current(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date: npx tsx scripts/generate.ts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    const file = new URL(path, root);
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
    console.log(`wrote ${path}`);
  }
}

function current(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

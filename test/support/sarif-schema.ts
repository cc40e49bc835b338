// The part of SARIF 2.1.0 (OASIS, section 3) that topo writes, as a JSON Schema: required properties, types and values as in the standard,
// and no unknown properties.

const text = { type: 'string', minLength: 1 };
const message = object({ text }, ['text']);
const levels = { enum: ['none', 'note', 'warning', 'error'] }; // 3.27.10
const position = { type: 'integer', minimum: 1 };

function object(properties: object, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

const region = object({ startLine: position, startColumn: position, endLine: position, endColumn: position }, ['startLine']); // 3.30
const physicalLocation = object({ artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' } }, ['uri']), region }, [
  'artifactLocation',
]);
const location = object({ id: { type: 'integer', minimum: 0 }, physicalLocation, message }, ['physicalLocation']); // 3.28

const rule = object(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: object({ text, markdown: text }, ['text']),
    defaultConfiguration: object({ level: levels }),
  },
  ['id'],
); // 3.49

const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level: levels,
    message,
    locations: { type: 'array', items: location },
    relatedLocations: { type: 'array', items: location, uniqueItems: true },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    suppressions: {
      type: 'array',
      items: object({ kind: { enum: ['inSource', 'external'] }, justification: text }, ['kind']), // 3.35
    },
  },
  ['message'],
); // 3.27

const run = object(
  {
    tool: object(
      { driver: object({ name: text, semanticVersion: text, rules: { type: 'array', items: rule, uniqueItems: true } }, ['name']) },
      ['driver'],
    ),
    invocations: { type: 'array', items: object({ executionSuccessful: { type: 'boolean' } }, ['executionSuccessful']) }, // 3.20
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] }, // 3.14.17
    results: { type: 'array', items: result },
  },
  ['tool'],
); // 3.14

/** A whole log (3.13). */
export const sarifSchema = object(
  { $schema: { type: 'string', format: 'uri' }, version: { const: '2.1.0' }, runs: { type: 'array', items: run } },
  ['version', 'runs'],
);

// The registry of all diagnostic codes. `topo explain` and docs/diagnostics.md are made from it. A code, once released, keeps its meaning.
import { applyCodes } from './codes/apply.ts';
import { brokerCodes } from './codes/broker.ts';
import { documentCodes } from './codes/documents.ts';
import type { CodeEntry } from './codes/entry.ts';
import { environmentCodes } from './codes/environments.ts';
import { inputCodes } from './codes/input.ts';
import { lintCodes } from './codes/lint.ts';
import { migrationCodes } from './codes/migration.ts';
import { moveCodes } from './codes/move.ts';
import { outputCodes } from './codes/output.ts';
import { planCodes } from './codes/plan.ts';
import { refusalCodes } from './codes/refusal.ts';
import { testCodes } from './codes/test.ts';
import { upgradeCodes } from './codes/upgrade.ts';
import { userCodes } from './codes/users.ts';

export type { CodeEntry } from './codes/entry.ts';

/** Every diagnostic code, kebab-case. */
export type Code =
  | keyof typeof inputCodes
  | keyof typeof lintCodes
  | keyof typeof planCodes
  | keyof typeof refusalCodes
  | keyof typeof documentCodes
  | keyof typeof userCodes
  | keyof typeof applyCodes
  | keyof typeof outputCodes
  | keyof typeof migrationCodes
  | keyof typeof moveCodes
  | keyof typeof brokerCodes
  | keyof typeof environmentCodes
  | keyof typeof testCodes
  | keyof typeof upgradeCodes;

/** All codes with their explanations. */
export const codes: { readonly [code in Code]: CodeEntry } = {
  ...inputCodes,
  ...lintCodes,
  ...planCodes,
  ...refusalCodes,
  ...documentCodes,
  ...userCodes,
  ...applyCodes,
  ...outputCodes,
  ...migrationCodes,
  ...moveCodes,
  ...brokerCodes,
  ...environmentCodes,
  ...testCodes,
  ...upgradeCodes,
};

/** Whether a word from the command line is a code. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(codes, word);
}

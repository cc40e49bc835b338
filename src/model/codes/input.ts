// Codes of the loader: what can be wrong with the files.
import { inputBindingCodes } from './input-bindings.ts';
import { definitionsCodes } from './input-definitions.ts';
import { ruleCodes } from './input-rules.ts';
import { textCodes } from './input-text.ts';
import { testFormCodes } from './test.ts';

export const inputCodes = { ...textCodes, ...ruleCodes, ...inputBindingCodes, ...definitionsCodes, ...testFormCodes } as const;

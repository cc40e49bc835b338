// The secrets of an export: references to variables, which the export names, in place of values that it never contains.
import type { Document } from '../../../model/entity.ts';
import { keyOf } from '../../../model/key.ts';
import { mapHidden } from '../../../model/secret-text.ts';
import { documentRow } from '../../../rabbitmq/documents/table.ts';

/** A variable that must be set before the export is used. */
export interface ExportedSecret {
  readonly vhost: string;
  readonly variable: string;
  /** `srcUri of shovel /orders move` */
  readonly what: string;
}

/** A document with a reference in place of each hidden secret. `used`: the variables of the export so far. */
export function withReferences(
  document: Document,
  used: ReadonlySet<string>,
): { readonly document: Document; readonly secrets: readonly ExportedSecret[] } {
  const secrets: ExportedSecret[] = [];
  const taken = new Set(used);
  const body = Object.entries(document.body).map(([property, value]) => {
    const isSecret = documentRow(document.of).fields.some((field) => field.property === property && field.secret !== undefined);
    const filled = mapHidden(value, () => {
      const variable = unused(variableFor(document, property), taken);
      taken.add(variable);
      secrets.push({ vhost: document.vhost, variable, what: `${property} of ${keyOf(document)}` });
      return `\${${variable}}`;
    });
    return [property, isSecret ? filled : value] as const;
  });
  return { document: { ...document, body: Object.fromEntries(body) }, secrets };
}

/** `SHOVEL_MOVE_SRC_URI`; only letters, digits and underscores of ASCII. */
function variableFor({ of, scope, name }: Document, property: string): string {
  const words = [of.replace('federation-', ''), ...(scope === undefined ? [] : [scope]), name, property.replace(/[A-Z]/g, '_$&')];
  return words.map((word) => word.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()).join('_');
}

function unused(variable: string, used: ReadonlySet<string>): string {
  let candidate = variable;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${variable}_${number}`;
  return candidate;
}

// A single entry of a section as text.
import { Document, visit } from 'yaml';
import type { Policy } from '../../model/entity.ts';
import { escaped, nodeOf, quote } from './write.ts';

/** A policy as an entry of `policies`, on one line without a line feed. */
export function policyEntry(policy: Policy): string {
  const document = new Document(new Map());
  const node = nodeOf(policy, document);
  node.flow = true;
  document.add(document.createPair(escaped(policy.name), node));
  visit(document, { Scalar: (_, scalar) => quote(scalar) });
  return document.toString({ lineWidth: 0 }).trimEnd();
}

// Numbers with fractions in YAML. With an exponent, they would be numbers to some YAML parsers and text to others, and no file may have one.
import { Scalar, type ScalarTag } from 'yaml';

class Decimal {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** How YAML prints a node of `decimalNode`; a document requires it among its `customTags`. */
export const decimalTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true, // no tag is written
  identify: (value) => value instanceof Decimal,
  resolve: (text) => text,
  stringify: ({ value }) => (value instanceof Decimal ? value.text : String(value)),
};

/** The number with all its digits: `0.0000001`, and `1.0` for a double without a fraction. */
export function decimalNode(value: number): Scalar {
  return new Scalar(new Decimal(decimalText(value)));
}

function decimalText(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const before = digits.slice(0, Math.max(point, 0)).padEnd(point, '0') || '0';
  const after = '0'.repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0));
  const minus = Object.is(value, -0) ? '-' : sign;
  return `${minus}${before}.${after === '' ? '0' : after}`;
}

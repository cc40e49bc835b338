// Ranges of the integers of AMQP tables.

/** Least and greatest value. */
export type Range = readonly [least: bigint, greatest: bigint];

function signed(bits: bigint): Range {
  return [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n];
}

function unsigned(bits: bigint): Range {
  return [0n, 2n ** bits - 1n];
}

export const [int8, int16, int32, int64] = [signed(8n), signed(16n), signed(32n), signed(64n)];
export const [uint8, uint16, uint32] = [unsigned(8n), unsigned(16n), unsigned(32n)];
/** Seconds since 1970, as far as every client can encode them. */
export const timestampRange: Range = [0n, int64[1]];

// Planted secrets: distinctive values that no output may contain, in any spelling.

/** The spellings of a secret in outputs: as it is, percent-encoded, in JSON, and in Base64. */
export function spellings(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  return [
    secret,
    encoded,
    encoded.toLowerCase(),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  ];
}

// Durations and sizes in the notation of the file format: reading the text gives the same number again.

const timeUnits = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Formats milliseconds as `1h30m`; a number that is not a positive integer is printed unchanged. */
export function durationText(milliseconds: number): string {
  if (!Number.isSafeInteger(milliseconds) || milliseconds <= 0) return String(milliseconds);
  let rest = milliseconds;
  let spelt = '';
  for (const [unit, size] of timeUnits) {
    const count = Math.floor(rest / size);
    if (count > 0) spelt += `${count}${unit}`;
    rest -= count * size;
  }
  return spelt;
}

/** Formats bytes in the largest binary unit that divides them, `1GiB`; a number that is not a positive integer is printed unchanged. */
export function sizeText(bytes: number): string {
  if (!Number.isSafeInteger(bytes) || bytes <= 0) return String(bytes);
  const power = [4, 3, 2, 1].find((one) => bytes % 1024 ** one === 0) ?? 0;
  return `${bytes / 1024 ** power}${['B', 'KiB', 'MiB', 'GiB', 'TiB'][power]}`;
}

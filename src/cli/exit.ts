// Exit codes: the table of docs/commands.md.

/** Exit codes by meaning. */
export const exit = {
  ok: 0,
  failure: 1,
  pending: 2,
  pendingDestructive: 3,
  blocked: 4,
  stale: 5,
  locked: 6,
  partial: 7,
  testFailed: 8,
  incomplete: 9,
  usage: 64,
  invalid: 65,
  unreachable: 69,
  refused: 77,
  interrupted: 130,
} as const;

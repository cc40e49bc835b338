// The flags with which a test applies over a transport.

/** Over HTTP alone there is no lock, and an apply must be told to do without. */
export function applyingOver(transport: string): readonly string[] {
  return ['--transport', transport, ...(transport === 'http' ? ['--no-lock'] : [])];
}

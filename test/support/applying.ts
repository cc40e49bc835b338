// The flags with which a test applies over a transport.

/** Over HTTP alone there is no lock, so that an apply requires --no-lock. */
export function applyingOver(transport: string): readonly string[] {
  return ['--transport', transport, ...(transport === 'http' ? ['--no-lock'] : [])];
}

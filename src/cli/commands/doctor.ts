// topo doctor: placeholder until its checks are there.
export async function doctor(): Promise<number> {
  throw new Error('not there yet');
}

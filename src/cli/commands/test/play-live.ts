// topo test --live: from the command line to the line of live tests.
import type { Loaded } from '../../../loader/load.ts';
import { version } from '../../../version.ts';
import { type PlayRun, playTests } from '../../../workflows/live-tests.ts';
import { connectionSettings, type Endpoint } from '../../connection.ts';
import type { Io } from '../../io.ts';
import { progress } from '../../progress.ts';
import { UsageError } from '../../usage.ts';

/** Plays the tests. Interrupted, it ends when the scratch copy is removed. */
export async function playLive(loaded: Loaded, endpoint: Endpoint, io: Io): Promise<PlayRun> {
  if (endpoint.transport === 'http') throw new UsageError('error: messages go over AMQP; --transport http cannot play them');
  const settings = await connectionSettings(endpoint, io);
  const { onProgress, end } = progress(io);
  try {
    return await playTests({
      topology: loaded.topology,
      origins: loaded.origins,
      tests: loaded.tests,
      connection: settings,
      topo: version,
      signal: io.signal,
      onProgress: (done, total) => onProgress('playing', done, total),
    });
  } finally {
    end();
  }
}

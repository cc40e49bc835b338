// topo test --live: runs the tests with real messages on the broker of the command line.
import type { Loaded } from '../../../loader/load.ts';
import { version } from '../../../version.ts';
import { type PlayRun, playTests } from '../../../workflows/live-tests.ts';
import { connectionSettings, type Endpoint, requireExpectedBroker } from '../../connection.ts';
import type { Io } from '../../io.ts';
import { progress } from '../../progress.ts';
import { UsageError } from '../../usage.ts';

/** Runs the tests. When interrupted, it ends after the scratch copy has been removed. */
export async function playLive(loaded: Loaded, endpoint: Endpoint, io: Io): Promise<PlayRun> {
  if (endpoint.transport === 'http') throw new UsageError('error: test messages are sent over AMQP, which --transport http excludes');
  await requireExpectedBroker(endpoint, 'test', io);
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
      onProgress: (done, total) => onProgress('testing', done, total),
    });
  } finally {
    end();
  }
}

// The data and connections of a player.
import type { Owned, Stage } from '../../../model/playing.ts';
import type { BrokerAddress, TlsOptions } from '../../address.ts';
import type { Waits } from '../../waits.ts';
import type { DialOptions } from '../connection/connect.ts';
import type { Publisher } from './publisher.ts';
import type { Watcher } from './watcher.ts';

/** The broker and the scratch copy to play on. */
export interface PlayerOptions {
  readonly addresses: readonly BrokerAddress[];
  readonly tls?: TlsOptions;
  readonly waits?: Waits;
  /** Of the scratch copy. */
  readonly vhost: string;
  readonly stages: readonly Stage[];
  readonly owned: Owned;
  /** Milliseconds after which a message with a scaled time to live has expired. */
  readonly expiryMs: number;
  readonly signal: AbortSignal;
}

/** The connections of a player, and its stages. */
export interface Playing {
  readonly options: PlayerOptions;
  readonly dial: DialOptions;
  readonly publisher: Publisher;
  readonly watcher: Watcher;
  readonly stages: ReadonlyMap<string, Stage>;
}

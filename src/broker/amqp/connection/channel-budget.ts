// The channels of one run. A limit of the user (max-channels) counts the channels of all its connections to a node, and the handshake does
// not announce it: RabbitMQ closes the connection that opens one too many (530), which states the limit. From then on all connections of
// the run share that many channels. Measured on 3.10.8, 4.0.5 and 4.3.6.
import { problem, TopoError } from '../../../model/diagnostic.ts';
import { nameText } from '../../../model/key.ts';
import { shellWord } from '../../../model/shell.ts';

/** A connection that holds channels of the budget. */
export interface ChannelHolder {
  /** Whether it always retains its last channel. */
  readonly keepsOne: boolean;
  /** Closes a channel that is not in use, if it can spare one, and gives it back. */
  shed(): boolean;
}

interface Want {
  readonly channels: number;
  readonly grant: () => void;
  readonly refuse: (error: TopoError) => void;
}

/** How often the broker may refuse a channel before a run gives up: other programs of the same user have the rest. */
const mostRefusals = 6;
/** Milliseconds; RabbitMQ still counts a channel up to 10 ms after an error closed it. Doubled with each further refusal. */
const firstCoolMs = 50;

/** The channels that the connections of one run may have open at once: as many as they request until the broker refuses one. */
export class ChannelBudget {
  readonly #user: string;
  readonly #queue: Want[] = [];
  readonly #holders = new Set<ChannelHolder>();
  #limit: number | undefined;
  #most = Number.POSITIVE_INFINITY;
  #held = 0;
  /** Given up, and free as soon as the broker no longer counts them. */
  #coming = 0;
  #refusals = 0;
  #coolMs = firstCoolMs;

  /** @param user of the connections, for error texts */
  constructor(user = '') {
    this.#user = user;
  }

  /** Whether the broker has refused a channel. */
  get limited(): boolean {
    return this.#limit !== undefined;
  }

  /** Whether holders should give up what they do not need at once. */
  get pressing(): boolean {
    const wanted = this.#queue.reduce((sum, { channels }) => sum + channels, 0);
    return this.#held + wanted - this.#coming > this.#most;
  }

  /** Milliseconds from the close of a channel until the broker no longer counts it. */
  get coolMs(): number {
    return this.#coolMs;
  }

  /** Adds a holder. */
  join(holder: ChannelHolder): void {
    this.#holders.add(holder);
  }

  /** Removes a holder, whose channels ended with its connection, and which are no longer counted. */
  leave(holder: ChannelHolder, channels: number): void {
    this.#holders.delete(holder);
    this.give(channels);
  }

  /** Takes a channel if one is free and no other holder waits. */
  tryTake(): boolean {
    if (this.#queue.length > 0 || this.#held + 1 > this.#most) return false;
    this.#held += 1;
    return true;
  }

  /** Takes several channels at once, when they are free. @throws TopoError `channel-limit` if they can never be */
  take(channels: number): Promise<void> {
    return new Promise((grant, refuse) => {
      this.#queue.push({ channels, grant, refuse });
      this.#serve();
    });
  }

  /** Gives channels back. */
  give(channels: number): void {
    this.#held -= channels;
    this.#serve();
  }

  /** Gives back a channel that has just been closed. */
  giveLater(): void {
    this.#coming += 1;
    setTimeout(() => {
      this.#coming -= 1;
      this.give(1);
    }, this.#coolMs);
  }

  /** The broker refused a channel, of a connection that still holds its channels, and stated its limit. */
  refused(limit: number): void {
    this.#refusals += 1;
    if (this.#limit !== undefined) {
      this.#coolMs *= 2;
      this.#most = this.#refusals > mostRefusals ? 0 : Math.ceil(this.#most / 2);
    } else this.#most = this.#held > limit ? limit : Math.max(1, Math.floor(this.#held / 2));
    this.#limit = limit;
    this.#serve();
  }

  /** Whether this many channels can ever be free, besides those that are kept. */
  isPossible(channels: number): boolean {
    const kept = [...this.#holders].filter(({ keepsOne }) => keepsOne).length;
    return kept + channels <= this.#most;
  }

  /** The error for a run that needs more channels than it can have. */
  problem(): TopoError {
    const limit = this.#limit ?? 0;
    const others = this.#refusals > 1 ? ', and other connections of this user have open channels' : '';
    return new TopoError([
      problem(
        'channel-limit',
        `user ${nameText(this.#user)} may open ${limit} ${limit === 1 ? 'channel' : 'channels'} (user limit max-channels)${others}`,
        {
          hint: `rabbitmqctl set_user_limits ${shellWord(this.#user)} '{"max-channels": 16}', or use another user`,
        },
      ),
    ]);
  }

  #serve(): void {
    for (let want = this.#queue[0]; want !== undefined; want = this.#queue[0]) {
      if (!this.isPossible(want.channels)) {
        this.#queue.shift();
        want.refuse(this.problem());
        continue;
      }
      if (this.#held + want.channels > this.#most) break;
      this.#queue.shift();
      this.#held += want.channels;
      want.grant();
    }
    for (const holder of this.#holders) while (this.pressing && holder.shed());
  }
}

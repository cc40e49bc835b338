// A broker that was started for tests, as a process or in a container.

/** A broker that was started, with the administrator guest in both URLs. */
export interface RunningBroker {
  readonly url: string;
  readonly management: string;
  /** Ends it and removes what it stored. */
  stop(): Promise<void>;
}

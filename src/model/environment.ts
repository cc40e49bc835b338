// An environment: a broker, and the files that describe it.

/** The broker that the files of an environment are for. */
export interface Expectation {
  /** The exact name of its cluster. */
  readonly cluster?: string;
  /** A range of versions, as `versionRange` of src/rabbitmq reads it. */
  readonly version?: string;
}

/** How to reach the broker of an environment. Paths are relative to the working directory. */
export interface EnvironmentConnection {
  /** With variables replaced: may contain a secret. */
  readonly url?: string;
  /** May contain a secret. */
  readonly management?: string;
  readonly transport?: 'auto' | 'amqp' | 'http';
  readonly user?: string;
  /** A secret. */
  readonly password?: string;
  readonly passwordFile?: string;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** An environment. Paths are relative to the working directory. */
export interface Environment {
  readonly name: string;
  /** The configuration file that describes it: no directory or glob includes it. */
  readonly config: string;
  readonly connection: EnvironmentConnection;
  readonly files: readonly string[];
  readonly variables: { readonly [name: string]: string };
  readonly variableFiles: readonly string[];
  /** Virtual hosts of the files by name, and the names that replace them. */
  readonly mapVhost: { readonly [from: string]: string };
  readonly expect: Expectation;
}

// Turns an environment into the paths, flags and variables of a command. Those of the command line take precedence.
import type { Command } from 'commander';
import { fillEnvironment, type Needs } from '../../loader/config/fill-environment.ts';
import type { EnvironmentNode } from '../../loader/config/read-config.ts';
import { hasErrors, TopoError } from '../../model/diagnostic.ts';
import type { Environment } from '../../model/environment.ts';
import { hasPassword } from '../../rabbitmq/uris.ts';
import type { Io } from '../io.ts';
import { UsageError } from '../usage.ts';

/** The input of a command in an environment. */
export interface Settings {
  readonly environment: Environment;
  readonly paths: readonly string[];
  /** The flags of the command, for which `command.ts` of it has the type. */
  readonly options: { readonly [flag: string]: unknown };
  readonly io: Io;
}

/**
 * An environment with its variables replaced, and the world in which it is used.
 * @throws TopoError with every fault of the environment
 */
export function environmentIn(node: EnvironmentNode, needs: Needs, io: Io): Pick<Settings, 'environment' | 'io'> {
  const { environment, diagnostics } = fillEnvironment(node, needs, (name) => variableOf(name, io));
  const { url, management, password } = environment.connection;
  // before any message
  const inUrls = [url, management].filter((one) => one !== undefined && hasPassword(one));
  for (const secret of [...inUrls, password]) if (secret !== undefined && secret !== '') io.secrets.add(secret);
  if (hasErrors(diagnostics)) throw new TopoError(diagnostics);
  return { environment, io: ioIn(environment, needs, io) };
}

/**
 * The settings of a command in an environment. Flags and paths of the command line take precedence, each by itself, except that `--url`
 * excludes the management API of the environment, which belongs to its own URL.
 * @throws TopoError with every fault of the environment, UsageError if it names no broker
 */
export function settingsIn(node: EnvironmentNode, needs: Needs, command: Command, io: Io): Settings {
  const { environment, io: own } = environmentIn(node, needs, io);
  const { url, management } = environment.connection;
  const given: { readonly [flag: string]: unknown } = command.opts();
  const isGiven = (flag: string): boolean => command.getOptionValueSource(flag) === 'cli';
  const { url: _, management: __, ...others } = environment.connection;
  const address = isGiven('url') ? {} : { ...(url === undefined ? {} : { url }), ...(management === undefined ? {} : { management }) };
  if (needs.broker && !isGiven('url') && !isGiven('management') && Object.keys(address).length === 0) {
    throw new UsageError(`error: environment ${environment.name} has no url; add one, or pass --url`);
  }
  const flags = Object.entries({ ...address, ...pick(others, ['transport', 'ca', 'cert', 'key']) }).filter(([flag]) => !isGiven(flag));
  const [paths = []] = command.processedArgs as [(readonly string[])?];
  const named = paths.map((path) => placed(path, environment.name));
  return {
    environment,
    paths: needs.files && named.length === 0 ? environment.files : named,
    options: { ...given, ...Object.fromEntries(flags), ...outputIn(given, environment.name), inEnvironment: environment },
    io: own,
  };
}

/** What stands for the name of the environment in file names of a command line. */
export const placeholder = '{environment}';

/** Flags with a file that a command writes. */
export const outputFlags = ['out', 'output'] as const;

/** A path of the command line in an environment. */
export function placed(path: string, name: string): string {
  return path.replaceAll(placeholder, name);
}

function outputIn(given: { readonly [flag: string]: unknown }, name: string): { readonly [flag: string]: string } {
  return Object.fromEntries(
    outputFlags.flatMap((flag) => {
      const path = given[flag];
      return typeof path === 'string' ? [[flag, placed(path, name)] as const] : [];
    }),
  );
}

/** The URLs of the process are those of some other broker. */
function ioIn({ connection }: Environment, { broker }: Needs, io: Io): Io {
  const { user, password, passwordFile } = connection;
  const login = {
    ...(user === undefined ? {} : { RABBITMQ_USER: user, RABBITMQ_USER_FILE: '' }),
    ...(password === undefined ? {} : { RABBITMQ_PASSWORD: password, RABBITMQ_PASSWORD_FILE: '' }),
    ...(passwordFile === undefined ? {} : { RABBITMQ_PASSWORD: '', RABBITMQ_PASSWORD_FILE: passwordFile }),
  };
  const env = broker ? { ...io.env, RABBITMQ_URL: '', RABBITMQ_MANAGEMENT_URL: '', ...login } : io.env;
  return Object.create(io, { env: { value: env, enumerable: true } }) as Io;
}

function variableOf(name: string, { env }: Io): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}

function pick(from: { readonly [name: string]: unknown }, names: readonly string[]): { readonly [name: string]: unknown } {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}

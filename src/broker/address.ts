// Broker URLs: parsing, printing without credentials, and the management address that belongs to an AMQP one.
// No error of this module contains a part of a URL that could be a password.
import { domainToASCII } from 'node:url';
import { problem, TopoError } from '../model/diagnostic.ts';

/** The address of a broker and the login. */
export interface BrokerAddress {
  readonly protocol: 'amqp' | 'amqps' | 'http' | 'https';
  /** Name or IP address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** A secret: never printed, never put in an error or a plan. */
  readonly password: string;
  /** Whether the URL names neither user nor password, so that the defaults of RabbitMQ apply (guest, guest). */
  readonly anonymous: boolean;
  /** The names of the variables that supply the user or the password; absent if the URL names both. */
  readonly loginFrom?: string;
  /** AMQP: the virtual host in the URL; absent if there is none (`amqp://host`, `amqp://host/`). */
  readonly vhost?: string;
  /** AMQP: seconds, 0 for none; if absent, the broker decides. */
  readonly heartbeat?: number;
  /** HTTP: a path prefix before `/api`, without a trailing slash; '' for none. */
  readonly path: string;
}

/** A user or a password that does not come from a URL, with its source for messages. */
export interface LoginPart {
  /** A password is a secret: never printed, never put in an error or a plan. */
  readonly value: string;
  readonly from: string;
}

/** A login beside the URLs. */
export interface Login {
  readonly user?: LoginPart;
  readonly password?: LoginPart;
}

/** TLS material in PEM, and the name to verify the certificate against if it is not the host name. */
export interface TlsOptions {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly servername?: string;
}

/** Default ports of the schemes: those of IANA for AMQP and HTTP. The management API listens on 15672, which a URL must contain. */
const defaultPorts = { amqp: 5672, amqps: 5671, http: 80, https: 443 } as const;
type Protocol = keyof typeof defaultPorts;

/**
 * Parses AMQP URLs (`amqp`, `amqps`), separated by commas: the nodes of one cluster, in the order to try them.
 * @throws TopoError `usage-url`, which contains no part of the URL except its scheme
 */
export function parseAmqpUrls(text: string): readonly BrokerAddress[] {
  return parse(text, ['amqp', 'amqps']);
}

/**
 * Parses URLs of the management API (`http`, `https`), separated by commas.
 * @throws TopoError `usage-url`, which contains no part of the URL except its scheme
 */
export function parseManagementUrls(text: string): readonly BrokerAddress[] {
  return parse(text, ['http', 'https']);
}

/** The address without user, password, virtual host and query, such as `amqp://rabbit-1:5672`. */
export function printAddress(address: BrokerAddress): string {
  return `${address.protocol}://${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}${address.path}`;
}

/** The management API on the same host with the same credentials: port 15672, or 15671 with TLS (RabbitMQ's defaults). */
export function managementOf(address: BrokerAddress): BrokerAddress {
  const { host, user, password, anonymous, loginFrom } = address;
  const tls = address.protocol === 'amqps' || address.protocol === 'https';
  const login = { user, password, anonymous, ...(loginFrom === undefined ? {} : { loginFrom }) };
  return { protocol: tls ? 'https' : 'http', host, port: tls ? 15671 : 15672, ...login, path: '' };
}

/** Whether a URL lacks a user or a password, so that a login beside it is used. */
export function lacksLogin({ amqp, management }: BrokerAddresses): boolean {
  return [...amqp, ...management].some(({ anonymous, user, password }) => anonymous || user === '' || password === '');
}

/** Supplies the user and the password where a URL lacks them; those of the URL take precedence. */
export function withLogin(addresses: BrokerAddresses, login: Login): BrokerAddresses {
  const fill = (address: BrokerAddress): BrokerAddress => {
    const isOpen = (part: string): boolean => address.anonymous || part === '';
    const user = isOpen(address.user) ? login.user : undefined;
    const password = isOpen(address.password) ? login.password : undefined;
    const from = [user, password].flatMap((part) => (part === undefined ? [] : [part.from]));
    if (from.length === 0) return address;
    return {
      ...address,
      user: user?.value ?? address.user,
      // the default password belongs to the default user
      password: password?.value ?? (address.anonymous ? '' : address.password),
      anonymous: false,
      loginFrom: from.join(' and '),
    };
  };
  return { ...addresses, amqp: addresses.amqp.map(fill), management: addresses.management.map(fill) };
}

/** The default URL of a broker: the defaults of RabbitMQ. */
const defaultUrl = 'amqp://localhost';

/** The addresses of a broker: parsed once, then passed on. */
export interface BrokerAddresses {
  /** Nodes of one cluster, in the order to try them. */
  readonly amqp: readonly BrokerAddress[];
  /** The management API on each node, with the login to use. */
  readonly management: readonly BrokerAddress[];
  /** Whether the address of the management API was configured explicitly, so that it must work; a derived one may fail. */
  readonly managementGiven: boolean;
  /** Whether the configured address has its own login; otherwise that of AMQP is used. */
  readonly managementLogin: boolean;
}

/**
 * Parses the URLs of a broker. Without `url`, the broker is on this host; without `management`, the API is expected on the hosts of AMQP.
 * A management URL without a login gets that of AMQP.
 * @throws TopoError `usage-url`
 */
export function brokerAddresses(url: string = defaultUrl, management?: string): BrokerAddresses {
  const amqp = parseAmqpUrls(url);
  if (management === undefined) return { amqp, management: amqp.map(managementOf), managementGiven: false, managementLogin: false };
  const [login] = amqp;
  const given = parseManagementUrls(management);
  return {
    amqp,
    management: given.map((address) => {
      if (!address.anonymous || login === undefined) return address;
      return { ...address, user: login.user, password: login.password, anonymous: login.anonymous };
    }),
    managementGiven: true,
    managementLogin: given.some(({ anonymous }) => !anonymous),
  };
}

function parse(text: string, protocols: readonly Protocol[]): readonly BrokerAddress[] {
  // A password may contain a comma: only a comma before the next scheme separates URLs.
  const urls = text.split(/,(?=\s*[a-z]+:\/\/)/i).map((url) => url.trim());
  const amqp = protocols.some((one) => one === 'amqp');
  const form = amqp ? 'amqp://USER:PASSWORD@HOST:PORT/VHOST' : 'http://USER:PASSWORD@HOST:PORT';
  const noun = amqp ? 'URL' : 'management URL';
  return urls.map((url, index) =>
    parseOne(url, protocols, { name: urls.length === 1 ? `the ${noun}` : `${noun} ${index + 1} of ${urls.length}`, form }),
  );
}

/** The noun and an example of a URL for error messages. */
interface Which {
  readonly name: string;
  readonly form: string;
}

function parseOne(text: string, protocols: readonly Protocol[], which: Which): BrokerAddress {
  const scheme = /^([a-z]+):\/\//i.exec(text)?.[1]?.toLowerCase();
  const protocol = protocols.find((one) => one === scheme);
  if (protocol === undefined) throw bad(which, `does not begin with ${protocols.map((one) => `${one}://`).join(' or ')}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw bad(which, `cannot be parsed`);
  // a slash in a password ends the authority early, and the rest would be parsed as a path
  if (`${url.pathname}${url.search}${url.hash}`.includes('@')) throw bad(which, `has an @ after its host`);
  const host = domainToASCII(decode(url.hostname, which, 'host')) || url.hostname;
  if (host === '') throw bad(which, `names no host`);
  const user = decode(url.username, which, 'user');
  const password = decode(url.password, which, 'password');
  const anonymous = user === '' && password === '';
  const base = {
    protocol,
    host: host.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? defaultPorts[protocol] : Number(url.port),
    user: anonymous ? 'guest' : user,
    password: anonymous ? 'guest' : password,
    anonymous,
  };
  if (base.port === 0) throw bad(which, `has port 0`);
  if (protocol === 'http' || protocol === 'https') return { ...base, path: url.pathname.replace(/\/+$/, '') };
  const vhost = decode(url.pathname.slice(1), which, 'virtual host');
  return { ...base, path: '', ...(vhost === '' ? {} : { vhost }), ...heartbeatOf(url, which) };
}

/** Other parameters belong to other clients, with which a URL is often shared. */
function heartbeatOf(url: URL, which: Which): { heartbeat?: number } {
  const text = url.searchParams.get('heartbeat');
  if (text === null) return {};
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw bad(which, `has a heartbeat that is not a number of seconds`);
  return { heartbeat: Number(text) };
}

function decode(part: string, which: Which, what: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw bad(which, `has an invalid percent-encoding in its ${what}; a literal percent sign is %25`);
  }
}

function bad({ name, form }: Which, message: string): TopoError {
  const hint = `${form}, with special characters percent-encoded (/ is %2F, @ is %40)`;
  return new TopoError([problem('usage-url', `${name} ${message}`, { hint })]);
}

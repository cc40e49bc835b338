// URIs of upstreams and shovels (amqp, amqps).

/** The user information of a URI, up to the last @ of its authority: one in a password should be encoded, and often is not. */
const authority = /^[a-z][a-z0-9+.-]*:\/\/([^:@/?#]*)(?::([^/?#]*|.*))?@/is;

/**
 * The password of a URI that contains no reference (`${NAME}`): of the user, or of the key of a client certificate (`?password=`); undefined
 * without one.
 */
export function literalPasswordOf(uri: string): string | undefined {
  return passwordsIn(uri).find((password) => !password.includes('${'));
}

/** The passwords of a URI or of its template: of the user, and of the key of a client certificate. */
export function passwordsIn(uri: string): readonly string[] {
  const [, , ofUser = ''] = authority.exec(uri) ?? [];
  const [, ofKey = ''] = /[?&]password=([^&#]*)/i.exec(uri) ?? [];
  return [ofUser, ofKey].filter((password) => password !== '');
}

/** Whether a URI contains a password at all. */
export function hasPassword(uri: string): boolean {
  return passwordsIn(uri).length > 0;
}

/**
 * What a URI with a password shows without it: scheme, user, host, port and virtual host, so that a change of these is visible. The user is masked
 * too if it contains the password. Undefined if that is not certain: a URI that cannot be parsed, or whose other parts contain the password.
 */
export function withoutPassword(uri: string): string | undefined {
  const parsed = URL.canParse(uri) ? new URL(uri) : undefined;
  if (parsed === undefined || parsed.host === '') return undefined;
  const { protocol, username, password, host, pathname } = parsed;
  // a password that is not encoded may end earlier for the parser, and the rest would be taken for a host or path
  const [, , ofUser = ''] = authority.exec(uri) ?? [];
  if (decoded(password) !== decoded(ofUser)) return undefined;
  const secrets = [password, decoded(password), ...passwordsIn(uri)].filter((text) => text !== '');
  const isSecret = (text: string): boolean => secrets.some((secret) => text.includes(secret) || decoded(text).includes(secret));
  if (isSecret(host) || isSecret(pathname)) return undefined;
  return `${protocol}//${username === '' || isSecret(username) ? '***' : username}:***@${host}${pathname}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The virtual host of a template without a host, which connects to the broker itself: `/` if it names none. Undefined for a URI with a host, and
 * if a reference is part of the name.
 */
export function vhostOfSameBroker(template: string): string | undefined {
  const found = /^amqp:\/\/(?:(?:[^@/?#$]|\$\{[^}]*\}|\$(?!\{))*@)?(?:\/([^/?#]*))?(?:[?#].*)?$/i.exec(template);
  if (found === null || found[1]?.includes('${') === true) return undefined;
  return found[1] === undefined ? '/' : decoded(found[1]);
}

/**
 * The host and the port of a URI or its template, or the reference that stands for the whole URI: never a part of the user information. Undefined
 * if that is not certain.
 */
export function hostOf(template: string): string | undefined {
  const [reference] = /^\$\{[^}]*\}/.exec(template) ?? [];
  if (reference !== undefined) return reference;
  if (hasPassword(template) && withoutPassword(template) === undefined) return undefined;
  const host = URL.canParse(template) ? new URL(template).host : '';
  return host === '' ? undefined : host;
}

/** Whether a template may be a URI of upstreams and shovels: RabbitMQ refuses other schemes (3.10.8, 4.0.5, 4.3.6: 400 `not a valid URI`). */
export function isUri(template: string): boolean {
  return /^amqps?:\/\//i.test(template) || /^[^:/?#\s]*\$\{[^}]+\}/.test(template);
}

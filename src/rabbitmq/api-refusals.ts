// The refusals of RabbitMQ over the management API: from status and body to their meaning, as measured on 3.10.8, 4.0.5 and 4.3.6. Those over
// AMQP are in refusals.ts.

/** The two texts of a refusal over the management API: `{"error":"bad_request","reason":"..."}`. */
export interface ApiRefusal {
  readonly error: string;
  /** The broker's reason in one line; '' where it gives none. */
  readonly reason: string;
}

/** Reads the body; undefined where it is not RabbitMQ's, but a proxy's, or has no text. */
export function apiRefusal(body: string): ApiRefusal | undefined {
  try {
    const { error, reason } = JSON.parse(body) as { error?: unknown; reason?: unknown };
    // a list: ["no_such_exchange","news"] (4.3.6)
    const text = Array.isArray(reason) ? reason.join(' ') : reason;
    return typeof error === 'string' ? { error, reason: typeof text === 'string' ? plain(text) : '' } : undefined;
  } catch {
    return undefined;
  }
}

/** One line. 3.10 and 4.0 escape `<<"a">>` in refusals of policies as HTML, and break lines for a terminal. */
function plain(reason: string): string {
  const unescaped = reason.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return unescaped.replace(/\s+/g, ' ').trim();
}

/** Why the management API refused a request. `login`: any other 401 or 403, such as `Not_Authorized` for a wrong password. */
export type ApiRefusalKind = 'management-tag' | 'vhost-access' | 'permission' | 'login' | 'missing' | 'other';

/**
 * The meaning of a refusal. 401 and 403: `Not management user`, `User not authorised to access virtual host`, `Access refused.`
 * (a permission; the API does not name it). 404: `Object Not Found` for a missing object; since 4.3 `not_found` for a user without
 * access to the virtual host.
 */
export function apiRefusalKind(status: number, refusal: ApiRefusal | undefined): ApiRefusalKind {
  if (status === 401 || status === 403) {
    const reason = refusal?.reason ?? '';
    if (/virtual host/i.test(reason)) return 'vhost-access';
    if (/management user/i.test(reason)) return 'management-tag';
    return /^(access refused|user not authori[sz]ed to access object)/i.test(reason) ? 'permission' : 'login';
  }
  if (status !== 404) return 'other';
  if (refusal?.error === 'Object Not Found') return 'missing';
  return refusal?.error === 'not_found' && refusal.reason === 'Not Found' ? 'vhost-access' : 'other';
}

/**
 * Whether a step timed out inside the broker: a minority of 4.3 answers 400 after 30 s, and completes it later. Quoted names are ignored, and
 * the terms that 3.10 prints of a refused policy: `[{<<"consumer-timeout">>,60000}] are not recognised policy settings`.
 */
export function isApiTimeout(reason: string): boolean {
  return /tim(ed|e)[ -]?out/i.test(reason.replace(/'[^']*'|<<"[^"]*">>/g, ''));
}

/**
 * The reason without the URI that it quotes, which may contain a password: `Validation failed "amqp://u:p@h" not a valid URI:
 * {{unable_to_parse_uri,...},"amqp://u:p@h"}`. A URI may contain quotes, so all that surrounds the phrase is removed.
 */
export function withoutUri(reason: string): string {
  if (!reason.includes('not a valid URI')) return reason;
  const [, why] = /^[^"]*".*" not a valid URI: *\{*([a-z_]+)/.exec(reason) ?? [];
  return `Validation failed: not a valid URI${why === undefined ? '' : ` (${why})`}`;
}

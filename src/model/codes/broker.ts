// Codes of connections to a broker.
import type { CodeEntry } from './entry.ts';

export const brokerCodes = {
  'usage-url': {
    exit: 64,
    title: 'invalid broker URL',
    why: 'The URL cannot be parsed, or its scheme is not accepted here. The URL is not printed because it may contain a password.',
    fix: 'Use `amqp://USER:PASSWORD@HOST:PORT/VHOST` (or `amqps://`), and `http://USER:PASSWORD@HOST:15672` for the management API. Percent-encode special characters: `/` is `%2F`, `@` is `%40`. Separate the URLs of several nodes of one cluster by commas.',
  },
  'broker-unreachable': {
    exit: 69,
    title: 'no connection to the broker',
    why: 'The address does not respond, or responds with another protocol than expected.',
    fix: 'Check host, port and scheme (`amqp` 5672, `amqps` 5671, management 15672), and that the broker is running.',
  },
  'connection-lost': {
    exit: 69,
    title: 'connection to the broker lost',
    why: 'The broker or the network closed the connection.',
    fix: 'Run the same command again.',
  },
  'connection-limit': {
    exit: 69,
    title: 'connection limit of the broker reached',
    why: 'A limit of the virtual host, of the user or of the node is reached (NOT_ALLOWED, `connection limit ... is reached`). topo uses up to four connections at once per virtual host: one for reading, one for changes and the lock, and possibly one beside each for operations that can close a connection. It uses four more while it moves messages, and one per node of a cluster if queues are deleted (RabbitMQ 4.3).',
    fix: 'Show the limits with `rabbitmqctl list_vhost_limits` and `list_user_limits`. Raise them, or close connections.',
  },
  'channel-limit': {
    exit: 69,
    title: 'channel limit of the user reached',
    why: 'The user limit `max-channels` counts the channels of all connections of a user to a node (NOT_ALLOWED, `number of channels opened for user ...`). topo uses no more channels than the limit permits, but an apply requires two, one more per further virtual host, and a move of messages four more.',
    fix: 'Raise the limit (`rabbitmqctl set_user_limits USER \'{"max-channels": 16}\'`), close connections of that user, or use a separate user for topo.',
  },
  'login-refused': {
    exit: 77,
    title: 'user name or password refused by the broker',
    why: 'ACCESS_REFUSED at login. The user `guest` may connect from localhost only.',
    fix: 'Check the user and password in `--url` or RABBITMQ_URL. If the URL has none, check RABBITMQ_USER and RABBITMQ_PASSWORD, or the files that RABBITMQ_USER_FILE and RABBITMQ_PASSWORD_FILE name.',
  },
  'vhost-not-found': {
    exit: 69,
    title: 'virtual host not found',
    why: 'The broker has no virtual host of that name (NOT_ALLOWED, `vhost ... not found`).',
    fix: 'Declare the virtual host as `vhost: { name: NAME }`, which topo creates over the management API, or correct `vhost:` or `--vhost`.',
  },
  'vhost-refused': {
    exit: 77,
    title: 'no access to the virtual host',
    why: 'NOT_ALLOWED: the user has no permissions in that virtual host.',
    fix: 'Grant them: `rabbitmqctl set_permissions -p VHOST USER CONFIGURE WRITE READ`',
  },
  'access-refused': {
    exit: 77,
    title: 'missing permission',
    why: 'ACCESS_REFUSED (403 over AMQP, 401 over HTTP).',
    fix: 'Grant the permission named in the message. The README lists the minimum that topo needs.',
  },
  'tls-failed': {
    exit: 69,
    title: 'TLS handshake failed',
    why: 'The certificate is not trusted or not valid for this host, or the port does not use TLS.',
    fix: 'Pass the CA certificate with `--ca`, check the host name, or use `amqp://` on a port without TLS.',
  },
  'connection-settings': {
    exit: 64,
    title: 'login or certificate file not usable',
    why: 'A file of `--ca`, `--cert`, `--key`, RABBITMQ_USER_FILE or RABBITMQ_PASSWORD_FILE cannot be read or does not contain what it should, or the key does not match the certificate. Only `topo watch` reports this with a code, because its next comparison reads the files again; other commands report it without a code, and exit 64.',
    fix: 'Correct the file that the message names. While a certificate and its key are replaced one after the other, one comparison may fail.',
  },
  'management-unavailable': {
    exit: 69,
    title: 'management API not reachable',
    why: 'With `--transport auto`, topo tries the management API on the same host with the same credentials. Without it, bindings, policies and undeclared objects cannot be read.',
    fix: 'Pass its address with `--management`, or pass `--transport amqp` to use AMQP alone.',
  },
  'proxy-response': {
    exit: 69,
    title: 'response from a proxy or firewall instead of RabbitMQ',
    why: 'A server between topo and the broker responded: a login page, a redirect, a blocked request (403), or a proxy that cannot reach the broker (502, 503, 504). The message contains its name if it identifies itself.',
    fix: 'Permit requests to the management API there (GET, PUT, POST and DELETE under `/api/`), or pass the address of the broker itself with `--management`.',
  },
  'proxy-decodes-slash': {
    exit: 69,
    title: 'proxy that decodes %2F in paths',
    why: 'Paths of the management API contain names, in which `/` is encoded as `%2F`. Behind a proxy that decodes it, a request for virtual host `/` refers to another object, or to none. topo checks for this before it sends such a path.',
    fix: 'nginx: write `proxy_pass` without a URI, such as `proxy_pass http://rabbitmq:15672;`. Apache: set `AllowEncodedSlashes NoDecode`, and `nocanon` on `ProxyPass`. Or pass the address of the broker itself with `--management`.',
  },
  'rate-limited': {
    exit: 69,
    title: 'rate limit of a proxy in front of the management API',
    why: 'A proxy responded with 429 Too Many Requests. topo waits as `Retry-After` requests, up to 120 s per request; without that header it waits 1 s, then twice as long each time.',
    fix: 'Raise the limit of the proxy, or pass the address of the broker itself with `--management`.',
  },
  'unexpected-response': {
    exit: 69,
    title: 'unexpected response from the broker',
    why: 'The response does not match the format of any known version.',
    fix: 'Report it, together with the version of the broker.',
  },
} as const satisfies { [code: string]: CodeEntry };

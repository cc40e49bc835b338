// Codes of the broker connections.
import type { CodeEntry } from './entry.ts';

export const brokerCodes = {
  'usage-url': {
    exit: 64,
    title: 'a broker URL is not valid',
    why: 'It cannot be parsed, or is of another scheme than is wanted here. The URL is not printed: it may hold a password.',
    fix: '`amqp://USER:PASSWORD@HOST:PORT/VHOST` (or `amqps://`), for the management API `http://USER:PASSWORD@HOST:15672`. Percent-encode special characters: `/` is `%2F`, `@` is `%40`. Several URLs, nodes of one cluster, are separated by commas.',
  },
  'broker-unreachable': {
    exit: 69,
    title: 'no connection to the broker',
    why: 'The address does not answer, or not with the protocol that was expected.',
    fix: 'Check host, port and scheme (`amqp` 5672, `amqps` 5671, management 15672), and that the broker runs.',
  },
  'connection-lost': {
    exit: 69,
    title: 'the connection to the broker was lost',
    why: 'The broker or the network closed it.',
    fix: 'Run the same command again.',
  },
  'connection-limit': {
    exit: 69,
    title: 'the broker takes no more connections',
    why: 'A limit of the virtual host, of the user or of the node is reached (NOT_ALLOWED, `connection limit ... is reached`). topo uses up to four connections at once in a virtual host: one looks, one changes and holds the lock, and each may need one beside it for what can end a connection.',
    fix: '`rabbitmqctl list_vhost_limits` and `list_user_limits` show the limits. Raise them, or close connections.',
  },
  'login-refused': {
    exit: 77,
    title: 'the broker refuses the user name or the password',
    why: 'ACCESS_REFUSED at login. The user `guest` may connect from localhost only.',
    fix: 'Check user and password in `--url` or RABBITMQ_URL.',
  },
  'vhost-not-found': {
    exit: 69,
    title: 'the virtual host does not exist',
    why: 'The broker knows no virtual host of that name (NOT_ALLOWED, `vhost ... not found`).',
    fix: 'Create it, or correct `vhost:` or `--vhost`.',
  },
  'vhost-refused': {
    exit: 77,
    title: 'the user has no access to the virtual host',
    why: 'NOT_ALLOWED: the user has no permissions in that virtual host.',
    fix: '`rabbitmqctl set_permissions -p VHOST USER CONFIGURE WRITE READ`',
  },
  'access-refused': {
    exit: 77,
    title: 'the user lacks a permission',
    why: 'ACCESS_REFUSED (403 over AMQP, 401 over HTTP).',
    fix: 'Grant the permission that the message names. The README lists the least that topo needs.',
  },
  'tls-failed': {
    exit: 69,
    title: 'TLS could not be established',
    why: 'The certificate is not trusted or not for this host, or the port does not speak TLS.',
    fix: 'Give the CA with `--ca`, check the host name, or use `amqp://` on a port without TLS.',
  },
  'management-unavailable': {
    exit: 69,
    title: 'the management API does not answer',
    why: 'With `--transport auto`, topo tries it on the same host with the same credentials. Without it, bindings, policies and undeclared objects cannot be seen.',
    fix: 'Give its address with `--management`, or pass `--transport amqp` to do without.',
  },
  'unexpected-response': {
    exit: 69,
    title: 'the broker answered something that topo does not understand',
    why: 'The answer is not of the form that any known version gives.',
    fix: 'Please report it, with the version of the broker.',
  },
} as const satisfies { [code: string]: CodeEntry };

// Diagnostics of plans that change users, or need secrets.
import type { CodeEntry } from './entry.ts';

/** What protects the access to the broker, and its users. */
export const userCodes = {
  'secret-file': {
    exit: 65,
    title: 'file of a secret cannot be read',
    why: 'The content of the file is the secret. It is read where the plan is made, and again where it is applied.',
    fix: 'Correct the path, which is relative to the declaring file, or the permissions of the file.',
  },
  'own-user': {
    exit: 4,
    title: 'user that topo runs as',
    why: 'The plan deletes the user of its own connections, or removes a tag that it requires. The apply would stop in the middle, and no later run of this user could finish it.',
    fix: 'Apply this change with the URLs of another user (`--url`, `--management`), or leave the user unchanged.',
  },
  'last-administrator': {
    exit: 4,
    title: 'last user with the tag administrator',
    why: 'After the plan, no user would have the tag `administrator`, which the management of users and permissions over the management API requires.',
    fix: 'Declare another user with the tag `administrator` in the same plan, or keep this one.',
  },
  'user-in-use': {
    exit: 4,
    title: 'deleted user with open connections',
    why: 'RabbitMQ closes the connections of a deleted user at once (320 CONNECTION_FORCED), and the clients cannot connect again.',
    fix: 'Stop the clients first, or allow the deletion with `--allow delete:user/NAME`.',
  },
  'permission-in-use': {
    exit: 4,
    title: 'permission that consumers use',
    why: 'The new permissions of the user do not include read access to queues from which its clients consume. RabbitMQ checks the permission when a client subscribes, so these consumers continue until they reconnect or subscribe again, and are then refused (403). Only consumers are visible, not what clients publish or declare, and new ones only after some seconds.',
    fix: 'Stop these clients, extend the pattern `read`, or allow the change with `--allow revoke:user/NAME`.',
  },
  'user-without-password': {
    exit: 1, // never an error
    severity: 'notice',
    title: 'new user without a password',
    why: 'A user without a password cannot log in with one. It can log in with a client certificate, or through another authentication backend.',
    fix: 'Declare `password`, `passwordFile` or `passwordHash`, unless this is intended.',
  },
  'own-password': {
    exit: 1, // never an error
    severity: 'notice',
    title: 'password of the user that topo runs as',
    why: 'The plan sets another password for the user of its own connections. Open connections stay open, but later requests with the old password are refused, so the result cannot be verified.',
    fix: 'Pass the new password in the URLs of the next run.',
  },
} as const satisfies { [code: string]: CodeEntry };

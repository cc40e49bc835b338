// What newest.ts and its reporter have in common: a reporter cannot import vitest.

/** The end of the title of a test that runs on the newest version of RabbitMQ only. */
export const newestMark = ' (newest version only)';

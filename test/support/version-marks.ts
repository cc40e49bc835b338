// What fewer-versions.ts and its reporter have in common: a reporter cannot import vitest.

/** The end of the title of a test that runs on the newest version of RabbitMQ only. */
export const newestMark = ' (newest version only)';

/** The end of the title of the skipped test that stands for all tests of a file on one version between the oldest and the newest. */
export const outermostMark = ' (oldest and newest version only)';

// The comment of a pull request that shows the plan: one per environment, found by a hidden marker and updated in place. The token is sent to
// the API of GITHUB_API_URL and to nothing else, and is never printed.

/** The longest body of a comment, in UTF-16 code units (GitHub: 65,536 characters). */
const longest = 65_536;

/** How long a request may take, in milliseconds. */
const timeoutMs = 30_000;

/** A response of the API that is not a success. */
class ApiError extends Error {
  /** @param {string} request @param {number} status */
  constructor(request, status) {
    super(`the API responded ${status} to ${request}`);
    this.status = status;
  }
}

/**
 * The API of a repository.
 * @typedef {{ api: string, repository: string, token: string, author: string }} Place `author`: the login whose comments count
 */

/**
 * Creates the comment, or updates it.
 * @param {Place} place @param {number} pull @param {string} environment @param {{ text: string, digest: string }} plan
 * @returns {Promise<'created' | 'updated'>}
 * @throws {ApiError}
 */
export async function showPlan(place, pull, environment, { text, digest }) {
  const body = bodyOf(`${markerOf(environment)} digest=${digest} -->`, text);
  const found = await findComment(place, pull, environment);
  if (found === undefined) await call(place, 'POST', `issues/${pull}/comments`, { body });
  else await call(place, 'PATCH', `issues/comments/${found.id}`, { body });
  return found === undefined ? 'created' : 'updated';
}

/**
 * The digest that the comment of the merged pull request of a commit shows; undefined without one. A comment of another author has no
 * effect: anybody can write one.
 * @param {Place} place @param {string} commit @param {string} environment
 * @returns {Promise<string | undefined>}
 */
export async function approvedDigest(place, commit, environment) {
  const pulls = await (await call(place, 'GET', `commits/${commit}/pulls`)).json();
  const merged = pulls.find((/** @type {any} */ pull) => pull.merged_at !== null && pull.merge_commit_sha === commit);
  if (merged === undefined) return undefined;
  const found = await findComment(place, merged.number, environment);
  return /^<!-- topo-plan \S+ digest=(sha256:[0-9a-f]{16,64}) -->/.exec(found?.body ?? '')?.[1];
}

/** @param {string} environment */
function markerOf(environment) {
  return `<!-- topo-plan environment=${environment === '' ? '-' : environment}`;
}

/** @param {Place} place @param {number} pull @param {string} environment */
async function findComment(place, pull, environment) {
  const marker = `${markerOf(environment)} `;
  for (let page = 1; ; page += 1) {
    const comments = await (await call(place, 'GET', `issues/${pull}/comments?per_page=100&page=${page}`)).json();
    const isOurs = (/** @type {any} */ { user, body }) => user?.login === place.author && String(body).startsWith(marker);
    const found = comments.find(isOurs);
    if (found !== undefined || comments.length < 100) return found;
  }
}

/**
 * The body with the marker in its first line. A long text is cut at the end of a line; a block of code that is cut is closed.
 * @param {string} marker @param {string} text
 */
function bodyOf(marker, text) {
  const whole = `${marker}\n${text}`;
  if (whole.length <= longest) return whole;
  const note = '\n\n_The plan is longer than a comment may be: the rest is in the summary of the job, and in its artifact._\n';
  const kept = whole.slice(0, longest - note.length - 10);
  const lines = kept.slice(0, kept.lastIndexOf('\n'));
  const isOpen = (lines.match(/^`{3,}/gm) ?? []).length % 2 === 1;
  return `${lines}${isOpen ? '\n```' : ''}${note}`;
}

/** @param {Place} place @param {string} method @param {string} path @param {object} [body] */
async function call({ api, repository, token }, method, path, body) {
  const response = await fetch(`${api}/repos/${repository}/${path}`, {
    method,
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}`, 'user-agent': 'rabbit-topo' },
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error', // the token must not follow one
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new ApiError(`${method} ${path}`, response.status);
  return response;
}

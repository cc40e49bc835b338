// A stand-in of the part of GitHub's REST API that action/comments.js uses: comments of pull requests, with pages, logins and refusals.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment, as the API lists it. */
export interface StoredComment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

/** A pull request of a commit. */
export interface StoredPull {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string;
}

/** The stand-in. */
export interface CommentsApi {
  readonly url: string;
  readonly comments: StoredComment[];
  readonly pulls: StoredPull[];
  /** `POST issues/7/comments`, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** The login of comments that are written with the token. */
export const bot = 'github-actions[bot]';

/** Starts it on 127.0.0.1. Requests without the token are refused (403), and bodies above 65,536 characters (422). */
export async function startCommentsApi(token: string): Promise<CommentsApi> {
  const comments: StoredComment[] = [];
  const pulls: StoredPull[] = [];
  const requests: string[] = [];
  const answer = (method: string, path: string, query: URLSearchParams, body: string): readonly [number, unknown] => {
    if (path.startsWith('commits/')) return [200, pulls.filter(({ merge_commit_sha }) => path === `commits/${merge_commit_sha}/pulls`)];
    if (method === 'GET') {
      const [size, page] = [Number(query.get('per_page')), Number(query.get('page'))];
      return [200, comments.slice(size * (page - 1), size * page)];
    }
    const text = (JSON.parse(body) as { body: string }).body;
    if ([...text].length > 65_536) return [422, { message: 'body is too long (maximum is 65536 characters)' }];
    if (method === 'POST') {
      comments.push({ id: comments.length + 1, user: { login: bot }, body: text });
      return [201, {}];
    }
    const found = comments.find(({ id }) => path === `issues/comments/${id}`);
    if (found === undefined) return [404, {}];
    found.body = text;
    return [200, {}];
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const path = pathname.replace('/repos/acme/topology/', '');
    let body = '';
    for await (const part of request) body += String(part);
    requests.push(`${request.method} ${path}`);
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    const [status, value] = isKnown
      ? answer(request.method ?? '', path, searchParams, body)
      : [403, { message: 'Resource not accessible' }];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, comments, pulls, requests, close: () => new Promise((closed) => server.close(() => closed())) };
}

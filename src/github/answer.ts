import { at, textAt } from './json-path.js';
import { safeLine } from './safe-line.js';

/** What the API made of a request: a value, never an exception. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly headers: ResponseHeaders }
  | { readonly ok: false; readonly failure: Failure };

/** Names in lower case. */
export type ResponseHeaders = ReadonlyMap<string, string>;

export interface Failure {
  /** Absent when no answer came, or one that is not this API's. */
  readonly status?: number;
  /** Status and GitHub's own words on one line, safe to print; never holds the token. */
  readonly reason: string;
  /** What the token would have needed, in the words of a workflow: `issues: write` or `pull-requests: write`. */
  readonly permission?: string;
  /** Whether the same request may succeed later. One that failed so may also have taken effect unseen. */
  readonly transient: boolean;
  /** Milliseconds the server asked to wait. */
  readonly retryAfter?: number;
}

/** GitHub's advice for a secondary limit that names no time. */
const SECONDARY_LIMIT_WAIT = 60_000;

/**
 * What an answer with an error status means, and whether and when another try makes sense. The token is taken out of
 * GitHub's words, should they quote it, before they are shortened: half a token would not be recognised.
 */
export function failureOf(status: number, headers: ResponseHeaders, body: unknown, now: number, token: string): Failure {
  const message = textAt(body, 'message') ?? 'without a message';
  const details = detailsOf(body);
  const words = (details === '' ? message : `${message}: ${details}`).replaceAll(token, '***');
  const limited = status === 429 || (status === 403 && isRateLimit(headers, message));
  const retryAfter = limited || status >= 500 ? statedWait(headers, now) : undefined;
  const wait = retryAfter ?? (limited ? SECONDARY_LIMIT_WAIT : undefined);
  const permission = permissionOf(headers.get('x-accepted-github-permissions'));
  return {
    status,
    reason: `${status} ${shortened(words)}`,
    ...(permission === undefined ? {} : { permission }),
    transient: limited || status >= 500,
    ...(wait === undefined ? {} : { retryAfter: wait }),
  };
}

/** No answer: the connection failed or took too long. Only the error's code is told; messages can quote headers. */
export function noAnswer(error: unknown, apiUrl: string): Failure {
  const names = [['cause', 'cause', 'code'], ['cause', 'code'], ['code']].map((path) => textAt(error, ...path));
  const timedOut = [error, at(error, 'cause')].some((one) => one instanceof Error && /^(Timeout|Abort)Error$/u.test(one.name));
  const why = timedOut ? 'it took too long' : names.find((name) => name !== undefined);
  return { reason: shortened(`no answer from ${apiUrl}${why === undefined ? '' : ` (${why})`}`), transient: true };
}

/** A success whose body is not what this API answers: cut off on the way, or a proxy's page. */
export function notUnderstood(apiUrl: string): Failure {
  return { reason: shortened(`the answer from ${apiUrl} is not that of a GitHub API`), transient: true };
}

function isRateLimit(headers: ResponseHeaders, message: string): boolean {
  return headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0' || /secondary rate limit|abuse/iu.test(message);
}

/** `retry-after` in seconds or as a date; else, with nothing left of the hourly allowance, the time it is renewed. */
function statedWait(headers: ResponseHeaders, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== undefined) {
    const until = /^\d+$/u.test(after) ? now + Number(after) * 1000 : Date.parse(after);
    if (!Number.isNaN(until)) return Math.max(until - now, 0);
  }
  const reset = headers.get('x-ratelimit-reset');
  if (headers.get('x-ratelimit-remaining') !== '0' || reset === undefined || !/^\d+$/u.test(reset)) return undefined;
  return Math.max(Number(reset) * 1000 - now, 0);
}

/** GitHub writes `issues=write; pull_requests=write`, either being enough; a comma would ask for both. */
function permissionOf(header: string | undefined): string | undefined {
  if (header === undefined || !/^[\w=,; ]+$/u.test(header)) return undefined;
  return header
    .split(';')
    .map((all) => all.split(',').map((one) => one.trim().replace('=', ': ').replaceAll('_', '-')).join(' and '))
    .join(' or ');
}

function detailsOf(body: unknown): string {
  const errors = at(body, 'errors');
  if (!Array.isArray(errors)) return '';
  return errors.map((one: unknown) => textAt(one, 'message') ?? textAt(one, 'code')).filter((one) => one !== undefined).join(', ');
}

function shortened(text: string): string {
  const line = safeLine(text);
  return line.length <= 300 ? line : `${line.slice(0, 300)}…`;
}

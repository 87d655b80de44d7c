/** What GitHub, or the road to it, does wrong. Each fault applies to the first requests that match it. */
export interface Fault {
  /** Method of the requests it is for; all when absent. */
  readonly method?: string;
  /** What their path matches, the base path left off; all when absent. */
  readonly path?: RegExp;
  /** How many requests it applies to; 1 when absent. */
  readonly times?: number;
  /** Milliseconds between the request's effect and its answer. */
  readonly delay?: number;
  /** Holds the requests back until this many have arrived, then lets all go: jobs that run at the same time. */
  readonly together?: number;
  /** Whether the request takes effect all the same. */
  readonly stored?: boolean;
  /** Headers the true answer gets besides its own. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is answered: an error, the connection cut, or the true answer cut off in its middle. Absent: the true answer. */
  readonly answer?: ErrorAnswer | 'reset' | 'truncated';
}

export interface ErrorAnswer {
  readonly status: number;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is not JSON, as proxies send. */
  readonly html?: string;
}

export const CREATE = { method: 'POST', path: /\/comments$/u } as const;
export const LIST = { method: 'GET', path: /\/comments$/u } as const;
export const UPDATE = { method: 'PATCH', path: /\/issues\/comments\// } as const;
export const REMOVE = { method: 'DELETE', path: /\/issues\/comments\// } as const;

/** The token may not: what a fork's pull request, or a job without the permission, gets. */
export const notAccessible: ErrorAnswer = {
  status: 403,
  message: 'Resource not accessible by integration',
  headers: { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' },
};

/** Too many requests of a kind in a short time; the header is often absent. */
export function secondaryLimit(retryAfter?: number): ErrorAnswer {
  return {
    status: 403,
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  };
}

/** The hourly allowance is used up; `reset` is the second since 1970 at which it is renewed. */
export function primaryLimit(reset: number): ErrorAnswer {
  return {
    status: 403,
    message: 'API rate limit exceeded for installation.',
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
  };
}

export function tooManyRequests(retryAfter?: number): ErrorAnswer {
  return { status: 429, message: 'Too many requests', ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }) };
}

export const badGateway: ErrorAnswer = { status: 502, message: 'Server Error', html: '<html><body>502 Bad Gateway</body></html>' };
export const notFound: ErrorAnswer = { status: 404, message: 'Not Found' };
export const locked: ErrorAnswer = { status: 403, message: 'Unable to create comment because issue is locked.' };
export const issuesDisabled: ErrorAnswer = { status: 410, message: 'Issues are disabled for this repo' };
export const proxyPage: ErrorAnswer = { status: 200, message: '', html: '<html><body>Please sign in</body></html>' };

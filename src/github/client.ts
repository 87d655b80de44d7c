import { failureOf, noAnswer, notUnderstood, type Answer, type Failure, type ResponseHeaders } from './answer.js';
import { at } from './json-path.js';

export interface ClientOptions {
  /** Base address of the API, without a slash at the end: GITHUB_API_URL. */
  readonly apiUrl: string;
  readonly token: string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds one try may take. */
  readonly timeout?: number;
}

export interface ApiRequest<Value> {
  /** Method and template, such as `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly route: string;
  /** What fills the template; the rest is the query or the body. */
  readonly parameters: Readonly<Record<string, string | number>>;
  /** The value in the answer's body; undefined when the body is not of the expected shape. */
  readonly decode: (body: unknown) => Value | undefined;
}

/** A file that is asked for. */
export interface DownloadRequest {
  /** A GET route whose answer is the file, or leads to it. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  /** The media type that is asked for. */
  readonly accept?: string;
  /** A longer file is refused. */
  readonly maxBytes: number;
}

/** The GitHub API with bounded retries. Nothing here throws because of the network or an answer. */
export interface GitHubClient {
  /** One request. All but POST are repeated on transient failures; a POST might then act twice. */
  request<Value>(request: ApiRequest<Value>): Promise<Answer<Value>>;
  /** The bytes of a file. One redirect is followed, without the token: it leads to a store of files on another host. */
  download(request: DownloadRequest): Promise<Answer<Buffer>>;
  /**
   * Waits before another try: as long as the failure asks, else longer from try to try. False, without waiting, when
   * that would bring all waits of this client beyond a minute.
   */
  waitFor(failure: Failure, tries: number): Promise<boolean>;
  /** Waits about that long: those who collide do not do so again and again. */
  pause(milliseconds: number): Promise<void>;
}

/** The newest version all supported servers know; without it, GitHub would one day serve another. */
export const API_VERSION = '2022-11-28';

/** How often a request is sent at most. */
export const MAX_TRIES = 4;

/** How long a client waits between tries in all, in milliseconds: a comment is not worth more of a runner's time. */
export const MAX_WAIT = 60_000;

const FIRST_WAIT = 500;
const TIMEOUT = 15_000;

/** Milliseconds a file may take. */
const DOWNLOAD_TIMEOUT = 120_000;

type Send = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<{ readonly status: number; readonly headers: object; readonly data: unknown }>;

/** The same machinery with the token and, for addresses elsewhere, without it. */
interface Senders {
  readonly withToken: Send;
  readonly anonymous: Send;
}

export function openClient({ apiUrl, token, sleep, now, timeout = TIMEOUT }: ClientOptions): GitHubClient {
  let waited = 0;
  let loaded: Promise<Senders> | undefined;

  /** Whatever `work` sends, as an answer. */
  const answered = async <Value>(work: (send: Senders) => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    if (token === '') return { ok: false, failure: { reason: 'no github-token was given', transient: false } };
    try {
      loaded ??= loadSenders(apiUrl, token);
      return await work(await loaded);
    } catch (error) {
      // Octokit reports a failed connection as status 500; only the response tells whether GitHub said so.
      const status = at(error, 'response', 'status');
      if (typeof status !== 'number') return { ok: false, failure: noAnswer(error, apiUrl) };
      const headers = headersOf(at(error, 'response', 'headers'));
      return { ok: false, failure: failureOf(status, headers, at(error, 'response', 'data'), now(), token) };
    }
  };

  const once = async <Value>({ route, parameters, decode }: ApiRequest<Value>): Promise<Answer<Value>> =>
    answered(async ({ withToken }) => {
      const response = await withToken(route, {
        ...parameters,
        headers: { 'x-github-api-version': API_VERSION },
        request: { signal: AbortSignal.timeout(timeout) },
      });
      const value = decode(response.data);
      if (value === undefined) return { ok: false, failure: notUnderstood(apiUrl) };
      return { ok: true, value, headers: headersOf(response.headers) };
    });

  const downloadOnce = async ({ route, parameters, accept, maxBytes }: DownloadRequest): Promise<Answer<Buffer>> =>
    answered(async ({ withToken, anonymous }) => {
      const request = { signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT), redirect: 'manual', parseSuccessResponseBody: false };
      const headers = { 'x-github-api-version': API_VERSION, ...(accept !== undefined && { accept }) };
      let response = await withToken(route, { ...parameters, headers, request });
      if (response.status >= 300) {
        const location = headersOf(response.headers).get('location') ?? '';
        if (!isAddress(location, apiUrl)) return { ok: false, failure: notUnderstood(apiUrl) };
        // In braces nothing would be left of what the address says: it is no template.
        response = await anonymous('GET {+location}', { location, headers: { accept: '*/*' }, request });
        if (response.status >= 300) return { ok: false, failure: notUnderstood(new URL(location).origin) };
      }
      const answerHeaders = headersOf(response.headers);
      const value = await bytesOf(response.data, maxBytes);
      if (value === undefined) return { ok: false, failure: { reason: `the file is larger than ${maxBytes / (1024 * 1024)} MiB`, transient: false } };
      return { ok: true, value, headers: answerHeaders };
    });

  const waitFor = async (failure: Failure, tries: number): Promise<boolean> => {
    const wait = failure.retryAfter ?? FIRST_WAIT * 2 ** (tries - 1);
    if (waited + wait > MAX_WAIT) return false;
    waited += wait;
    await sleep(wait);
    return true;
  };

  /** Repeats what may be repeated as long as trying again makes sense. */
  const repeated = async <Value>(repeatable: boolean, send: () => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    for (let tries = 1; ; tries += 1) {
      const answer = await send();
      if (answer.ok || !repeatable || !answer.failure.transient || tries === MAX_TRIES) return answer;
      if (!(await waitFor(answer.failure, tries))) return { ok: false, failure: tooLong(answer.failure) };
    }
  };

  return {
    waitFor,
    pause: (milliseconds) => sleep(milliseconds * (0.5 + Math.random())),
    request: (request) => repeated(!request.route.startsWith('POST '), () => once(request)),
    download: (request) => repeated(true, () => downloadOnce(request)),
  };
}

/** An address a file may be fetched from: encrypted, or on the very server that named it. */
function isAddress(location: string, apiUrl: string): boolean {
  return URL.canParse(location) && (location.startsWith('https://') || new URL(location).hostname === new URL(apiUrl).hostname);
}

/** The bytes of a stream; undefined when there are more than `most`. */
async function bytesOf(stream: unknown, most: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (stream ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The failure of a request that is given up because of the wait before its next try. */
export function tooLong(failure: Failure): Failure {
  const asked = failure.retryAfter === undefined ? '' : `GitHub asks to wait ${Math.ceil(failure.retryAfter / 1000)} s; `;
  return { ...failure, reason: `${failure.reason} (${asked}this action waits no longer than ${MAX_WAIT / 1000} s in all)` };
}

/** Octokit is loaded only when something is to be sent: it is most of what the action would load. */
async function loadSenders(apiUrl: string, token: string): Promise<Senders> {
  const { GitHub, getOctokitOptions } = await import('@actions/github/lib/utils');
  const silent = (): void => undefined;
  const options = {
    baseUrl: apiUrl,
    userAgent: 'confusion-gate',
    // Octokit would print what a server says about deprecation, unescaped, into the step's log.
    log: { debug: silent, info: silent, warn: silent, error: silent },
  };
  const withToken = new GitHub(getOctokitOptions(token, options));
  const anonymous = new GitHub(options);
  return { withToken: (route, parameters) => withToken.request(route, parameters), anonymous: (route, parameters) => anonymous.request(route, parameters) };
}

function headersOf(headers: unknown): ResponseHeaders {
  if (typeof headers !== 'object' || headers === null) return new Map();
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

import type { Environment } from './inputs.js';
import { at, idAt, textAt } from './json-path.js';
import { endedRunIn, type EndedRun } from './workflow-run.js';

/** The pull request a run belongs to. Only its number is certain: a payload may lack anything else. */
export interface PullRequest {
  readonly number: number;
  /** The real head of the pull request, not the merge commit that is checked out. */
  readonly headSha?: string;
  readonly baseSha?: string;
  readonly baseRef?: string;
  /** Whether the head lies in another repository, so that the token is read-only. False when the payload does not say. */
  readonly fromFork: boolean;
}

/**
 * What this run's change is a change of: the branch it goes to, and how the commit where the two part is found. Several bases are tried in
 * order, because a branch may be gone while its last commit is known.
 */
export interface Compared {
  /** Without `refs/heads/`; empty when the event does not say. */
  readonly branch: string;
  readonly from:
    | { readonly kind: 'branches'; readonly bases: readonly string[]; readonly head: string }
    | { readonly kind: 'commit'; readonly sha: string }
    /** The payload says no more than its number. */
    | { readonly kind: 'pull_request'; readonly number: number };
}

/** What this run is about, from the environment and the event's payload. Texts are empty and numbers 0 when unknown. */
export interface RunContext {
  readonly owner: string;
  readonly repo: string;
  readonly eventName: string;
  /** The commit the workflow runs on: for pull_request the merge commit. */
  readonly sha: string;
  /** The commit under judgement: the pull request's head when there is one, else `sha`. */
  readonly headSha: string;
  /** Absent when the event has no pull request, or the payload does not name it. */
  readonly pullRequest?: PullRequest;
  /** Absent when nothing is known of a branch or a commit before this one. */
  readonly compared?: Compared;
  /** The run of another workflow that has ended, on the event `workflow_run`. */
  readonly endedRun?: EndedRun;
  /** Whether this is a run of the default branch itself: what it measures is what changes are compared with. */
  readonly onDefaultBranch: boolean;
  readonly runId: number;
  readonly runAttempt: number;
  readonly runNumber: number;
  readonly workflow: string;
  readonly job: string;
  readonly actor?: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly runUrl: string;
  readonly workspace: string;
  /** The day in UTC that GitHub's clock had reached by this event, as in 2026-11-26; absent when the payload does not say. */
  readonly day?: string;
  /** What could not be read and what follows from it, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the run's context. Never throws: without a readable event file there is no pull request, and `notes` says why,
 * because where a report is published must not decide whether the gate runs.
 */
export function readRunContext(environment: Environment, readFile: (path: string) => string): RunContext {
  const notes: string[] = [];
  const payload = readPayload(environment['GITHUB_EVENT_PATH'], readFile, notes);
  const eventName = environment['GITHUB_EVENT_NAME'] ?? '';
  const [owner = '', repo = ''] = (environment['GITHUB_REPOSITORY'] ?? '').split('/');
  const pullRequest = readPullRequest(eventName, payload);
  const sha = environment['GITHUB_SHA'] ?? '';
  const runId = wholeNumber(environment['GITHUB_RUN_ID']);
  const serverUrl = address(environment['GITHUB_SERVER_URL'], 'https://github.com');
  const actor = environment['GITHUB_ACTOR'];
  const defaultBranch = textAt(payload, 'repository', 'default_branch') ?? '';
  const ref = environment['GITHUB_REF'] ?? '';
  const onDefaultBranch = defaultBranch !== '' && ref === `refs/heads/${defaultBranch}`;
  const endedRun = eventName === 'workflow_run' ? endedRunIn(payload) : undefined;
  const day = dayOf(payload);
  const compared = comparedWith({ eventName, payload, pullRequest, sha, defaultBranch, onDefaultBranch });
  return {
    owner,
    repo,
    eventName,
    sha,
    headSha: pullRequest?.headSha ?? sha,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(compared === undefined ? {} : { compared }),
    ...(endedRun === undefined ? {} : { endedRun }),
    ...(day === undefined ? {} : { day }),
    onDefaultBranch: onDefaultBranch && ON_BRANCHES.has(eventName),
    runId,
    runAttempt: wholeNumber(environment['GITHUB_RUN_ATTEMPT']),
    runNumber: wholeNumber(environment['GITHUB_RUN_NUMBER']),
    workflow: environment['GITHUB_WORKFLOW'] ?? '',
    job: environment['GITHUB_JOB'] ?? '',
    ...(actor === undefined || actor === '' ? {} : { actor }),
    serverUrl,
    apiUrl: address(environment['GITHUB_API_URL'], 'https://api.github.com'),
    runUrl: runId === 0 ? '' : `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`,
    workspace: environment['GITHUB_WORKSPACE'] ?? '.',
    notes,
  };
}

/** The latest of the times that GitHub itself has set: not those of commits, which anybody may choose. */
function dayOf(payload: unknown): string | undefined {
  const times = [textAt(payload, 'pull_request', 'updated_at'), textAt(payload, 'workflow_run', 'updated_at'), textAt(payload, 'repository', 'updated_at')];
  return times.flatMap((time) => /^\d{4}-\d\d-\d\d(?=T)/u.exec(time ?? '') ?? []).toSorted().at(-1);
}

function readPayload(path: string | undefined, readFile: (path: string) => string, notes: string[]): unknown {
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(readFile(path));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    notes.push(`The file of the event (GITHUB_EVENT_PATH) ${why}, so this run counts as one without a pull request.`);
    return undefined;
  }
}

/**
 * The events that belong to one pull request are `pull_request`, its relatives (`_target`, `_review`, …) and a comment
 * on one. `workflow_run` and `check_run` list pull requests too, but a fork's are missing there and may have moved on.
 */
function readPullRequest(eventName: string, payload: unknown): PullRequest | undefined {
  if (eventName.startsWith('pull_request')) {
    const number = idAt(payload, 'pull_request', 'number') ?? idAt(payload, 'number');
    if (number === undefined) return undefined;
    const pullRequest = at(payload, 'pull_request');
    const headSha = textAt(pullRequest, 'head', 'sha');
    const baseSha = textAt(pullRequest, 'base', 'sha');
    const baseRef = textAt(pullRequest, 'base', 'ref');
    return {
      number,
      ...(headSha === undefined ? {} : { headSha }),
      ...(baseSha === undefined ? {} : { baseSha }),
      ...(baseRef === undefined ? {} : { baseRef }),
      fromFork: isFromFork(pullRequest),
    };
  }
  if (eventName === 'issue_comment' && at(payload, 'issue', 'pull_request') !== undefined) {
    const number = idAt(payload, 'issue', 'number');
    return number === undefined ? undefined : { number, fromFork: false };
  }
  return undefined;
}

/** Events whose commit is one of the branch itself. */
const ON_BRANCHES: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch']);

interface Facts {
  readonly eventName: string;
  readonly payload: unknown;
  readonly pullRequest: PullRequest | undefined;
  readonly sha: string;
  readonly defaultBranch: string;
  readonly onDefaultBranch: boolean;
}

function comparedWith({ eventName, payload, pullRequest, sha, defaultBranch, onDefaultBranch }: Facts): Compared | undefined {
  if (pullRequest !== undefined) {
    const { number, headSha: head, baseRef: branch = '', baseSha = '' } = pullRequest;
    const bases = [branch, baseSha].filter((base) => base !== '');
    return { branch, from: head === undefined || bases.length === 0 ? { kind: 'pull_request', number } : { kind: 'branches', bases, head } };
  }
  const queueBase = textAt(payload, 'merge_group', 'base_sha');
  if (eventName === 'merge_group' && queueBase !== undefined) return { branch: branchOf(textAt(payload, 'merge_group', 'base_ref')), from: { kind: 'commit', sha: queueBase } };
  const before = textAt(payload, 'before') ?? '';
  // A new branch comes from nowhere, which is written as zeros.
  if (eventName === 'push' && onDefaultBranch && /[1-9a-f]/u.test(before)) return { branch: defaultBranch, from: { kind: 'commit', sha: before } };
  if (defaultBranch === '' || sha === '') return undefined;
  return { branch: defaultBranch, from: onDefaultBranch ? { kind: 'commit', sha } : { kind: 'branches', bases: [defaultBranch], head: sha } };
}

function branchOf(ref: string | undefined): string {
  return (ref ?? '').replace(/^refs\/heads\//u, '');
}

function isFromFork(pullRequest: unknown): boolean {
  // The head's repository is null once the fork has been deleted.
  if (at(pullRequest, 'head', 'repo') === null) return true;
  const head = textAt(pullRequest, 'head', 'repo', 'full_name');
  const base = textAt(pullRequest, 'base', 'repo', 'full_name');
  return head !== undefined && base !== undefined && head.toLowerCase() !== base.toLowerCase();
}

function wholeNumber(text: string | undefined): number {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : 0;
}

function address(text: string | undefined, otherwise: string): string {
  return text === undefined || text === '' ? otherwise : text.replace(/\/+$/u, '');
}

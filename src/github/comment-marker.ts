import { createHash } from 'node:crypto';

/** What identifies a comment and the run that wrote it. */
export interface MarkerFields {
  /** Any text; comments of one pull request with different keys are different comments. */
  readonly key: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly headSha: string;
}

export interface Marker {
  /** The key in the marker's alphabet, as `encodeKey` writes it. */
  readonly key: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly headSha: string;
}

/** More bytes than any marker and its newline have: what a renderer leaves free of GitHub's 65,536. */
export const MARKER_BYTES = 256;

/** GitHub's limit for a comment on its strictest reading, in bytes, the marker included. */
export const COMMENT_BYTES = 65_536;

const MARKER = /^<!-- confusion-gate key=([\w.-]+) run=(\d{1,15}) attempt=(\d{1,15}) sha=([0-9a-f]+|unknown) -->$/u;

/** The first line of a comment, without its newline. */
export function formatMarker({ key, runId, runAttempt, headSha }: MarkerFields): string {
  const sha = /^[0-9a-f]{7,64}$/u.test(headSha) ? headSha : 'unknown';
  return `<!-- confusion-gate key=${encodeKey(key)} run=${runId} attempt=${runAttempt} sha=${sha} -->`;
}

/** The marker on a comment's first line; anywhere else it is text that somebody quoted or planted. */
export function readMarker(body: string): Marker | undefined {
  const [, key, runId, runAttempt, headSha] = MARKER.exec(firstLine(body)) ?? [];
  if (key === undefined || headSha === undefined) return undefined;
  return { key, runId: Number(runId), runAttempt: Number(runAttempt), headSha };
}

/** A comment's text without its first line. */
export function textBelowMarker(body: string): string {
  return body.slice(firstLine(body).length).replaceAll('\r\n', '\n').replace(/^\n/u, '').trimEnd();
}

/**
 * A key in letters, digits and single hyphens, because `--` would end an HTML comment for some readers: a readable part
 * and a part that tells apart keys whose readable parts agree.
 */
export function encodeKey(key: string): string {
  const readable = key.replaceAll(/[^A-Za-z0-9]+/gu, '-').slice(0, 40).replaceAll(/^-|-$/gu, '');
  const exact = createHash('sha256').update(key).digest('hex').slice(0, 12);
  return readable === '' ? exact : `${readable}-${exact}`;
}

/** The key of a gate whose user gave none: two jobs, or two legs of a matrix over evaluations or predictions, get a comment each. */
export function defaultCommentKey(of: { readonly workflow: string; readonly job: string; readonly config: string; readonly evaluations: readonly string[]; readonly predictions: readonly string[] }): string {
  const { workflow, job, config, evaluations, predictions } = of;
  return JSON.stringify([workflow, job, config, [...evaluations].toSorted(), ...(predictions.length === 0 ? [] : [predictions])]);
}

/** Whether `a` was written by a later run than `b`, or by a later attempt of the same run. */
export function isLater(a: { readonly runId: number; readonly runAttempt: number }, b: { readonly runId: number; readonly runAttempt: number }): boolean {
  return a.runId === b.runId ? a.runAttempt > b.runAttempt : a.runId > b.runId;
}

function firstLine(body: string): string {
  return /^[^\r\n]*/u.exec(body)?.[0] ?? '';
}

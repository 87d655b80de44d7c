import { worst } from '../../thresholds/conclude.js';
import type { Conclusion } from '../../thresholds/verdict.js';
import { code, prose } from '../escape.js';
import { partsStatus } from '../status.js';
import { conclusionMark } from './marks.js';
import { details } from './table.js';

/** What one job says in the comment that several jobs share. Most comments have one part. */
export interface Part {
  /** The same for every run of the job. */
  readonly id: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** The commit it judged; empty when unknown. */
  readonly sha: string;
  /** Tells it from the other parts; of a single one it is not shown. */
  readonly name: string;
  readonly conclusion: Conclusion;
  /** Before its title: ✅, ❌, … */
  readonly mark: string;
  /** "1 of 4 thresholds failed", in safe Markdown. */
  readonly title: string;
  /** The verdict in a line of plain text, for the day when it is history. */
  readonly words: string;
}

/** The verdict on an earlier commit, in plain text. */
interface Past {
  readonly sha: string;
  readonly conclusion: string;
  readonly words: string;
}

interface Written {
  readonly parts: readonly (Part & { readonly body: string })[];
  /** The last first. */
  readonly past: readonly Past[];
}

export interface CommentTextRequest {
  /** What stands in the comment now, below its marker; undefined where there is none. */
  readonly before: string | undefined;
  readonly part: Part;
  /** The part below its title, in at most so many bytes. */
  readonly body: (maxBytes: number) => string;
  readonly maxBytes: number;
  /** Whether other jobs may write parts of their own into it. */
  readonly shared: boolean;
}

/** Verdicts on earlier commits that stay. */
const MOST_PAST = 5;
const PAST_WORDS = 160;

/** Room that a part of a shared comment takes at most while others may come, and what a report needs at least. */
const SHARED_BYTES = 16 * 1024;
const LEAST_BYTES = 8 * 1024;

const PART = /^<!-- confusion-gate part=([\w-]+) -->$/u;
const PAST = /^<!-- confusion-gate past=([\w-]+) -->$/u;
const END = '<!-- confusion-gate end -->';

/** The comment's text with this part in it: parts of other jobs on the same commit stay, the verdicts on earlier commits become history. */
export function commentText({ before, part, body, maxBytes, shared }: CommentTextRequest): string {
  const written = readComment(before ?? '');
  let others = shared ? written.parts.filter(({ id, sha }) => id !== part.id && sha === part.sha) : [];
  const past = pastOf(written, part.sha);
  const withOwn = (text: string): string => assembled([...others, { ...part, body: text }], past);
  while (Buffer.byteLength(withOwn('')) > maxBytes && others.some((other) => other.body !== '')) others = withoutLongest(others);
  const room = maxBytes - Buffer.byteLength(withOwn(''));
  if (room < LEAST_BYTES) return withOwn(room > Buffer.byteLength(part.words) * 4 ? prose(part.words, PAST_WORDS) : '');
  return withOwn(body(shared ? Math.min(room, SHARED_BYTES) : room));
}

/** With many jobs the titles must do: the longest report is left to its job's summary. */
function withoutLongest<Own extends { readonly body: string }>(parts: readonly Own[]): Own[] {
  const longest = parts.reduce((most, { body }) => Math.max(most, body.length), 0);
  const index = parts.findIndex(({ body }) => body.length === longest);
  return parts.map((one, i) => (i === index ? { ...one, body: '' } : one));
}

/** Whether the comment holds the part as it was written, or a later one of the same job. */
export function holdsPart(text: string, part: Part): boolean {
  const found = readComment(text).parts.find(({ id }) => id === part.id);
  return found !== undefined && (isLater(found, part) || (found.runId === part.runId && found.runAttempt === part.runAttempt));
}

/** Whether a later run than that of the part has spoken already: on another commit, or in the same place. */
export function isOutdated(text: string, marker: { readonly runId: number; readonly runAttempt: number; readonly headSha: string }, part: Part): boolean {
  const { parts } = readComment(text);
  const own = parts.find(({ id }) => id === part.id);
  if (own !== undefined && isLater(own, part)) return true;
  // Another job of the same commit may well have begun later.
  return isLater(marker, part) && (parts.length === 0 || parts.some(({ sha }) => sha !== part.sha));
}

function isLater(a: { readonly runId: number; readonly runAttempt: number }, b: { readonly runId: number; readonly runAttempt: number }): boolean {
  return a.runId === b.runId ? a.runAttempt > b.runAttempt : a.runId > b.runId;
}

function assembled(unordered: readonly (Part & { readonly body: string })[], past: readonly Past[]): string {
  const parts = unordered.toSorted((a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1));
  const [only] = parts;
  const single = parts.length === 1 && only !== undefined;
  const heading = single ? `## ${only.mark} Confusion gate · ${only.title}` : `## ${markOf(parts)} Confusion gate · ${partsStatus(parts.map(({ conclusion }) => conclusion))}`;
  return [
    ...(past.length === 0 ? [] : [`<!-- confusion-gate past=${encoded(past)} -->`]),
    heading,
    ...parts.flatMap(({ body, ...part }) => [`<!-- confusion-gate part=${encoded(part)} -->`, ...(single ? [] : [`### ${part.mark} ${prose(part.name, 80)}: ${part.title}`]), '', body.trim(), '']),
    END,
    ...(past.length === 0 ? [] : [details('Earlier verdicts', past.map(({ sha, conclusion, words }) => `- ${code(sha === '' ? 'unknown' : sha.slice(0, 7))} ${prose(conclusion, 20)}: ${prose(words, PAST_WORDS)}`).join('\n'))]),
  ].join('\n');
}

/** That of the worst part; where one of those warns beside its conclusion the whole does. */
function markOf(parts: readonly Part[]): string {
  const conclusion = worst(parts.map((part) => part.conclusion));
  const usual = conclusionMark(conclusion);
  return parts.find((part) => part.conclusion === conclusion && part.mark !== usual)?.mark ?? usual;
}

/** What was said of the commit before this one comes before the rest. */
function pastOf({ parts, past }: Written, sha: string): readonly Past[] {
  const earlier = parts.filter((part) => part.sha !== sha);
  const [first] = earlier;
  if (first === undefined) return past.slice(0, MOST_PAST);
  const words = earlier.length === 1 ? first.words : partsStatus(earlier.map(({ conclusion }) => conclusion));
  return [{ sha: first.sha, conclusion: worst(earlier.map(({ conclusion }) => conclusion)), words: words.slice(0, PAST_WORDS) }, ...past.filter((one) => one.sha !== first.sha && one.sha !== sha)].slice(0, MOST_PAST);
}

/** What the comment holds. Anybody who may edit it can have changed it: whatever is not as it should be is left out. */
function readComment(text: string): Written {
  const parts: (Part & { body: string })[] = [];
  let past: readonly Past[] = [];
  let open: { readonly part: Part; readonly lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) parts.push({ ...open.part, body: bodyOf(open.lines) });
    open = undefined;
  };
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const part = decoded(PART.exec(line)?.[1], isPart);
    if (part !== undefined) {
      close();
      open = { part, lines: [] };
    } else if (line === END) close();
    else if (open !== undefined) open.lines.push(line);
    else past = decoded(PAST.exec(line)?.[1], isPastList) ?? past;
  }
  close();
  return { parts, past };
}

/** Without the heading that it has beside others. */
function bodyOf(lines: readonly string[]): string {
  const text = lines.join('\n').trim();
  return text.startsWith('### ') ? text.slice(text.indexOf('\n') + 1 || text.length).trim() : text;
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded<T>(text: string | undefined, is: (value: unknown) => value is T): T | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const CONCLUSIONS: readonly unknown[] = ['pass', 'fail', 'inconclusive', 'error', 'skipped'] satisfies readonly Conclusion[];

function has(value: unknown, texts: readonly string[], numbers: readonly string[] = []): value is object {
  return typeof value === 'object' && value !== null && texts.every((key) => typeof Reflect.get(value, key) === 'string') && numbers.every((key) => Number.isSafeInteger(Reflect.get(value, key)));
}

function isPart(value: unknown): value is Part {
  return has(value, ['id', 'sha', 'name', 'mark', 'title', 'words'], ['runId', 'runAttempt']) && CONCLUSIONS.includes(Reflect.get(value, 'conclusion'));
}

function isPastList(value: unknown): value is readonly Past[] {
  return Array.isArray(value) && value.every((one) => has(one, ['sha', 'conclusion', 'words']));
}

import type * as z from 'zod/mini';
import { shownName, shownPath, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean, nearest } from './nearest.js';
import type { Path } from './yaml.js';

type Issue = z.core.$ZodIssue;

/** Where a baseline can come from: one of these. */
const SOURCES = ['path', 'ref', 'artifact', 'branch', 'column'];
const WEIGHT_KEYS: ReadonlySet<string> = new Set(['weight', 'weights']);

/** What YAML 1.1 read as booleans is text in YAML 1.2. */
const BOOLEAN_WORDS: ReadonlyMap<string, boolean> = new Map([['yes', true], ['on', true], ['true', true], ['no', false], ['off', false], ['false', false]]);

/** A list of more values than this is no part of a sentence. */
const MANY_VALUES = 8;

/**
 * What zod found, in the words of the person who wrote the file. `base` is the path of the value that was parsed. Zod's messages are the
 * phrases of `shapes.ts`, never its own. Parse with `PARSING`: the value is part of every message.
 */
export function reportIssues(findings: Findings, base: Path, found: readonly Issue[]): void {
  const issues = found.flatMap(concerned);
  const explained = new Set<string>();
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') reportUnknownKeys(findings, [...base, ...keysOf(issue)], issue, explained);
  }
  reportUnquotedLabels(findings, base, issues.filter(isUnquotedListLabel));
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys' && !isUnquotedListLabel(issue)) reportValue(findings, base, issue, explained);
  }
}

/**
 * Of a union the branch that the user meant: the one whose kind of value it is, with the least wrong in it. When no branch takes that
 * kind of value, the union speaks for itself.
 */
function concerned(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const fitting = issue.errors.filter((branch) => !branch.some((inner) => inner.path.length === 0 && (inner.code === 'invalid_type' || inner.code === 'invalid_value')));
  const [best] = fitting.toSorted((a, b) => a.length - b.length);
  return best === undefined ? [issue] : best.flatMap((inner) => concerned({ ...inner, path: [...issue.path, ...inner.path] }));
}

function reportUnknownKeys(findings: Findings, parent: Path, issue: Issue & { readonly code: 'unrecognized_keys' }, explained: Set<string>): void {
  const accepted = issue.message.split(', ');
  const explain = (key: string): void => void explained.add(JSON.stringify([...parent, key]));
  // At the top level either the keys of one evaluation stand, or evaluations.
  const candidates = parent.length === 0 ? [...accepted, 'evaluations'] : accepted;
  for (const key of issue.keys) {
    const path = [...parent, key];
    if (WEIGHT_KEYS.has(key)) {
      findings.atKey(path, `${key}: weights are not supported yet, every example counts once`, 'Remove the key.');
    } else if (SOURCES.includes(key) && accepted.some((other) => SOURCES.includes(other)) && accepted.includes('response')) {
      findings.atKey(path, `a baseline comes from one of ${SOURCES.join(', ')}, and this one has another`, 'Several are a list: they are tried in order.');
    } else if (key === '<<') {
      findings.atKey(path, 'merge keys (<<) are not supported', 'Write the keys out, or share a whole value with an alias: thresholds: *common');
    } else {
      findings.atKey(path, `the key ${shownName(key)} is not known here`, ...didYouMean(key, candidates), `Accepted here: ${candidates.join(', ')}`);
      const meant = nearest(key, candidates);
      if (meant !== undefined) explain(meant === 'evaluations' ? 'predictions' : meant);
    }
  }
}

/** A list of numbers is one mistake, not a hundred. An evaluation has one list of labels. */
function reportUnquotedLabels(findings: Findings, base: Path, group: readonly Issue[]): void {
  const [first] = group;
  if (first === undefined) return;
  const sources = group.map((issue) => findings.document.sourceOf([...base, ...keysOf(issue)]) ?? '');
  const shown = sources.slice(0, MANY_VALUES);
  const more = sources.length > shown.length ? `, … (${sources.length} in all)` : '';
  findings.atValue(
    [...base, ...keysOf(first)],
    `labels must be text, but ${shown.map((source) => (source === '' ? 'an empty value' : source)).join(', ')}${more} ${sources.length === 1 ? 'is' : 'are'} not`,
    `Put ${sources.length === 1 ? 'it' : 'each'} in quotes: ${shown.map((source) => JSON.stringify(source)).join(', ')}${more === '' ? '' : ', …'}`,
  );
}

function isUnquotedListLabel(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.path.at(-2) === 'labels' && typeof issue.path.at(-1) === 'number' && isScalar(issue.input);
}

function reportValue(findings: Findings, base: Path, issue: Issue, explained: ReadonlySet<string>): void {
  const path = [...base, ...keysOf(issue)];
  const subject = subjectOf(base, keysOf(issue));
  const { input } = issue;
  if (input === undefined && issue.path.length > 0) {
    // A missing key whose misspelling was already reported would be the same mistake told twice.
    if (!explained.has(JSON.stringify(path))) findings.atValue(path.slice(0, -1), `${subject} is missing`, `It takes ${issue.message}.`);
    return;
  }
  const shown = shownValue(input, findings.document.sourceOf(path));
  if (issue.code === 'invalid_key') {
    findings.atKey(path, `${subject}: a key must not be blank`);
  } else if (issue.code === 'invalid_value' && issue.values.length > MANY_VALUES && typeof input === 'string') {
    const accepted = issue.values.map(String);
    findings.atValue(path, `${subject} ${shown} does not exist`, ...didYouMean(input, accepted), `Accepted: ${accepted.join(', ')}`);
  } else if (isBarePercentage(path, input)) {
    const number = input.replace('%', '').trim();
    findings.atValue(path, `${subject} ${shown} is ambiguous`, `Write "${number}pp" for percentage points, or "${number}% of baseline" for a share of the baseline's value.`);
  } else {
    findings.atValue(path, `${subject} must be ${issue.message}, but is ${shown}`, ...hint(issue, findings.document.sourceOf(path)));
  }
}

function hint(issue: Issue, source: string | undefined): string[] {
  const { input } = issue;
  if (typeof input === 'string') {
    const words = wordsOf(issue);
    if (words.length > 0) return didYouMean(input, words);
  }
  const expected = expectedOf(issue);
  if (expected.has('string') && !expected.has('number') && isScalar(input) && source !== undefined && source !== '') return [`Put it in quotes: ${JSON.stringify(source)}`];
  if (expected.has('boolean') && typeof input === 'string') {
    const meant = BOOLEAN_WORDS.get(input.toLowerCase());
    return meant === undefined ? [] : [`Write ${String(meant)}, without quotes.`];
  }
  const isNumber = typeof input === 'string' && input.trim() !== '' && Number.isFinite(Number(input));
  if ((expected.has('number') || expected.has('int')) && isNumber) return ['Write it without quotes.'];
  return [];
}

/** The words that are accepted. */
function wordsOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' ? issue.errors.flatMap((branch) => branch.flatMap(wordsOf)) : [];
}

function expectedOf(issue: Issue): ReadonlySet<string> {
  if (issue.code === 'invalid_type') return new Set([issue.expected]);
  if (issue.code === 'invalid_union') return new Set(issue.errors.flatMap((branch) => branch.flatMap((inner) => [...expectedOf(inner)])));
  return issue.code === 'invalid_format' && issue.path.some((step) => step === 'max_drop' || step === 'max_increase') ? new Set(['number']) : new Set();
}

function isBarePercentage(path: Path, input: unknown): input is string {
  const key = path.at(-1);
  return (key === 'max_drop' || key === 'max_increase') && typeof input === 'string' && /^\s*\d+(\.\d+)?\s*%\s*$/.test(input);
}

function isScalar(value: unknown): value is number | boolean | null {
  return typeof value === 'number' || typeof value === 'boolean' || value === null;
}

/** What was parsed is an evaluation or a threshold; its keys need no prefix, because the place says where they stand. */
function subjectOf(base: Path, path: Path): string {
  const [first, second, ...rest] = path;
  if (first === undefined) return `evaluation ${shownName(String(base.at(-1)))}`;
  if (first === 'thresholds' && typeof second === 'number') return rest.length === 0 ? 'a threshold' : shownPath(rest);
  return shownPath(path);
}

/** YAML keys are strings and list positions numbers: there are no symbols in these paths. */
function keysOf(issue: Issue): (string | number)[] {
  return issue.path.filter((step) => typeof step !== 'symbol');
}

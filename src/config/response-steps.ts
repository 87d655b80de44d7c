import { parsePath } from '../predictions/responses/json-path.js';
import { placeOf } from '../predictions/responses/other-names.js';
import { REASONING_TAGS } from '../predictions/responses/reasoning.js';
import type { Alias, Sign, Step } from '../predictions/responses/step.js';
import { isTidying, tidiedBy } from '../predictions/responses/tidying.js';
import { shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import { stepSchema } from './response-schema.js';
import type { SettledStep, StepSettings } from './response-schema.js';
import { PARSING } from './shapes.js';
import type { Path } from './yaml.js';

/** The closed set of an evaluation; `given` also where it is broken and nothing can be concluded from it. */
export interface LabelFacts {
  readonly labels?: ReadonlySet<string> | undefined;
  readonly given: boolean;
}

interface PlacedStep {
  readonly step: Step;
  readonly at: Path;
}

type Written = Readonly<Record<string, unknown>>;

const LAST_LETTER = 26;
const NO_LABELS = 'Add labels: [<label>, <label>, …] to the evaluation.';

/** The steps of one list, decoded. What the schema reports as broken is left out; the rest is still checked. */
export function stepsOf(findings: Findings, path: Path, entries: readonly unknown[], facts: LabelFacts): readonly Step[] {
  const placed = entries.flatMap((raw, index) => {
    const entry = stepSchema.safeParse(raw, PARSING).data;
    const at = [...path, index];
    return entry === undefined ? [] : stepOf(findings, at, entry, raw, facts).map((step) => ({ step, at }));
  });
  const end = placed.findIndex(({ step }) => step.kind === 'match');
  const beyond = end === -1 ? undefined : placed[end + 1];
  if (beyond !== undefined) findings.atValue(beyond.at, 'this step is never reached: match is the end', 'Move match to the end.');
  checkNames(findings, path, placed, facts);
  return placed.map(({ step }) => step);
}

/** `raw`: the step as it is written. */
function stepOf(findings: Findings, path: Path, entry: StepSettings, raw: unknown, facts: LabelFacts): readonly Step[] {
  if (typeof entry === 'string') return [entry === 'drop_reasoning' ? { kind: entry, tags: REASONING_TAGS } : { kind: entry }];
  const keys = Object.keys(entry);
  if (keys.length !== 1) {
    const what = keys.length === 0 ? 'a step is an empty mapping' : `a step does one thing, but this one has ${keys.map(shownName).join(' and ')}`;
    findings.atValue(path, what, 'Begin each step with a dash of its own.');
    return [];
  }
  return [...extractionOf(findings, path, entry), ...meaningOf(findings, path, entry, Object(raw) as Written, facts)];
}

/** The steps that look at the text alone. */
function extractionOf(findings: Findings, path: Path, { json, regex, drop_reasoning: tags, unicode: form, strip_prefix: prefixes }: SettledStep): readonly Step[] {
  if (json !== undefined) {
    const { path: inside, otherwise } = typeof json === 'string' ? ({ path: json, otherwise: 'unparsed' } as const) : json;
    checkPath(findings, typeof json === 'string' ? [...path, 'json'] : [...path, 'json', 'path'], inside);
    return [{ kind: 'json', path: inside, otherwise }];
  }
  if (regex !== undefined) {
    const short = typeof regex === 'string';
    const { pattern, take, otherwise } = short ? ({ pattern: regex, take: 'only', otherwise: 'unparsed' } as const) : regex;
    const at = short ? [...path, 'regex'] : [...path, 'regex', 'pattern'];
    const fault = findings.patternFault(pattern);
    if (fault !== undefined) findings.atValue(at, ...fault);
    return [{ kind: 'regex', pattern, take, otherwise, place: findings.document.placeOf(at) }];
  }
  if (tags !== undefined) return [{ kind: 'drop_reasoning', tags }];
  if (form !== undefined) return [{ kind: 'unicode', form }];
  return prefixes === undefined ? [] : [{ kind: 'strip_prefix', prefixes: [prefixes].flat() }];
}

/** The steps that know labels and outcomes. */
function meaningOf(findings: Findings, path: Path, entry: SettledStep, raw: Written, facts: LabelFacts): readonly Step[] {
  const { aliases, index, match } = entry;
  if (aliases !== undefined) {
    const at = [...path, 'aliases'];
    // zod leaves `__proto__` out of a record.
    const decoded = Object.entries(Object(raw['aliases'])).map(([label, texts]): Alias => ({ label, texts: [texts].flat().map(String) }));
    if (decoded.length === 0) findings.atValue(at, 'aliases is empty', 'Write { <label>: [<text>, <text>] }.');
    for (const { label } of decoded) checkLabel(findings, [...at, label], label, facts.labels);
    return [{ kind: 'aliases', aliases: decoded }];
  }
  if (index !== undefined) {
    checkIndex(findings, [...path, 'index'], index, facts);
    return [{ kind: 'index', from: index }];
  }
  if (match !== undefined) {
    if (!facts.given) findings.atValue([...path, 'match'], 'match compares with labels, and the evaluation has none', NO_LABELS);
    return [typeof match === 'string' ? { kind: 'match', by: match, otherwise: 'unparsed' } : { kind: 'match', ...match }];
  }
  for (const outcome of ['refused', 'unparsed', 'missing'] as const) {
    const sign = entry[outcome];
    if (sign !== undefined) return signOf(findings, [...path, outcome], sign).map((by) => ({ kind: 'outcome', outcome, sign: by }));
  }
  return [];
}

function signOf(findings: Findings, path: Path, sign: NonNullable<SettledStep['refused']>): readonly Sign[] {
  const { json, is, equals, contains } = sign;
  const ways = (['json', 'equals', 'contains'] as const).filter((way) => sign[way] !== undefined);
  if (ways.length !== 1) {
    const what = ways.length === 0 ? 'does not say how it is recognised' : `is recognised in one way, but has ${ways.join(' and ')}`;
    findings.atValue(path, `${String(path.at(-1))} ${what}`, 'Write one of json (with is, or without), equals and contains; for more, write another step.');
    return [];
  }
  if (json !== undefined) {
    checkPath(findings, [...path, 'json'], json);
    return [{ by: 'json', path: json, ...(is !== undefined && { is }) }];
  }
  if (is !== undefined) findings.atKey([...path, 'is'], 'is goes with json', 'equals compares the whole text.');
  return equals === undefined ? [{ by: 'contains', texts: contains ?? [] }] : [{ by: 'equals', texts: equals }];
}

function checkLabel(findings: Findings, path: Path, label: string, labels: ReadonlySet<string> | undefined): void {
  if (labels === undefined || labels.has(label)) return;
  findings.atKey(path, `aliases gives other names to ${shownValue(label, undefined)}, which is not one of labels`, ...didYouMean(label, labels), 'An alias is written { <label>: [<text>, <text>] }.');
}

function checkPath(findings: Findings, path: Path, text: string): void {
  if (parsePath(text) !== undefined) return;
  findings.atValue(path, `${String(path.at(-1))} ${shownValue(text, undefined)} is no path into JSON`, 'Write keys with dots and positions in brackets: choices[0].message.content. A key with dots in it: ["a.b"].');
}

function checkIndex(findings: Findings, path: Path, from: 0 | 1 | 'A', { labels, given }: LabelFacts): void {
  if (!given) findings.atValue(path, 'index counts in labels, and the evaluation has none', NO_LABELS);
  const list = [...(labels ?? [])];
  if (from === 'A' && list.length > LAST_LETTER) findings.atValue(path, `index: A has letters for ${LAST_LETTER} labels, but there are ${list.length}`, 'Use aliases.');
  const mistaken = list.find((label) => (list[placeOf(label, from) ?? -1] ?? label) !== label);
  if (mistaken === undefined) return;
  const other = list[placeOf(mistaken, from) ?? -1] ?? '';
  findings.atValue(path, `index ${from} takes ${shownValue(mistaken, undefined)} for the place of ${shownValue(other, undefined)}, but it is a label itself`, 'Use aliases, which say what each text means.');
}

/** After tidying, every name of every label must still be there and mean one label: else a reply would be read as the wrong one. */
function checkNames(findings: Findings, path: Path, placed: readonly PlacedStep[], { labels }: LabelFacts): void {
  const steps = placed.map(({ step }) => step);
  const tidying = steps.filter(isTidying).map(({ kind }) => kind);
  const after = tidying.length === 0 ? '' : ` after ${[...new Set(tidying)].join(', ')}`;
  const meaning = new Map<string, string>();
  const add = (at: Path, name: string, label: string): void => {
    const text = tidiedBy(name, steps);
    const known = meaning.get(text);
    const shown = shownValue(name, undefined);
    if (text === '') findings.atValue(at, `nothing is left of ${shown}${after}`, 'No reply could ever be read as it. Leave that step out.');
    else if (known === undefined) meaning.set(text, label);
    else if (known !== label) findings.atValue(at, `${shown} would mean ${shownValue(label, undefined)} and ${shownValue(known, undefined)}${after}`, 'Each text can stand for one label only.');
  };
  const ending = steps.some(({ kind }) => kind === 'match');
  if (ending) for (const label of labels ?? []) add(path, label, label);
  for (const { step, at } of placed) {
    if (step.kind !== 'aliases') continue;
    for (const { label, texts } of step.aliases) for (const name of texts) add([...at, 'aliases', label], name, label);
  }
}

import type { BaselineSource } from '../config/baseline-source.js';
import { sourceName } from '../config/baseline-source.js';
import type { Config, EvaluationConfig } from '../config/config.js';
import { limitToDouble } from '../thresholds/exact.js';
import { subjectKey } from '../thresholds/threshold-key.js';
import { isChange, type Bound, type Threshold } from '../thresholds/threshold.js';
import type { Waiver } from '../thresholds/waiver.js';
import { joinPhrases, label, phrase, type Phrase } from './phrase.js';
import { boundWords, subject, thresholdWords } from './words.js';

/** What a change does to its own gate. `changed`: it may be looser or stricter, and a reader must tell. */
export interface ConfigChange {
  readonly kind: 'loosened' | 'changed' | 'tightened';
  readonly words: Phrase;
}

const ORDER: Readonly<Record<ConfigChange['kind'], number>> = { loosened: 0, changed: 1, tightened: 2 };

/** What differs between two configs, what was loosened first. Comments, order and spelling are no differences. */
export function configChanges(before: Config, after: Config): readonly ConfigChange[] {
  const changes: ConfigChange[] = [];
  for (const old of before.evaluations) {
    const now = after.evaluations.find(({ name }) => name === old.name);
    if (now === undefined) changes.push({ kind: 'loosened', words: phrase`the evaluation ${label(old.name)} was removed` });
    else changes.push(...evaluationChanges(old, now).map(({ kind, words }) => ({ kind, words: before.single && after.single ? words : phrase`${label(old.name)}: ${words}` })));
  }
  for (const { name } of after.evaluations) if (!before.evaluations.some((old) => old.name === name)) changes.push({ kind: 'tightened', words: phrase`the evaluation ${label(name)} was added` });
  return changes.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

function evaluationChanges(old: EvaluationConfig, now: EvaluationConfig): readonly ConfigChange[] {
  return [...thresholdChanges(old.thresholds ?? [], now.thresholds ?? []), ...labelChanges(old.labels, now.labels), ...waiverChanges(old.waivers, now.waivers), ...settingChanges(old, now)];
}

/** A threshold is the same one as long as it speaks of the same thing in the same way: `max_drop` of `recall[spam]`. */
function thresholdChanges(old: readonly Threshold[], now: readonly Threshold[]): readonly ConfigChange[] {
  const nameOf = (threshold: Threshold): string => `${subjectKey(threshold)} ${threshold.bound.kind}`;
  const after = new Map(now.map((threshold) => [nameOf(threshold), threshold]));
  const before = new Set(old.map(nameOf));
  return [
    ...old.flatMap((threshold) => {
      const same = after.get(nameOf(threshold));
      return same === undefined ? [{ kind: 'loosened', words: phrase`removed: ${thresholdWords(threshold)}` } as const] : boundChanges(threshold, same);
    }),
    ...now.filter((threshold) => !before.has(nameOf(threshold))).map((threshold): ConfigChange => ({ kind: 'tightened', words: phrase`added: ${thresholdWords(threshold)}` })),
  ];
}

/** From the loosest to the strictest. */
const SEVERITIES = ['warn', 'fail'] as const;
const POLICIES = ['significant', 'point', 'non_inferiority'] as const;

function boundChanges(old: Threshold, now: Threshold): readonly ConfigChange[] {
  const of = subject(old.metric, old.selector, old.slice);
  const changes: ConfigChange[] = [];
  const [from, to] = [boundWords(old), boundWords(now)];
  if (from !== to) changes.push({ kind: comparedBounds(old.bound, now.bound), words: phrase`${label(old.bound.kind)} of ${of} ${from} → ${to}` });
  changes.push(...ranked(phrase`${label('severity')} of ${of}`, SEVERITIES, old.severity, now.severity), ...ranked(phrase`${label('policy')} of ${of}`, POLICIES, old.policy, now.policy));
  if (old.minSupport !== now.minSupport) changes.push({ kind: now.minSupport > old.minSupport ? 'loosened' : 'tightened', words: phrase`${label('min_support')} of ${of} ${old.minSupport} → ${now.minSupport}` });
  return changes;
}

function comparedBounds(old: Bound, now: Bound): ConfigChange['kind'] {
  if (isChange(old) && isChange(now)) {
    // Points and shares of the baseline cannot be told apart without the baseline; points and the metric's own unit are the same measure.
    const relative = [old, now].filter(({ unit }) => unit === 'percent_of_baseline').length;
    if (relative === 1) return 'changed';
    return limitToDouble(now.allowed) > limitToDouble(old.allowed) ? 'loosened' : 'tightened';
  }
  if (isChange(old) || isChange(now)) return 'changed';
  const rises = limitToDouble(now.limit) > limitToDouble(old.limit);
  return rises === (old.kind === 'max') ? 'loosened' : 'tightened';
}

function ranked<Value extends string>(what: Phrase, fromLoosest: readonly Value[], old: Value, now: Value): readonly ConfigChange[] {
  if (old === now) return [];
  return [{ kind: fromLoosest.indexOf(now) < fromLoosest.indexOf(old) ? 'loosened' : 'tightened', words: phrase`${what} ${label(old)} → ${label(now)}` }];
}

function labelChanges(old: readonly string[] | undefined, now: readonly string[] | undefined): readonly ConfigChange[] {
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [{ kind: 'changed', words: phrase`${label('labels')} is now a closed set` }];
  if (now === undefined) return [{ kind: 'loosened', words: phrase`${label('labels')} is no closed set any more` }];
  const lost = old.filter((name) => !now.includes(name));
  const gained = now.filter((name) => !old.includes(name));
  const named = (names: readonly string[]): Phrase => joinPhrases(names.map((name) => phrase`${label(name)}`), ', ');
  return [
    ...(lost.length > 0 ? [{ kind: 'loosened', words: phrase`${label('labels')} lost ${named(lost)}` } as const] : []),
    ...(gained.length > 0 ? [{ kind: 'changed', words: phrase`${label('labels')} gained ${named(gained)}` } as const] : []),
    ...(lost.length === 0 && gained.length === 0 && old.some((name, index) => name !== now[index]) ? [{ kind: 'changed', words: phrase`the order of ${label('labels')} changed` } as const] : []),
  ];
}

function waiverChanges(old: readonly Waiver[], now: readonly Waiver[]): readonly ConfigChange[] {
  const plain = ({ threshold, reason, approver, expires }: Waiver): string => JSON.stringify([threshold, reason, approver, expires]);
  const words = (verb: string, { threshold, approver, expires }: Waiver): Phrase => phrase`a waiver of ${label(threshold)} until ${label(expires)} by ${label(approver)} was ${verb}`;
  const [before, after] = [new Set(old.map(plain)), new Set(now.map(plain))];
  return [...now.filter((waiver) => !before.has(plain(waiver))).map((waiver): ConfigChange => ({ kind: 'loosened', words: words('added', waiver) })), ...old.filter((waiver) => !after.has(plain(waiver))).map((waiver): ConfigChange => ({ kind: 'tightened', words: words('removed', waiver) }))];
}

/** A key of an evaluation. `strictness`: the larger, the stricter; absent where a reader must tell. */
interface Setting {
  readonly key: string;
  readonly of: (config: EvaluationConfig) => unknown;
  readonly strictness?: (config: EvaluationConfig) => number;
}

const SETTINGS: readonly Setting[] = [
  { key: 'predictions', of: ({ predictions }) => predictions },
  { key: 'shards', of: ({ shards }) => shards },
  { key: 'format', of: ({ format }) => format },
  { key: 'task', of: ({ task, entities, multilabel }) => [task, entities, multilabel] },
  { key: 'columns', of: ({ columns }) => columns },
  { key: 'response', of: ({ response }) => response },
  { key: 'baseline', of: ({ baseline }) => baseline },
  { key: 'ordered', of: ({ ordered }) => ordered },
  { key: 'costs', of: ({ costs }) => costs },
  { key: 'repeats', of: ({ repeats }) => repeats },
  { key: 'positive', of: ({ positive }) => positive },
  { key: 'scores', of: ({ scores }) => scores },
  { key: 'seed', of: ({ chance: { seed } }) => seed },
  { key: 'pair_by', of: ({ pairBy }) => pairBy },
  { key: 'examples', of: ({ examples }) => examples, strictness: ({ examples }) => ['independent', 'common', 'identical'].indexOf(examples) },
  { key: 'unlabelled', of: ({ unlabelled }) => unlabelled, strictness: ({ unlabelled }) => ['drop', 'error'].indexOf(unlabelled) },
  { key: 'min_examples', of: ({ minExamples }) => minExamples, strictness: ({ minExamples }) => minExamples },
  { key: 'confidence', of: ({ chance: { confidence } }) => confidence, strictness: ({ chance: { confidence } }) => -confidence },
  { key: 'correction', of: ({ chance: { correction } }) => correction, strictness: ({ chance: { correction } }) => ['holm', 'benjamini-hochberg', 'none'].indexOf(correction) },
  { key: 'unique_ids', of: ({ uniqueIds }) => uniqueIds, strictness: ({ uniqueIds }) => Number(uniqueIds) },
  { key: 'on_missing_baseline', of: ({ onMissingBaseline }) => onMissingBaseline, strictness: ({ onMissingBaseline }) => ['skip', 'error'].indexOf(onMissingBaseline) },
  { key: 'on_inconclusive', of: ({ onInconclusive }) => onInconclusive, strictness: ({ onInconclusive }) => ['notice', 'warn', 'fail'].indexOf(onInconclusive) },
  { key: 'on_no_predictions', of: ({ onNoPredictions }) => onNoPredictions, strictness: ({ onNoPredictions }) => ['skip', 'error'].indexOf(onNoPredictions) },
];

function settingChanges(old: EvaluationConfig, now: EvaluationConfig): readonly ConfigChange[] {
  return SETTINGS.flatMap(({ key, of, strictness }): readonly ConfigChange[] => {
    const [from, to] = [plainText(of(old)), plainText(of(now))];
    if (from === to) return [];
    const kind = strictness === undefined ? 'changed' : strictness(now) < strictness(old) ? 'loosened' : 'tightened';
    return [{ kind, words: phrase`${label(key)}${fromTo(of(old), of(now))}` }];
  });
}

/** Plain values are shown; of a structure it is enough to say that it changed. */
function fromTo(old: unknown, now: unknown): Phrase {
  const [from, to] = [shownValue(old), shownValue(now)];
  return from === undefined || to === undefined ? phrase` changed` : phrase` ${from} → ${to}`;
}

function shownValue(value: unknown): Phrase | undefined {
  if (value === undefined) return phrase`nothing`;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return phrase`${label(String(value))}`;
  if (!Array.isArray(value) || value.length > 3) return undefined;
  if (value.every((item) => typeof item === 'string')) return value.length === 0 ? phrase`nothing` : joinPhrases(value.map((item: string) => phrase`${label(item)}`), ', ');
  return value.every(isSource) ? joinPhrases(value.map((item: BaselineSource) => phrase`${label(sourceName(item))}`), ', ') : undefined;
}

function isSource(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Equal for equal values, wherever in the file they stand. */
function plainText(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'place' ? undefined : typeof inner === 'bigint' ? String(inner) : inner instanceof Map || inner instanceof Set ? [...inner] : inner)) ?? '';
}

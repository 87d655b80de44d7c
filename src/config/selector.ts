import { averagesIn, isOfClass } from '../metrics/definition.js';
import type { MetricDefinition, Task } from '../metrics/definition.js';
import { SPURIOUS } from '../metrics/key.js';
import type { NamedSelector } from '../thresholds/threshold.js';
import type { Findings } from './findings.js';
import { checkClass, checkPredicted } from './labels.js';
import { SELECTOR_KEYS } from './threshold-schema.js';
import type { ThresholdEntry } from './threshold-schema.js';
import type { Path } from './yaml.js';

/** What an evaluation says about its classes. */
export interface ClassFacts {
  readonly task: Task;
  /** The closed set; absent when it is open, or broken and nothing can be concluded from it. */
  readonly labels?: ReadonlySet<string>;
  readonly positive?: string;
  /** `positive` is there but broken: a threshold that counts on it is not blamed. */
  readonly positiveBroken: boolean;
}

type SelectorKey = (typeof SELECTOR_KEYS)[number];

/** Keys that belong together select the same kind of thing. */
const FORM_OF = { class: 'class', per: 'class', average: 'average', actual: 'cell', predicted: 'cell' } as const satisfies Record<SelectorKey, string>;

/** Of what the threshold speaks, or undefined when that was reported as wrong. */
export function selectorOf(findings: Findings, path: Path, metric: MetricDefinition, entry: ThresholdEntry, facts: ClassFacts): NamedSelector | undefined {
  const given = SELECTOR_KEYS.filter((key) => entry[key] !== undefined);
  const surplus = given.filter((key) => !takesKey(metric, key));
  for (const key of surplus) findings.atKey([...path, key], `${metric.id} takes no ${key}`, sentenceOf(metric, facts.task));
  const [first, ...others] = given.filter((key) => !surplus.includes(key));
  const clash = others.find((key) => key !== 'predicted');
  if (first !== undefined && clash !== undefined) {
    findings.atKey([...path, clash], `${first} and ${clash} exclude each other: a threshold speaks of one thing`, 'Write two thresholds.');
    return undefined;
  }
  if (surplus.length > 0) return undefined;
  return metric.ofCell === undefined ? classSelector(findings, path, metric, entry, facts) : cellSelector(findings, path, metric, entry, facts);
}

function classSelector(findings: Findings, path: Path, metric: MetricDefinition, entry: ThresholdEntry, facts: ClassFacts): NamedSelector | undefined {
  const { class: label, per, average } = entry;
  if (label !== undefined) return checkClass(findings, [...path, 'class'], label, facts.labels) ? { kind: 'class', label } : undefined;
  if (per !== undefined) return { kind: 'per-class' };
  if (average !== undefined) {
    const averages = averagesIn(metric, facts.task);
    if (averages.includes(average)) return { kind: 'average', average };
    findings.atValue([...path, 'average'], `${metric.id} has no ${average} average${average === 'samples' && metric.averages.includes(average) ? ' here: it is one over examples with several labels' : ''}`, `Its averages: ${averages.join(', ')}`);
    return undefined;
  }
  if (metric.whole !== undefined) return { kind: 'whole' };
  if (facts.positive !== undefined) return { kind: 'class', label: facts.positive };
  if (!facts.positiveBroken) findings.atValue([...path, 'metric'], `${metric.id} does not say of which class`, sentenceOf(metric, facts.task), 'Or set positive: for the evaluation; then its class is meant.');
  return undefined;
}

function cellSelector(findings: Findings, path: Path, metric: MetricDefinition, entry: ThresholdEntry, facts: ClassFacts): NamedSelector | undefined {
  const { actual, predicted } = entry;
  if (actual === undefined || predicted === undefined) {
    const missing = [actual === undefined ? 'actual' : '', predicted === undefined ? 'predicted' : ''].filter((key) => key !== '');
    findings.atValue([...path, 'metric'], `${metric.id} does not say of which cell: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`, sentenceOf(metric, facts.task));
    return undefined;
  }
  const isSpurious = facts.task === 'entities' && actual === SPURIOUS;
  if (isSpurious && metric.unit !== 'count') findings.atValue([...path, 'actual'], `${metric.id} is a share of the gold entities of a type, and ${SPURIOUS} has none`, 'Use metric: confusion, or false_discovery_rate of the predicted type.');
  const actualIsKnown = isSpurious || checkClass(findings, [...path, 'actual'], actual, facts.labels);
  const predictedIsKnown = checkPredicted(findings, [...path, 'predicted'], predicted, facts.labels, facts.task);
  return actualIsKnown && predictedIsKnown ? { kind: 'cell', actual, predicted } : undefined;
}

function takesKey(metric: MetricDefinition, key: SelectorKey): boolean {
  const form = FORM_OF[key];
  if (form === 'cell') return metric.ofCell !== undefined;
  return form === 'class' ? isOfClass(metric) : metric.averages.length > 0;
}

/** What the metric takes, as a sentence of advice. */
function sentenceOf(metric: MetricDefinition, task: Task): string {
  const forms: string[] = [];
  if (isOfClass(metric)) forms.push('class: <label>', 'per: class');
  if (metric.averages.length > 0) forms.push(`average: ${averagesIn(metric, task).join(' | ')}`);
  if (metric.ofCell !== undefined) forms.push('actual: <label> with predicted: <label>');
  const choices = forms.length < 2 ? forms.join('') : `${forms.slice(0, -1).join(', ')} or ${forms.at(-1) ?? ''}`;
  if (metric.whole === undefined) return `${metric.id} takes ${choices}.`;
  return forms.length === 0 ? `${metric.id} is measured of the whole matrix.` : `${metric.id} takes ${choices}, or nothing for the whole matrix.`;
}

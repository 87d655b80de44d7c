import { isChange, type Threshold } from '../thresholds/threshold.js';
import type { Chance } from '../thresholds/chance.js';
import type { Measurement } from '../thresholds/verdict.js';
import { formatChange, formatValue, integer, isNoChange } from './numbers.js';
import { joinPhrases, NOTHING, phrase, type Phrase } from './phrase.js';

/** What is drawn at once, as a number of them is told. */
const UNITS: Readonly<Record<Chance['of'], string>> = { example: 'examples', document: 'documents', cluster: 'clusters' };

/**
 * What chance has to do with a number: how often equally good models would show a change that failed, what would settle one that is within noise,
 * and of one that passed which change would have been caught. Empty where chance was not asked, or nothing changed and nothing can be promised.
 */
export function chanceWords(threshold: Threshold, member: Measurement, confidence: number): Phrase {
  const { chance, interval, state } = member;
  if (state === 'error' || state === 'too_few') return NOTHING;
  if (!isChange(threshold.bound)) return interval === undefined ? NOTHING : phrase`${percent(confidence)} CI ${range(interval, (value) => formatValue(threshold.metric.unit, { defined: true, value }))}`;
  if (chance === undefined) return NOTHING;
  switch (threshold.policy) {
    case 'significant':
      return state === 'fail' ? beyond(threshold, member, chance, confidence) : state === 'inconclusive' ? within(threshold, member, chance, confidence) : sensitivity(threshold, chance);
    case 'point':
      return literal(member, chance);
    case 'non_inferiority':
      return ruledOut(threshold, member, chance, confidence);
  }
}

function beyond(threshold: Threshold, { change = 0 }: Measurement, chance: Chance, confidence: number): Phrase {
  return phrase`${unpaired(chance)}equally good models would show this ${howOften(chance.p)} of the time${ci(threshold, chance, confidence, change, 'excludes')}`;
}

function within(threshold: Threshold, { change = 0 }: Measurement, chance: Chance, confidence: number): Phrase {
  return joinPhrases([phrase`${unpaired(chance)}within noise: ${howOften(chance.p)} by chance${ci(threshold, chance, confidence, change, 'includes')}`, needed(chance, 'would settle it')], '; ');
}

function sensitivity({ metric, bound }: Threshold, chance: Chance): Phrase {
  const { detectable, of } = chance;
  const what = isChange(bound) && bound.kind === 'max_increase' ? 'rises' : 'drops';
  if (detectable === undefined) return phrase`${unpaired(chance)}too few ${UNITS[of]} to catch any ${what.slice(0, -1)} reliably`;
  return phrase`${unpaired(chance)}would catch ${what} of ${size(metric.unit, detectable)} or more`;
}

/** A limit on a count is literal; how much of it may be noise is said all the same. */
function literal({ change = 0, state }: Measurement, { p }: Chance): Phrase {
  return state !== 'fail' || isNoChange(change) ? NOTHING : phrase`equally good models would show this ${howOften(p)} of the time`;
}

function ruledOut(threshold: Threshold, { state, change = 0 }: Measurement, chance: Chance, confidence: number): Phrase {
  const what = isChange(threshold.bound) && threshold.bound.kind === 'max_increase' ? 'a larger rise' : 'a larger drop';
  const limits = ci(threshold, chance, confidence, change, 'any');
  if (state === 'pass') return phrase`${what} is ruled out${limits}`;
  return joinPhrases([phrase`${what} cannot be ruled out${limits}`, needed(chance, 'would be needed of models that are equally good')], '; ');
}

function unpaired({ paired }: Chance): string {
  return paired ? '' : 'as independent samples, ';
}

function needed({ needed: wanted, units, of }: Chance, what: string): Phrase {
  if (wanted === undefined || wanted <= units) return NOTHING;
  return phrase`about ${integer(roundedUp(wanted))} ${UNITS[of]} ${what}`;
}

/** Three digits are all that such a number is good for. */
function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
  return Math.ceil(value / step) * step;
}

/** An interval that would seem to contradict the verdict, because it comes from another formula than the test, is left out. */
function ci(threshold: Threshold, { interval }: Chance, confidence: number, change: number, claim: 'excludes' | 'includes' | 'any'): Phrase {
  if (interval === undefined) return NOTHING;
  const excludes = change < 0 ? interval.upper < 0 : interval.lower > 0;
  if (claim !== 'any' && excludes !== (claim === 'excludes')) return NOTHING;
  return phrase` (${percent(confidence)} CI ${range(interval, (value) => formatChange(threshold.metric.unit, value))})`;
}

function range({ lower, upper }: { readonly lower: number; readonly upper: number }, format: (value: number) => string): string {
  return `${format(lower)} to ${format(upper)}`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

/** "0.4 %", "8 %", "less than 0.1 %". */
function howOften(p: number): string {
  if (p < 0.001) return 'less than 0.1 %';
  const share = p * 100;
  return `${share < 9.95 ? share.toFixed(1) : share.toFixed(0)} %`;
}

/** "3.6 points", "4 examples", "0.03". */
function size(unit: Threshold['metric']['unit'], value: number): string {
  if (unit === 'fraction') return `${formatChange('fraction', value).slice(1)} points`;
  if (unit === 'count') return integer(Math.ceil(value));
  return formatChange('number', value).slice(1);
}

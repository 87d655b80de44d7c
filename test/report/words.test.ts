import { describe, expect, it } from 'vitest';
import { decimal, type Bound, type Threshold } from '../../src/thresholds/threshold.js';
import { terminal } from '../../src/report/escape.js';
import { thresholdWords } from '../../src/report/words.js';
import type { Report } from '../../src/report/report.js';
import { drifting, least, most, noDrop, noRise, reportOf, threshold, type Made } from './outcomes.js';

const whole = { kind: 'whole' } as const;
const spam = { kind: 'class', label: 'spam' } as const;
const cell = { kind: 'cell', actual: 'spam', predicted: 'not spam' } as const;
const points = (value: number): Bound => ({ kind: 'max_drop', allowed: decimal(value), unit: 'points' });
const share = (value: number): Bound => ({ kind: 'max_increase', allowed: decimal(value), unit: 'percent_of_baseline' });

describe('a threshold reads as a sentence', () => {
  it.each<readonly [string, Threshold]>([
    ['accuracy at least 95 %', threshold('accuracy', whole, least(0.95))],
    ['accuracy at least 92.5 %', threshold('accuracy', whole, least(0.925))],
    ['accuracy at least 0.01 %', threshold('accuracy', whole, least(0.0001))],
    ['errors at most 1,000', threshold('errors', whole, most(1000))],
    ['Matthews correlation coefficient at least −0.3', threshold('mcc', whole, least(-0.3))],
    ['recall of spam may fall by 1 point', threshold('recall', spam, points(0.01))],
    ['recall of spam may fall by 0.5 points', threshold('recall', spam, noDrop(0.005))],
    ['recall of spam may not fall', threshold('recall', spam, noDrop())],
    ['false negatives of spam may not rise', threshold('false_negatives', spam, noRise())],
    ['false negatives of spam may rise by 3', threshold('false_negatives', spam, noRise(3))],
    ['false negatives of spam may rise by 10 % of the baseline', threshold('false_negatives', spam, share(0.1))],
    ["Cohen's kappa may fall by 0.02", threshold('cohen_kappa', whole, noDrop(0.02))],
    ['recall of each class at least 85 %', threshold('recall', { kind: 'per-class' }, least(0.85))],
    ['F1 (macro) at least 90 %', threshold('f1', { kind: 'average', average: 'macro' }, least(0.9))],
    ['examples of spam predicted as "not spam" at most 20', threshold('confusion', cell, most(20))],
    ['share of spam predicted as "not spam" at most 5 %', threshold('confusion_rate', cell, most(0.05))],
    ['recall of spam where language is de at least 90 %', threshold('recall', spam, least(0.9), { slice: { column: 'language', value: 'de', each: false } })],
    ['recall of spam for each language at least 90 %', threshold('recall', spam, least(0.9), { slice: { column: 'language', value: '*', each: true } })],
    ['recall of spam where language is * at least 90 %', threshold('recall', spam, least(0.9), { slice: { column: 'language', value: '*', each: false } })],
    ['prevalence of spam at most 100 %', threshold('prevalence', spam, most(1))],
  ])('%s', (words, rule) => {
    expect(terminal(thresholdWords(rule))).toBe(words);
  });
});

/** 100 ham of which 5 are newly called spam, 40 spam of which 6 are newly missed and 2 newly caught. */
const MADE: Made = {
  classes: ['ham', 'spam'],
  cells: [
    { actual: 0, baseline: 0, candidate: 0, count: 94 },
    { actual: 0, baseline: 0, candidate: 1, count: 5 },
    { actual: 0, baseline: 1, candidate: 0, count: 1 },
    { actual: 1, baseline: 1, candidate: 1, count: 30 },
    { actual: 1, baseline: 1, candidate: 0, count: 6 },
    { actual: 1, baseline: 0, candidate: 1, count: 2 },
    { actual: 1, baseline: 0, candidate: 0, count: 2 },
  ],
  thresholds: [],
};

function judged(...thresholds: readonly Threshold[]): Report {
  return reportOf([{ ...MADE, thresholds }]);
}

describe('the headline', () => {
  const headline = (...thresholds: readonly Threshold[]): string => {
    const found = judged(...thresholds).evaluations[0]?.headline;
    return found === undefined ? '' : terminal(found.claim) + terminal(found.evidence);
  };

  it.each<readonly [string, string, Threshold]>([
    ['misses', 'false negatives of spam rose 4 → 8 (allowed +0): 6 newly missed, 2 newly caught, of 40 spam examples', threshold('false_negatives', spam, noRise())],
    ['a rate of misses', 'recall of spam fell 90.0 % → 80.0 % (allowed −1 point): 6 newly missed, 2 newly caught, of 40 spam examples', threshold('recall', spam, points(0.01))],
    ['false alarms', 'false positives of spam rose 1 → 5 (allowed +3): 5 new false alarms, 1 cleared, of 100 examples of other classes', threshold('false_positives', spam, noRise(3))],
    ['a rate of false alarms', 'precision of spam fell 97.3 % → 86.5 % (allowed −0): 5 new false alarms, 1 cleared, of 100 examples of other classes', threshold('precision', spam, noDrop())],
    ['both', 'F1 of spam fell 93.5 % → 83.1 % (allowed −0): 6 newly missed, 2 newly caught; 5 new false alarms, 1 cleared', threshold('f1', spam, noDrop())],
    ['the whole', 'accuracy fell 96.4 % → 90.7 % (allowed −0): 11 newly wrong, 3 newly right, of 140 examples', threshold('accuracy', whole, noDrop())],
    ['a share below its bound', 'recall of spam is 80.0 %, below 90 %: 32 of 40; 6 newly missed, 2 newly caught', threshold('recall', spam, least(0.9))],
    ['a count above its bound', 'false negatives of spam are 8, more than 5: 6 newly missed, 2 newly caught, of 40 spam examples', threshold('false_negatives', spam, most(5))],
    ['a cell', 'examples of spam predicted as ham are 8, more than 5, of 40 spam examples', threshold('confusion', { kind: 'cell', actual: 'spam', predicted: 'ham' }, most(5))],
    ['a share of the baseline', 'false negatives of spam rose 4 → 8 (allowed +10 % of the baseline): 6 newly missed, 2 newly caught, of 40 spam examples', threshold('false_negatives', spam, share(0.1))],
    ['what cannot be judged', 'recall of spma may not fall: there is no class "spma"', threshold('recall', { kind: 'class', label: 'spma' }, noDrop())],
  ])('speaks of %s', (_, words, rule) => {
    expect(headline(rule)).toContain(words);
  });

  it('tells errors before failures, misses before false alarms, what fails before what warns', () => {
    const alarms = threshold('false_positives', spam, noRise());
    const misses = threshold('recall', spam, noDrop());
    const error = threshold('recall', { kind: 'class', label: 'x' }, noDrop());
    expect(headline(alarms, misses)).toMatch(/^recall/);
    expect(headline(alarms, { ...misses, severity: 'warn' })).toMatch(/^false positives/);
    expect(headline(alarms, threshold('confusion', { kind: 'cell', actual: 'spam', predicted: 'ham' }, most(1)))).toMatch(/^examples of spam/);
    expect(headline(alarms, misses, error)).toMatch(/^recall of x/);
    expect(headline(threshold('accuracy', whole, least(0.1)))).toBe('');
  });

  it('tells of an expansion the member that moved furthest, and how many others fail', () => {
    expect(headline(threshold('recall', { kind: 'per-class' }, noDrop()))).toBe('recall of spam fell 90.0 % → 80.0 % (allowed −0): 6 newly missed, 2 newly caught, of 40 spam examples; 1 other failed too');
    const many = reportOf([{ classes: ['a', 'b', 'c'], cells: drifting(3, 20, 4), thresholds: [threshold('recall', { kind: 'per-class' }, least(0.9))] }]).evaluations[0]?.headline;
    expect(many?.evidence.plainText).toBe(': 16 of 20; 4 newly missed, 4 newly caught; 2 others failed too');
  });
});

describe('the line of an evaluation', () => {
  const fails = threshold('recall', spam, noDrop());
  const warns: Threshold = { ...fails, severity: 'warn' };
  const passes = threshold('accuracy', whole, least(0.1));
  const small = threshold('recall', { kind: 'per-class' }, least(0.1), { minSupport: 1_000 });
  const broken = threshold('recall', { kind: 'class', label: 'x' }, noDrop());

  it.each<readonly [string, readonly Threshold[]]>([
    ['the threshold passed', [passes]],
    ['the threshold failed', [fails]],
    ['both thresholds passed', [passes, passes]],
    ['1 of 2 thresholds failed', [passes, fails]],
    ['2 of 3 thresholds failed', [passes, fails, fails]],
    ['1 of 2 thresholds warns', [passes, warns]],
    ['1 of 4 thresholds failed, 2 warn', [passes, fails, warns, warns]],
    ['1 of 2 thresholds is inconclusive', [passes, small]],
    ['2 of 3 thresholds are inconclusive', [passes, small, small]],
    ['1 of 3 thresholds could not be judged, 1 failed', [passes, fails, broken]],
  ])('%s', (words, thresholds) => {
    expect(judged(...thresholds).evaluations[0]?.status).toBe(words);
  });

  it('of several counts evaluations, and tells the worst', () => {
    const evaluation = (name: string, ...thresholds: readonly Threshold[]): Made => ({ ...MADE, name, thresholds });
    const summary = (...made: readonly Made[]): string => reportOf(made).summary.plainText;
    expect(summary(evaluation('a', passes), evaluation('b', passes))).toBe('both evaluations passed');
    expect(summary(evaluation('a', passes), evaluation('b', fails), evaluation('c', small))).toBe(
      '1 of 3 evaluations failed, 1 is inconclusive; b: the threshold failed: recall of spam fell 90.0 % → 80.0 % (allowed −0): 6 newly missed, 2 newly caught, of 40 spam examples',
    );
    expect(summary(evaluation('a', passes), evaluation('b', warns))).toMatch(/^both evaluations passed; b: the threshold warns: recall of spam fell/);
  });
});

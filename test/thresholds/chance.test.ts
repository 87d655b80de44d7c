import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/matrix/changes.js';
import { jointTable, pairedMatrices, type JointTable } from '../../src/matrix/joint.js';
import { pairedExamples } from '../../src/matrix/paired-matrices.js';
import type { Tally } from '../../src/matrix/tally.js';
import { METRICS } from '../../src/metrics/catalogue.js';
import { isFromMargins } from '../../src/metrics/definition.js';
import { countingOf } from '../../src/metrics/indicator.js';
import { measure } from '../../src/metrics/measure.js';
import { statesOf } from '../../src/statistics/paired-units.js';
import { judge } from '../../src/thresholds/judge.js';
import type { Verdict } from '../../src/thresholds/verdict.js';
import { selectorsOf } from '../metrics/matrices.js';
import { CHANCE, onlyMember, tallyOf as tallyOfExamples, thresholdsOf, thresholdsWith, type Examples } from './judging.js';
import '../seed.js';

const tallyOf = (classes: readonly string[], examples: Examples): Tally => tallyOfExamples(classes, examples, 'tested');

const joints = fc
  .array(fc.record({ actual: fc.nat(2), baseline: fc.nat(7), candidate: fc.nat(7), count: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 12 })
  .map((cells): JointTable => jointTable(3, cells));

const ofMatrix = METRICS.filter(({ needs }) => needs === undefined || needs === 'order');

describe('a matrix as a sum over units', () => {
  it('measures what the matrix itself does, for every metric', () => {
    fc.assert(
      fc.property(joints, (joint) => {
        const { baseline, candidate } = pairedMatrices(joint);
        const units = pairedExamples(joint);
        const states = statesOf(units);
        for (const [matrix, state] of [[baseline, states.baseline], [candidate, states.candidate]] as const) {
          const view = units.view(matrix);
          view.show(state);
          for (const metric of ofMatrix) for (const selector of selectorsOf(metric, 3)) expect(measure(metric, selector, view), `${metric.id} ${JSON.stringify(selector)}`).toEqual(measure(metric, selector, matrix));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has what is made of margins in its margins', () => {
    fc.assert(
      fc.property(joints, (joint) => {
        const { candidate } = pairedMatrices(joint);
        const units = pairedExamples(joint);
        const view = units.view(candidate);
        view.show(statesOf(units.margins()).candidate);
        // Nor does it so much as look at a cell: of many classes that would cost more than the test.
        Object.defineProperty(view, 'cells', { get: () => expect.unreachable('a cell was looked at') });
        for (const metric of ofMatrix) {
          for (const selector of selectorsOf(metric, 3).filter((own) => isFromMargins(metric, own))) expect(measure(metric, selector, view), `${metric.id} ${JSON.stringify(selector)}`).toEqual(measure(metric, selector, candidate));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts examples by the indicator of a metric as the metric does, and those that moved', () => {
    fc.assert(
      fc.property(joints, (joint) => {
        const { baseline, candidate } = pairedMatrices(joint);
        const changes = changesOf(joint);
        for (const metric of ofMatrix) {
          for (const selector of selectorsOf(metric, 3)) {
            const counting = countingOf(metric, selector, 3);
            if (counting === undefined) continue;
            const what = `${metric.id} ${JSON.stringify(selector)}`;
            const among = joint.cells.filter(({ actual }) => counting.isAmong(actual));
            const hits = among.reduce((sum, { actual, candidate: said, count }) => sum + (counting.counts(actual, said) ? count : 0), 0);
            expect(counting.size(candidate), what).toBe(among.reduce((sum, { count }) => sum + count, 0));
            const value = measure(metric, selector, candidate);
            if (value.defined) expect(value.value, what).toBe(metric.unit === 'count' ? hits : hits / counting.size(candidate));
            const moved = (had: boolean) => among.reduce((sum, { actual, baseline: before, candidate: now, count }) => sum + (counting.counts(actual, before) === had && counting.counts(actual, now) !== had ? count : 0), 0);
            if (counting.moved !== undefined) expect(counting.moved(changes), what).toEqual([moved(true), moved(false)]);
          }
        }
        expect(baseline.total).toBe(candidate.total);
      }),
      { numRuns: 40 },
    );
  });
});

/** So many newly wrong and newly right of n examples of one class, beside as many of another that stay right. */
function flips(broken: number, fixed: number, n: number): Tally {
  return tallyOf(['fraud', 'ok'], [`${n - broken - fixed} × fraud fraud fraud`, `${broken} × fraud fraud ok`, `${fixed} × fraud ok fraud`]);
}

function verdict(tally: Tally, line: string, keys = ''): Verdict {
  const [only] = judge(thresholdsWith(keys, line), tally, undefined, CHANCE);
  if (only === undefined) throw new Error('no verdict');
  return only;
}

// The examples of the wording in statistics.md, whose numbers are those of R and statsmodels.
describe('a drop that is larger than allowed', () => {
  it.each([
    [14, 3, 62, 'max_drop: "2pp"', 'fail', 0.004, [-0.307, -0.052]],
    [22, 7, 300, 'max_drop: "1pp"', 'fail', 0.003, [-0.088, -0.016]],
    [12, 6, 300, 'max_drop: "1pp"', 'inconclusive', 0.08, [-0.051, 0.009]],
    [8, 7, 300, 'max_drop: "1pp"', 'pass', 0.4, undefined],
  ] as const)('%i newly missed, %i newly caught of %i, %s: %s', (broken, fixed, n, bound, state, p, interval) => {
    const own = verdict(flips(broken, fixed, n), `metric: recall, class: fraud, ${bound}`);
    expect(own.state).toBe(state);
    const { chance } = onlyMember(own);
    expect(chance?.p).toBeCloseTo(p, p < 0.01 ? 3 : 2);
    if (interval !== undefined) {
      expect(chance?.interval?.lower).toBeCloseTo(interval[0], 3);
      expect(chance?.interval?.upper).toBeCloseTo(interval[1], 3);
    }
  });

  it('says what would settle it, and what a pass would have caught', () => {
    expect(onlyMember(verdict(flips(12, 6, 300), 'metric: recall, class: fraud, max_drop: "1pp"')).chance?.needed).toBe(1_175);
    expect(onlyMember(verdict(flips(8, 7, 300), 'metric: recall, class: fraud, max_drop: "1pp"')).chance?.detectable).toBeCloseTo(0.036, 3);
  });

  it('fails by the letter under policy: point, and of counts without saying so', () => {
    expect(verdict(flips(12, 6, 300), 'metric: recall, class: fraud, max_drop: "1pp", policy: point').state).toBe('fail');
    const counted = verdict(flips(12, 6, 300), 'metric: false_negatives, class: fraud, max_increase: 0');
    expect([counted.state, counted.threshold.policy]).toEqual(['fail', 'point']);
    expect(onlyMember(counted).chance?.p).toBeCloseTo(0.08, 2);
    expect(verdict(flips(12, 6, 300), 'metric: false_negatives, class: fraud, max_increase: 0, policy: significant').state).toBe('inconclusive');
  });

  it('is ruled out, or not, under policy: non_inferiority', () => {
    const line = 'metric: recall, class: fraud, max_drop: "3pp", policy: non_inferiority';
    const [cannot, can] = [verdict(flips(6, 4, 160), line), verdict(flips(8, 7, 900), line)];
    expect([cannot.state, can.state]).toEqual(['fail', 'pass']);
    expect(onlyMember(cannot).chance?.interval?.lower).toBeCloseTo(-0.058, 3);
    expect(onlyMember(cannot).chance?.needed).toBe(546);
    expect(onlyMember(can).chance?.interval?.upper).toBeCloseTo(0.008, 3);
  });

  it('fails with confidence where it is lower', () => {
    const [own] = judge(thresholdsOf('metric: recall, class: fraud, max_drop: "1pp"'), flips(12, 6, 300), undefined, { ...CHANCE, confidence: 0.8 });
    expect(own?.state).toBe('fail');
  });
});

describe('numbers that are no share of fixed examples', () => {
  it.each(['f1, class: fraud', 'precision, class: ok', 'f1, average: macro', 'mcc', 'cohen_kappa', 'balanced_accuracy', 'jaccard, average: weighted'])('%s is tested by swaps', (metric) => {
    const tally = (broken: number, fixed: number): Tally =>
      tallyOf(['fraud', 'ok'], ['200 × fraud fraud fraud', '200 × ok ok ok', `${broken} × fraud fraud ok`, `${fixed} × fraud ok fraud`, '20 × ok fraud fraud']);
    const [noise, real] = [verdict(tally(9, 7), `metric: ${metric}, max_drop: 0`), verdict(tally(40, 5), `metric: ${metric}, max_drop: 0`)];
    expect([noise.state, real.state]).toEqual(['inconclusive', 'fail']);
    // One-sided McNemar of the same flips, as all of them go through fraud.
    expect(onlyMember(noise).chance?.p).toBeCloseTo(0.4, 1);
    expect(onlyMember(real).chance?.p).toBeLessThan(0.001);
    expect(onlyMember(real).chance?.interval?.upper).toBeLessThan(0);
  });

  it('are the same whatever the order of the examples, and another with another seed', () => {
    const cells = ['200 × a a a', '200 × b b b', '31 × a a b', '25 × a b a', '15 × b b c', '14 × b a b', '40 × c c a', '38 × c b c', '20 × c a b', '9 × b c a', '11 × a c b'];
    const p = (lines: readonly string[], seed: number): number => onlyMember(judge(thresholdsOf('metric: f1, average: macro, max_drop: 0'), tallyOf(['a', 'b', 'c'], lines), undefined, { ...CHANCE, seed })[0] as Verdict).chance?.p ?? NaN;
    expect(p(cells.toReversed(), 1)).toBe(p(cells, 1));
    expect(p(cells, 2)).not.toBe(p(cells, 1));
    expect(Math.abs(p(cells, 2) - p(cells, 1))).toBeLessThan(0.02);
  });
});

describe('many classes', () => {
  const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const others = names.slice(1).flatMap((name) => [`90 × ${name} ${name} ${name}`, `5 × ${name} ${name} c0`, `5 × ${name} c0 ${name}`]);
  const tally = (broken: number): Tally => tallyOf(names, [`${100 - broken} × c0 c0 c0`, `${broken} × c0 c0 c1`, ...others]);
  const line = 'metric: recall, per: class, max_drop: "1pp"';

  it('share the chance of a false alarm: six flips are enough alone and not among twenty', () => {
    expect(verdict(tally(6), 'metric: recall, class: c0, max_drop: "1pp"').state).toBe('fail');
    expect(verdict(tally(6), line).state).toBe('inconclusive');
    const [uncorrected] = judge(thresholdsOf(line), tally(6), undefined, { ...CHANCE, correction: 'none' });
    expect(uncorrected?.members.filter(({ state }) => state === 'fail').map(({ label }) => label)).toEqual(['c0']);
    expect(verdict(tally(12), line).members.filter(({ state }) => state === 'fail').map(({ label }) => label)).toEqual(['c0']);
  });

  it('do not count where they could not have failed: with few flips elsewhere six are enough again', () => {
    const quiet = names.slice(1).flatMap((name) => [`97 × ${name} ${name} ${name}`, `3 × ${name} c0 ${name}`]);
    expect(verdict(tallyOf(names, ['94 × c0 c0 c0', '6 × c0 c0 c1', ...quiet]), line).state).toBe('fail');
  });

  describe('put to a test that draws', () => {
    const per = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `c${index}`);
    /** Each class of a hundred examples; in all but the first as many newly wrong as newly right. */
    const noisy = (count: number, lost: number): Tally => {
      const own = per(count);
      const around = own.slice(1).flatMap((name, index) => [`90 × ${name} ${name} ${name}`, `5 × ${name} ${name} c${(index % (count - 1)) + 1}`, `5 × ${name} c${(index % (count - 1)) + 1} ${name}`]);
      return tallyOf(own, [`${100 - lost} × c0 c0 c0`, `${lost} × c0 c0 c1`, ...around.filter((line) => line !== '')]);
    };
    const f1 = 'metric: f1, per: class, max_drop: 0.01, policy: significant';

    it('are one family, also those within their bound that need not be drawn', () => {
      // Of 60 classes 9 lost examples are too few: p is about 0.002, and 0.025 / 60 is less.
      expect(verdict(noisy(60, 9), f1).state).toBe('inconclusive');
      expect(verdict(noisy(60, 25), f1).members.filter(({ state }) => state === 'fail').map(({ label }) => label)).toContain('c0');
    });

    it('can fail however many there are', () => {
      const failed = verdict(noisy(400, 60), f1).members.filter(({ state }) => state === 'fail');
      expect(failed.map(({ label }) => label)).toContain('c0');
    });
  });

  it('that are too small are judged together', () => {
    const small = names.slice(1).flatMap((name) => [`8 × ${name} ${name} ${name}`, `2 × ${name} ${name} c0`]);
    const own = verdict(tallyOf(names, ['100 × c0 c0 c0', ...small]), line);
    expect(own.members.filter(({ state }) => state === 'too_few')).toHaveLength(19);
    expect(own.members.at(-1)).toMatchObject({ pooled: 19, support: 190, state: 'fail', value: { value: 0.8 }, baseline: { value: 1 } });
    expect(own.state).toBe('fail');
  });

  it('do not pass by their pool alone', () => {
    const small = names.flatMap((name) => [`10 × ${name} ${name} ${name}`]);
    expect(verdict(tallyOf(names, small), line)).toMatchObject({ state: 'inconclusive', reason: 'no member has 20 examples or more (min_support): too few to judge' });
  });
});

describe('bounds on values', () => {
  const tally = (wrong: number, n: number): Tally => tallyOf(['a', 'b'], [`${n - wrong} × a a`, `${wrong} × a b`]);

  it('are literal, unless a policy says otherwise', () => {
    expect(verdict(tally(11, 100), 'metric: accuracy, min: 0.9').state).toBe('fail');
    expect(verdict(tally(11, 100), 'metric: accuracy, min: 0.9, policy: significant').state).toBe('inconclusive');
    expect(verdict(tally(30, 100), 'metric: accuracy, min: 0.9, policy: significant').state).toBe('fail');
    expect(verdict(tally(5, 100), 'metric: accuracy, min: 0.9, policy: non_inferiority').state).toBe('fail');
    expect(verdict(tally(5, 1_000), 'metric: accuracy, min: 0.9, policy: non_inferiority').state).toBe('pass');
  });

  it('of F1 have that of the Jaccard index, and no class costs more where there are many', () => {
    // 2J / (1 + J) of statsmodels' proportion_confint(280, 330, method="beta") for J: 0.80517109, 0.88540409.
    const examples = ['280 × a a', '20 × a b', '30 × b a', '670 × b b'];
    const { interval } = onlyMember(verdict(tallyOf(['a', 'b'], examples), 'metric: f1, class: a, min: 0.95, policy: significant'));
    expect(interval?.lower).toBeCloseTo((2 * 0.8051710893876873) / 1.8051710893876873, 9);
    expect(interval?.upper).toBeCloseTo((2 * 0.8854040904123229) / 1.885404090412323, 9);
    const names = Array.from({ length: 300 }, (_, index) => `c${index}`);
    const many = tallyOf(names, names.flatMap((name, index) => [`80 × ${name} ${name}`, ...Array.from({ length: 20 }, (_, k) => `1 × ${name} c${(index + 7 * k + 1) % 300}`)]));
    for (const line of ['metric: f0.5, per: class, min: 0.9, policy: significant', 'metric: mcc, per: class, min: 0.9, policy: significant', 'metric: f1, average: macro, min: 0.9, policy: significant']) expect(verdict(many, line).state).toBe('fail');
  });

  it('have the interval of Clopper and Pearson', () => {
    const { interval } = onlyMember(verdict(tally(30, 300), 'metric: accuracy, min: 0.95, policy: significant'));
    expect(interval?.lower).toBeCloseTo(0.860, 3);
    expect(interval?.upper).toBeCloseTo(0.932, 3);
  });
});


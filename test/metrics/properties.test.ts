import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confusionMatrix, countAt, OUTCOMES, type ConfusionMatrix } from '../../src/matrix/confusion.js';
import { METRICS as ALL } from '../../src/metrics/catalogue.js';
import { averagesIn, type Selector } from '../../src/metrics/definition.js';
import type { MetricDefinition } from '../../src/metrics/definition.js';
import { measure as measureMatrix } from '../../src/metrics/measure.js';
import type { Value } from '../../src/metrics/value.js';
import { COMPLEMENTS, SWAP_LAWS } from './laws.js';
import { examplesOf, matrices, reordered, selectorsOf, transposed } from './matrices.js';
import { expectClose, metricOf, valueOf, WHOLE } from './oracle.js';

/** Of counts: what is measured of scores does not follow from the matrix, and has tests of its own. */
const METRICS = ALL.filter(({ needs }) => needs !== 'scores' && needs !== 'repeats');

/** There are some forty metrics with five properties each. */
const RUNS = { numRuns: 60 };

/** Every wrong answer costs 1. */
const COSTS = { unitsOfOne: 1, of: (actual: number, predicted: number) => (actual === predicted ? 0 : 1) };

function measure(metric: MetricDefinition, selector: Selector, matrix: ConfusionMatrix): Value {
  return measureMatrix(metric, selector, { ...matrix, costs: COSTS });
}

describe.each(METRICS.map((metric) => [metric.id, metric] as const))('%s', (id, metric) => {
  test('does not depend on the order of the examples, nor on how they are split into shards', () => {
    const shuffled = matrices().chain((matrix) => {
      const examples = examplesOf(matrix).slice(0, 300);
      return fc.tuple(fc.constant(confusionMatrix(matrix.classes, examples)), fc.shuffledSubarray(examples, { minLength: examples.length }), fc.nat(examples.length));
    });
    fc.assert(
      fc.property(shuffled, ([matrix, examples, cut]) => {
        const shards = [examples.slice(0, cut), examples.slice(cut)].map((shard) => confusionMatrix(matrix.classes, shard));
        const merged = confusionMatrix(matrix.classes, shards.flatMap((shard) => shard.cells));
        for (const selector of selectorsOf(metric, matrix.classes)) expect(measure(metric, selector, merged)).toEqual(measure(metric, selector, matrix));
      }),
      RUNS,
    );
  });

  test(`does not depend on the names ${metric.needs === 'order' ? 'of the labels, and their order may be reversed' : 'or the order of the labels'}`, () => {
    const permuted = matrices().chain((matrix) => {
      const places = Array.from({ length: matrix.classes }, (_, index) => index);
      return fc.tuple(fc.constant(matrix), metric.needs === 'order' ? fc.constant(places.toReversed()) : fc.shuffledSubarray(places, { minLength: places.length }));
    });
    fc.assert(
      fc.property(permuted, ([matrix, places]) => {
        const moved = reordered(matrix, places);
        for (const selector of selectorsOf(metric, matrix.classes)) {
          expectSame(measure(metric, movedSelector(selector, places), moved), measure(metric, selector, matrix), `${id} ${JSON.stringify(selector)}`);
        }
      }),
      RUNS,
    );
  });

  test('is a finite number in its range, or undefined with a reason; a ratio is its exact quotient', () => {
    const [low, high] = metric.range;
    fc.assert(
      fc.property(matrices(), (matrix) => {
        for (const selector of selectorsOf(metric, matrix.classes)) {
          const value = measure(metric, selector, matrix);
          if (!value.defined) {
            expect(value.reason).not.toBe('');
            expect(metric.undefinedWhen).not.toBe('never');
            continue;
          }
          expect(Number.isFinite(value.value)).toBe(true);
          expect(value.value).toBeGreaterThanOrEqual(low);
          expect(value.value).toBeLessThanOrEqual(high);
          if (metric.unit === 'count') expect(value.ratio).toEqual({ numerator: value.value, denominator: 1 });
          if (value.ratio !== undefined) {
            const { numerator, denominator } = value.ratio;
            expect(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator)).toBe(true);
            expect(numerator / denominator).toBe(value.value);
          }
        }
      }),
      RUNS,
    );
  });

  test('has its best value for perfect predictions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 }), (supports) => {
        const total = supports.reduce((sum, count) => sum + count, 0);
        // Every example has one label, which is predicted: perfect for whoever looks at sets, too.
        const labelSets = { examples: total, sizes: [{ gold: 1, predicted: 1, both: 1, count: total }] };
        const perfect = { ...confusionMatrix(supports.length, supports.map((count, index) => ({ actual: index, predicted: index, count }))), labelSets };
        for (const selector of selectorsOf(metric, supports.length)) {
          if (selector.kind === 'cell' && selector.actual === selector.predicted) continue;
          const value = measure(metric, selector, perfect);
          const support = selector.kind === 'class' ? (supports[selector.index] ?? 0) : 0;
          expect(value.defined ? value.value : value.reason, `${id} ${JSON.stringify(selector)}`).toBe(bestFor(id, support, total));
        }
      }),
      RUNS,
    );
  });

  test('obeys its law when actual and predicted change places', () => {
    const law = SWAP_LAWS.get(id);
    expect(law, `${id} has no line in SWAP_LAWS`).toBeDefined();
    if (law === undefined || (typeof law === 'object' && 'none' in law)) return;
    const partner = law === 'symmetric' ? metric : metricOf(law.becomes);
    fc.assert(
      fc.property(matrices({ outcomes: false }), (matrix) => {
        const swapped = transposed(matrix);
        for (const selector of selectorsOf(metric, matrix.classes)) {
          // Weights are gold counts: a weighted average has no law.
          if (selector.kind === 'average' && selector.average === 'weighted') continue;
          if (selector.kind === 'cell' && selector.predicted >= matrix.classes) continue;
          const there = selector.kind === 'cell' ? { ...selector, actual: selector.predicted, predicted: selector.actual } : selector;
          expectSame(measure(partner, there, swapped), measure(metric, selector, matrix), `${id} ${JSON.stringify(selector)}`);
        }
      }),
      RUNS,
    );
  });
});

test('every metric has a line among the laws, and every line a metric', () => {
  expect([...SWAP_LAWS.keys()].sort()).toEqual(METRICS.map((metric) => metric.id).sort());
});

test.each(COMPLEMENTS)('%s and %s add up to 1 in every form, and are undefined together', (id, complement) => {
  fc.assert(
    fc.property(matrices(), (matrix) => {
      for (const selector of selectorsOf(metricOf(id), matrix.classes)) {
        const value = valueOf(id, selector, matrix);
        const rest = valueOf(complement, selector, matrix);
        expect(rest.defined).toBe(value.defined);
        if (value.defined && rest.defined) expectClose(1 - value.value, rest.value, `${id} ${JSON.stringify(selector)}`);
      }
    }),
    RUNS,
  );
});

describe('identities between metrics', () => {
  /** Where all are defined, the first is this function of the others. */
  const OF_CLASS: readonly (readonly [string, readonly string[], (...values: number[]) => number])[] = [
    ['informedness', ['recall', 'specificity'], (recall = 0, specificity = 0) => recall + specificity - 1],
    ['markedness', ['precision', 'negative_predictive_value'], (precision = 0, npv = 0) => precision + npv - 1],
    ['positive_likelihood_ratio', ['recall', 'false_positive_rate'], (recall = 0, fpr = 0) => recall / fpr],
    ['negative_likelihood_ratio', ['false_negative_rate', 'specificity'], (fnr = 0, specificity = 0) => fnr / specificity],
    ['jaccard', ['f1'], (f1 = 0) => f1 / (2 - f1)],
    ['support', ['true_positives', 'false_negatives'], (tp = 0, fn = 0) => tp + fn],
    ['predicted', ['true_positives', 'false_positives'], (tp = 0, fp = 0) => tp + fp],
  ];

  test.each(OF_CLASS)('%s of a class follows from %s', (id, parts, formula) => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        for (let index = 0; index < matrix.classes; index++) {
          const value = valueOf(id, { kind: 'class', index }, matrix);
          const values = parts.map((part) => valueOf(part, { kind: 'class', index }, matrix)).flatMap((part) => (part.defined ? [part.value] : []));
          if (value.defined && values.length === parts.length) expect(value.value).toBeCloseTo(formula(...values), 9);
        }
      }),
      RUNS,
    );
  });

  test('prevalence is support by examples, a confusion rate is a confusion by support', () => {
    fc.assert(
      fc.property(matrices(), (matrix) => {
        for (let index = 0; index < matrix.classes; index++) {
          const support = numberOf(valueOf('support', { kind: 'class', index }, matrix));
          if (matrix.total > 0) expect(numberOf(valueOf('prevalence', { kind: 'class', index }, matrix))).toBe(support / matrix.total);
          const cell = { kind: 'cell', actual: index, predicted: 0 } as const;
          if (support > 0) expect(numberOf(valueOf('confusion_rate', cell, matrix))).toBe(countAt(matrix, index, 0) / support);
        }
      }),
      RUNS,
    );
  });

  test('the four outcome rates are the shares of the outcome columns', () => {
    fc.assert(
      fc.property(matrices().filter((matrix) => matrix.total > 0), (matrix) => {
        OUTCOMES.forEach((outcome, place) => {
          // Entities are missed, not examples.
          if (outcome === 'missed') return;
          const column = matrix.cells.filter((cell) => cell.predicted === matrix.classes + place).reduce((sum, cell) => sum + cell.count, 0);
          expect(valueOf(`${outcome}_rate`, WHOLE, matrix)).toMatchObject({ ratio: { numerator: column, denominator: matrix.total } });
        });
      }),
      RUNS,
    );
  });

  test('balanced accuracy is macro recall when every class has gold examples', () => {
    fc.assert(
      fc.property(matrices().filter((matrix) => matrix.support.every((support) => support > 0)), (matrix) => {
        expectClose(numberOf(valueOf('balanced_accuracy', WHOLE, matrix)), numberOf(valueOf('recall', { kind: 'average', average: 'macro' }, matrix)), 'balanced accuracy');
      }),
      RUNS,
    );
  });

  test('weighted recall and micro recall are accuracy; without outcomes micro precision and micro F1 are too', () => {
    fc.assert(
      fc.property(fc.boolean().chain((outcomes) => fc.tuple(fc.constant(outcomes), matrices({ outcomes }).filter((matrix) => matrix.total > 0))), ([outcomes, matrix]) => {
        const accuracy = numberOf(valueOf('accuracy', WHOLE, matrix));
        expectClose(numberOf(valueOf('recall', { kind: 'average', average: 'weighted' }, matrix)), accuracy, 'weighted recall');
        const micro = { kind: 'average', average: 'micro' } as const;
        expect(numberOf(valueOf('recall', micro, matrix))).toBe(accuracy);
        if (!outcomes) for (const id of ['precision', 'f1', 'f0.5', 'f2']) expectClose(numberOf(valueOf(id, micro, matrix)), accuracy, id);
      }),
      RUNS,
    );
  });

  test('with two classes both weighted kappas are the plain kappa, outcomes included', () => {
    fc.assert(
      fc.property(matrices().filter((matrix) => matrix.classes <= 2), (matrix) => {
        const plain = valueOf('cohen_kappa', WHOLE, matrix);
        expect(valueOf('cohen_kappa_linear', WHOLE, matrix)).toEqual(plain);
        expect(valueOf('cohen_kappa_quadratic', WHOLE, matrix)).toEqual(plain);
      }),
      RUNS,
    );
  });

  test('with two classes and no outcomes the correlation of a class is that of the matrix', () => {
    fc.assert(
      fc.property(matrices({ outcomes: false }).filter((matrix) => matrix.classes === 2), (matrix) => {
        const whole = valueOf('mcc', WHOLE, matrix);
        for (const index of [0, 1]) {
          const ofClass = valueOf('mcc', { kind: 'class', index }, matrix);
          expect(ofClass.defined).toBe(whole.defined);
          if (ofClass.defined && whole.defined) expectClose(ofClass.value, whole.value, 'mcc');
        }
      }),
      RUNS,
    );
  });

  test('an average puts the worst value where a member is undefined', () => {
    fc.assert(
      fc.property(matrices().filter((matrix) => matrix.total > 0), (matrix) => {
        for (const metric of METRICS.filter(({ averages }) => averages.length > 0)) {
          const members = selectorsOf(metric, matrix.classes).filter(({ kind }) => kind === 'class').map((selector) => measure(metric, selector, matrix));
          const filled = members.map((member) => (member.defined ? member.value : metric.better === 'lower' ? 1 : 0));
          const mean = filled.reduce((sum, value) => sum + value, 0) / members.length;
          const weighted = filled.reduce((sum, value, index) => sum + value * (matrix.support[index] ?? 0), 0) / matrix.total;
          expectClose(numberOf(measure(metric, { kind: 'average', average: 'macro' }, matrix)), mean, metric.id);
          expectClose(numberOf(measure(metric, { kind: 'average', average: 'weighted' }, matrix)), weighted, metric.id);
        }
      }),
      RUNS,
    );
  });
});

test('without examples every average is undefined, and so is every metric that can be', () => {
  const empty = confusionMatrix(2, []);
  for (const metric of METRICS) {
    for (const selector of selectorsOf(metric, 2)) expect(measure(metric, selector, empty).defined, metric.id).toBe(metric.undefinedWhen === 'never');
    for (const average of averagesIn(metric, 'classification')) {
      expect(measure(metric, { kind: 'average', average }, confusionMatrix(0, []))).toEqual({ defined: false, reason: 'no classes' });
    }
  }
});

/** Unbounded metrics have no best number: their perfect value is infinite, which is undefined. */
function bestFor(id: string, support: number, total: number): number | string {
  switch (id) {
    case 'positive_likelihood_ratio':
    case 'diagnostic_odds_ratio':
      return 'infinite: no false positives';
    case 'true_positives':
    case 'support':
    case 'predicted':
      return support;
    case 'true_negatives':
      return total - support;
    case 'examples':
      return total;
    case 'off_by_one_rate':
      return 0;
    case 'prevalence':
      return support / total;
    default: {
      const { better, range } = metricOf(id);
      return better === 'lower' ? range[0] : range[1];
    }
  }
}

function movedSelector(selector: Selector, places: readonly number[]): Selector {
  const place = (index: number): number => places[index] ?? index;
  if (selector.kind === 'class') return { kind: 'class', index: place(selector.index) };
  return selector.kind === 'cell' ? { ...selector, actual: place(selector.actual), predicted: place(selector.predicted) } : selector;
}

/** Equal but for the last bit: sums in another order may differ there. Reasons must be equal in kind only, as their words name a side. */
function expectSame(value: Value, expected: Value, what: string): void {
  expect(value.defined, what).toBe(expected.defined);
  if (value.defined && expected.defined) expectClose(value.value, expected.value, what);
}

function numberOf(value: Value): number {
  if (!value.defined) throw new Error(value.reason);
  return value.value;
}

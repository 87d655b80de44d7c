import * as z from 'zod/mini';
import { METRICS } from '../metrics/catalogue.js';
import { AVERAGES } from '../metrics/definition.js';
import { POLICIES } from '../thresholds/policy.js';
import { choice, defaulting, described, label, mapping, optional, text, whole } from './shapes.js';

const CHANGE_PHRASE = 'a number, 0 or more, or text such as "2pp" or "2% of baseline"';

/** `2pp` and `2% of baseline`. A bare `2%` could mean either and is neither. */
export const CHANGE_PATTERN = /^(\d+(?:\.\d+)?) ?(pp|% of baseline)$/;

const bound = () => z.number({ error: 'a number' });
const change = () => z.union([z.number({ error: CHANGE_PHRASE }).check(z.minimum(0, { error: CHANGE_PHRASE })), z.string({ error: CHANGE_PHRASE }).check(z.regex(CHANGE_PATTERN, { error: CHANGE_PHRASE }))], { error: CHANGE_PHRASE });

export const BOUND_KEYS = ['min', 'max', 'max_drop', 'max_increase'] as const;
export const SELECTOR_KEYS = ['class', 'per', 'average', 'actual', 'predicted'] as const;

export const thresholdSchema = described(
  mapping(
    {
      metric: described(z.enum(METRICS.map((metric) => metric.id), { error: 'the id of a metric' }), { description: 'What is measured, such as accuracy, recall or false_negatives.' }),
      class: optional(label(), 'The class whose metric is meant: class: spam.'),
      per: optional(choice(['class']), 'per: class measures every class by itself.'),
      average: optional(choice(AVERAGES), 'The average over all classes: macro (each class counts the same), micro (each example), weighted (by support); of label sets also samples (of each example by itself).'),
      actual: optional(label(), 'The row of a cell of the confusion matrix: what is true. Goes with predicted.'),
      predicted: optional(label(), 'The column of a cell: what the model said. A class, or an outcome such as "(missing)". Goes with actual.'),
      slice: optional(
        z.union([choice(['*']), described(z.record(text('the name of a column'), label(), { error: 'a mapping' }), { minProperties: 1, maxProperties: 1 })], {
          error: 'a mapping such as { language: de }, or "*" for each value',
        }),
        'Only the examples of one slice: { language: de }, or { language: "*" } for each value of the column; "*" alone when there is one slice column.',
      ),
      min: optional(bound(), 'The smallest value that passes, in the unit of the metric: a fraction (0.95) or a count.'),
      max: optional(bound(), 'The largest value that passes, in the unit of the metric.'),
      max_drop: optional(change(), 'How far the metric may fall below the baseline, for metrics where higher is better: 0.01, "1pp", or "2% of baseline".'),
      max_increase: optional(change(), 'How far the metric may rise above the baseline, for metrics where lower is better: 0, "1pp", or "2% of baseline".'),
      severity: defaulting(choice(['fail', 'warn']), 'fail', 'fail makes the check red; warn is only shown.'),
      policy: optional(choice(POLICIES), 'What a value beyond the bound means. significant (changes of rates and averages): it fails when chance does not explain it. point (counts, min and max): it fails. non_inferiority: it passes only when a value beyond the bound is ruled out.'),
      min_support: optional(whole(0), 'Classes and slices with fewer examples are listed, not judged; for per: class and slice: "*" only.'),
    },
    'a mapping such as { metric: recall, class: spam, min: 0.9 }',
  ),
  {
    id: 'threshold',
    title: 'Threshold',
    description: 'One rule: a metric, of what it is measured, and its bounds.',
    anyOf: BOUND_KEYS.map((key) => ({ required: [key] })),
    dependentRequired: { actual: ['predicted'], predicted: ['actual'] },
  },
);

export type ThresholdEntry = z.output<typeof thresholdSchema>;

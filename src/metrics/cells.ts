import type { MetricDefinition } from './definition.js';
import { CELL } from './indicator.js';
import { count, divide } from './value.js';

/** One cell of the matrix: how often one class is taken for another, or gets an outcome. */
export const CELLS: readonly MetricDefinition[] = [
  {
    id: 'confusion',
    indicator: CELL,
    tasks: ['classification', 'entities'],
    title: 'confusions',
    unit: 'count',
    range: [0, Infinity],
    better: 'lower',
    formula: 'countᵢⱼ: examples of class i predicted as j',
    undefinedWhen: 'never',
    source: 'scikit-learn `confusion_matrix`',
    averages: [],
    ofGold: true,
    ofCell: (cell) => count(cell),
  },
  {
    id: 'confusion_rate',
    isShare: true,
    indicator: CELL,
    tasks: ['classification', 'entities'],
    title: 'confusion rate',
    unit: 'fraction',
    range: [0, 1],
    better: 'lower',
    formula: 'countᵢⱼ / rowᵢ: the share of the examples of class i that is predicted as j',
    undefinedWhen: 'the actual class has no gold examples',
    source: 'scikit-learn `confusion_matrix`, normalize="true"',
    averages: [],
    ofCell: (cell, support) => divide(cell, support, 'no gold examples of the actual class'),
  },
];

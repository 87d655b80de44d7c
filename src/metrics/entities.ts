import { OUTCOMES, type ConfusionMatrix } from '../matrix/confusion.js';
import type { MetricDefinition } from './definition.js';
import { count } from './value.js';

/** What kinds of errors there are among entities. The matrix has the first in its cells; the second it counts as missed and spurious. */
export const ENTITY_ERRORS: readonly MetricDefinition[] = [
  {
    id: 'type_errors',
    tasks: ['entities'],
    title: 'type errors',
    unit: 'count',
    range: [0, Infinity],
    better: 'lower',
    formula: 'Σ countᵢⱼ, i ≠ j: entities in the right place with another type',
    undefinedWhen: 'never',
    source: 'the cells of the matrix beside its diagonal',
    averages: [],
    whole: (matrix) => count(sum(matrix.cells, ({ actual, predicted }) => actual < matrix.classes && actual !== predicted && !isMissed(matrix, predicted))),
  },
  {
    id: 'boundary_errors',
    tasks: ['entities'],
    title: 'boundary errors',
    unit: 'count',
    range: [0, Infinity],
    better: 'lower',
    formula: 'missed entities that overlap a spurious one of the same type, paired one to one',
    undefinedWhen: 'never',
    source: 'nervaluate calls it partial',
    averages: [],
    whole: (matrix) => count(sum(matrix.overlaps ?? [], ({ actual, predicted }) => actual === predicted)),
  },
];

type Cell = ConfusionMatrix['cells'][number];

/** Behind the classes only the column `(other)` holds predictions. */
function isMissed(matrix: ConfusionMatrix, predicted: number): boolean {
  return predicted - matrix.classes === OUTCOMES.indexOf('missed');
}

function sum(cells: readonly Cell[], belongs: (cell: Cell) => boolean): number {
  return cells.reduce((total, cell) => total + (belongs(cell) ? cell.count : 0), 0);
}

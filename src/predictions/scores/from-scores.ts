import { cellText, isBlank } from '../file-set.js';
import type { Cells } from '../formats/format.js';
import type { LabelColumn } from '../label-column.js';
import { BLANK, UNPARSED, type Code } from '../label-forms.js';
import type { CellCoder } from '../row-batch.js';
import type { Source } from '../source.js';
import { bestOf, listedScores } from './listed-scores.js';
import type { Cut } from './options.js';

/** Predictions by a cut-off: the positive class from a score on, else the other one. What is no number is told by whoever reads the scores. */
export function byCut(labels: LabelColumn, { from, positive, negative }: Cut): CellCoder {
  return coder(labels, (text) => {
    const score = Number(text);
    return Number.isNaN(score) ? undefined : score >= from ? positive : negative;
  });
}

/** Predictions by the highest of several scores. */
export function byBest(labels: LabelColumn, order: readonly string[] | undefined): CellCoder {
  return coder(labels, (text) => {
    const listed = listedScores(text, order);
    return listed === undefined || listed === 'unclear' ? undefined : bestOf(listed);
  });
}

function coder(labels: LabelColumn, labelOf: (text: string) => string | undefined): CellCoder {
  return {
    ahead: false,
    code(cells: Cells, index: number, source: Source): Code {
      if (isBlank(cells, index)) return BLANK;
      const label = labelOf(cellText(cells, index).trim());
      return label === undefined ? UNPARSED : labels.codeOf(label, source);
    },
    codeOf: (label, source) => labels.codeOf(label, source),
  };
}

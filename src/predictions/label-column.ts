import { ProblemError, type Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { cellText, isEmpty, isStructure } from './file-set.js';
import type { Cells } from './formats/format.js';
import { shown } from './formats/quoting.js';
import { BLANK, STRUCTURED, TooManyValues, type Code, type LabelForms } from './label-forms.js';
import { isFraction } from './numeric-labels.js';
import type { Source } from './source.js';

/** Turns the cells of one column of labels or slice values into codes. */
export class LabelColumn {
  readonly name: string;
  readonly ahead = true;
  readonly #forms: LabelForms;
  readonly #most: number | undefined;

  /** `most`: distinct values of all columns with these forms beyond which this column has too many; by default as the forms have it. */
  constructor(name: string, forms: LabelForms, most?: number) {
    this.name = name;
    this.#forms = forms;
    this.#most = most;
  }

  /** The code of cell `index`: of a label, of a mark, `BLANK` or `STRUCTURED`. Throws ProblemError when the column holds no labels at all. */
  code(cells: Cells, index: number, source: Source): Code {
    if (isEmpty(cells, index)) return BLANK;
    if (isStructure(cells, index)) return STRUCTURED;
    try {
      return this.#forms.code(cells.bytes[index] as Uint8Array, cells.start[index] as number, cells.end[index] as number, this.#most);
    } catch (thrown) {
      throw this.#explained(thrown, source, () => cellText(cells, index));
    }
  }

  /** The code of a label that was read elsewhere. Throws as `code` does. */
  codeOf(label: string, source: Source): Code {
    try {
      return this.#forms.codeOf(label, this.#most);
    } catch (thrown) {
      throw this.#explained(thrown, source, () => label);
    }
  }

  #explained(thrown: unknown, source: Source, value: () => string): unknown {
    return thrown instanceof TooManyValues ? new ProblemError(this.#tooMany(thrown, source, value()), { cause: thrown }) : thrown;
  }

  #tooMany({ message }: TooManyValues, source: Source, value: string): Problem {
    const numbers = isFraction(value.trim()) ? ' Numbers with fractions look like regression, which a confusion matrix cannot judge.' : '';
    return fileProblem(
      source.name,
      `the column ${shown(this.name)} has ${message}, the last one ${shown(value)}`,
      `A column of labels has few. Is this one a text, an id or a measurement?${numbers} Name the right columns under \`columns\`.`,
    );
  }
}

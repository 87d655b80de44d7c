import { ProblemError, type Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { cellText, isEmpty, isStructure } from './file-set.js';
import { Findings } from './findings.js';
import type { Cells } from './formats/format.js';
import { shown } from './formats/quoting.js';
import { MISSING, TooManyValues, type Code, type LabelForms } from './label-forms.js';
import { isFraction } from './numeric-labels.js';
import type { Source } from './source.js';

/** Reads one column of labels or slice values: cells to codes, and what is wrong with them. */
export class LabelColumn {
  readonly #name: string;
  readonly #forms: LabelForms;
  readonly #most: number | undefined;
  /** Rows with a JSON object or array where a label belongs. */
  readonly structures: Findings;

  /** `most`: distinct values of all columns with these forms beyond which this column has too many; by default as the forms have it. */
  constructor(name: string, forms: LabelForms, most?: number) {
    this.#name = name;
    this.#forms = forms;
    this.#most = most;
    this.structures = new Findings(
      (count) => `${count} ${count === 1 ? 'row holds' : 'rows hold'} a JSON object or array in the column "${name}", where a label belongs`,
      'Name the key inside it with a dotted path, such as `response.label`.',
    );
  }

  /** The code of cell `index`; `MISSING` where it is empty. Throws ProblemError when the column holds no labels at all. */
  code(cells: Cells, index: number, source: Source): Code {
    if (isEmpty(cells, index)) return MISSING;
    if (isStructure(cells, index)) {
      this.structures.add(source, cells.offset);
      return MISSING;
    }
    try {
      return this.#forms.code(cells.bytes[index] as Uint8Array, cells.start[index] as number, cells.end[index] as number, this.#most);
    } catch (thrown) {
      throw thrown instanceof TooManyValues ? new ProblemError(this.#tooMany(thrown, source, cellText(cells, index)), { cause: thrown }) : thrown;
    }
  }

  #tooMany({ message }: TooManyValues, source: Source, value: string): Problem {
    const numbers = isFraction(value.trim()) ? ' Numbers with fractions look like regression, which a confusion matrix cannot judge.' : '';
    return fileProblem(
      source.name,
      `the column ${shown(this.#name)} has ${message}, the last one ${shown(value)}`,
      `A column of labels has few. Is this one a text, an id or a measurement?${numbers} Name the right columns under \`columns\`.`,
    );
  }
}

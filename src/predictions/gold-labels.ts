import type { Problem } from '../problem.js';
import { cellText, isBlank, isStructure } from './file-set.js';
import { andMore, Findings, NAMED, problemsIn } from './findings.js';
import type { Cells } from './formats/format.js';
import { locate } from './formats/locate.js';
import { shown } from './formats/quoting.js';
import { LabelColumn } from './label-column.js';
import { isLabel, OTHER, UNLABELLED, type Code, type LabelForms } from './label-forms.js';
import type { CodeCounts, LabelSet } from './label-set.js';
import type { Source } from './source.js';

/** Where each gold label stood first, for the error that it is outside the label set. */
export type FirstGold = ReadonlyMap<Code, { readonly source: Source; readonly offset: number }>;

/** Reads one column of gold labels: what it holds, where each label stood first, and what is wrong with it. */
export class GoldLabels {
  readonly #column: LabelColumn;
  readonly #first = new Map<Code, { readonly source: Source; readonly offset: number }>();
  readonly #absent: Findings;
  readonly #marks: Findings;
  readonly #drop: boolean;

  constructor(forms: LabelForms, name: string, unlabelled: 'error' | 'drop') {
    this.#column = new LabelColumn(name, forms);
    this.#drop = unlabelled === 'drop';
    this.#absent = new Findings(
      (count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no gold label in the column "${name}"`,
      'Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.',
    );
    this.#marks = new Findings(
      (count) => `${count} gold ${count === 1 ? 'label' : 'labels'} in the column "${name}" ${count === 1 ? 'has' : 'have'} the name of an outcome, which only a prediction can have`,
      'Does this column hold predictions? Name the column of gold labels: `columns: { actual: <column> }`. No class can be called (missing), (unparsed), (refused) or (other).',
    );
  }

  get first(): FirstGold {
    return this.#first;
  }

  /** The label of cell `index`, or `UNLABELLED`. */
  code(cells: Cells, index: number, source: Source): Code {
    const code = this.#column.code(cells, index, source);
    if (isLabel(code)) {
      if (!this.#first.has(code)) this.#first.set(code, { source, offset: cells.offset });
      return code;
    }
    if (isStructure(cells, index)) return UNLABELLED;
    // "(missing)" written out is no absent label: whoever writes that writes predictions.
    if (!isBlank(cells, index)) this.#marks.add(source, cells.offset, () => shown(cellText(cells, index)));
    else if (!this.#drop) this.#absent.add(source, cells.offset);
    return UNLABELLED;
  }

  problems(): Promise<readonly Problem[]> {
    return problemsIn([this.#absent, this.#marks, this.#column.structures]);
  }
}

/** Gold labels outside a closed label set: one problem for each of the first five, at its first line, and one for the others. */
export async function goldOutside(first: FirstGold, forms: LabelForms, { classes, actual }: LabelSet, counts: CodeCounts): Promise<readonly Problem[]> {
  const outside = [...first].filter(([code]) => actual[code] === OTHER);
  const named = classes.slice(0, 20).map(shown);
  const problems: Problem[] = [];
  for (const [code, { source, offset }] of outside.slice(0, NAMED)) {
    const count = counts[code] ?? 0;
    problems.push({
      message: `the gold label ${shown(forms.text(code))} is not in \`labels\` (${count} ${count === 1 ? 'example' : 'examples'})`,
      place: { file: source.name, line: (await locate(source, offset)).line },
      advice: `\`labels\` is the closed set of classes: ${andMore(named, classes.length)}. Add the label, or mend the gold data.`,
    });
  }
  const more = outside.slice(NAMED);
  const [next] = more;
  if (next !== undefined) {
    problems.push({ message: `${more.length} more gold ${more.length === 1 ? 'label is' : 'labels are'} not in \`labels\``, place: { file: next[1].source.name } });
  }
  return problems;
}

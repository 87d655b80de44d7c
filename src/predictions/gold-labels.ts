import type { Problem } from '../problem.js';
import { andMore, Findings, NAMED, problemsIn, structuresIn } from './findings.js';
import { locate } from './formats/locate.js';
import { shown } from './formats/quoting.js';
import { BLANK, isLabel, OTHER, PREDICTION_MARKS, STRUCTURED, UNLABELLED, type Code, type LabelForms } from './label-forms.js';
import type { CodeCounts, LabelSet } from './label-set.js';
import type { RowBatch } from './row-batch.js';
import type { Source } from './source.js';

/** Where each gold label stood first, for the error that it is outside the label set. */
export type FirstGold = ReadonlyMap<Code, { readonly source: Source; readonly offset: number }>;

/** Looks through one column of gold labels: where each label stood first, and what is wrong with it. */
export class GoldLabels {
  readonly #first = new Map<Code, { readonly source: Source; readonly offset: number }>();
  /** 1 for a label that has been met. */
  readonly #met = new Uint8Array(65_536);
  readonly #absent: Findings;
  readonly #marks: Findings;
  readonly #structures: Findings;
  readonly #unread: Findings;
  readonly #drop: boolean;
  readonly #isRead: boolean;

  /** `isRead`: the labels are read by steps, as replies are. */
  constructor(name: string, unlabelled: 'error' | 'drop', isRead: boolean) {
    this.#isRead = isRead;
    this.#unread = new Findings(
      (count) => `${count} gold ${count === 1 ? 'label' : 'labels'} in the column "${name}" cannot be read by the steps of \`response.gold\``,
      'Every example needs a gold label. Mend the steps or the gold data; where gold labels are labels already, remove `gold`.',
    );
    this.#drop = unlabelled === 'drop';
    this.#structures = structuresIn(name);
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

  /** Looks through the codes of a batch; what is no label becomes `UNLABELLED`. */
  settle(codes: Uint16Array, { size, offsets, source }: RowBatch): void {
    const met = this.#met;
    for (let row = 0; row < size; row++) {
      const code = codes[row] as Code;
      if (met[code] === 1) continue;
      const offset = offsets[row] as number;
      if (isLabel(code)) {
        met[code] = 1;
        this.#first.set(code, { source, offset });
      } else {
        this.#note(code, source, offset);
        codes[row] = UNLABELLED;
      }
    }
  }

  problems(): Promise<readonly Problem[]> {
    return problemsIn([this.#absent, this.#marks, this.#unread, this.#structures]);
  }

  #note(code: Code, source: Source, offset: number): void {
    if (code === STRUCTURED) this.#structures.add(source, offset);
    else if (this.#isRead && code !== BLANK) this.#unread.add(source, offset, () => markText(code));
    // "(missing)" written out is no absent label: whoever writes that writes predictions.
    else if (code !== BLANK) this.#marks.add(source, offset, () => shown(markText(code)));
    else if (!this.#drop) this.#absent.add(source, offset);
  }
}

function markText(code: Code): string {
  return [...PREDICTION_MARKS].find(([, mark]) => mark === code)?.[0] ?? '';
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

import { cellText, isEmpty } from '../file-set.js';
import { Findings } from '../findings.js';
import { NUMBER, TEXT, type Cells } from '../formats/format.js';
import { shown } from '../formats/quoting.js';
import type { Code } from '../label-forms.js';
import type { CellCoder } from '../row-batch.js';
import type { Source } from '../source.js';
import { plainDecimal } from './decimal.js';
import { listedScores } from './listed-scores.js';
import type { ScoreOptions } from './options.js';
import { GrowingTable, ROUNDING, type ScoreTable } from './score-table.js';

/** A column of scores among the columns of a side. Its cells become no codes: they are put into a table as they pass, row by row. */
interface ScoreColumn extends CellCoder {
  readonly name: string;
}

/**
 * Reads the columns of scores of one side. A cell with nothing in it is an example without a score; what is there must be sound, and what is not
 * is found.
 */
export class ScoreReader {
  readonly columns: readonly ScoreColumn[];
  readonly #options: ScoreOptions;
  readonly #table = new GrowingTable();
  readonly #bad = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} scores that are none`, 'Scores are numbers: of the positive class, or of every class. An example without any has an empty cell.');
  readonly #outside = new Findings((count) => `${count} ${count === 1 ? 'row has a score' : 'rows have scores'} that cannot be a probability`, 'Probabilities lie between 0 and 1. Where the scores are logits, say score_type: logit.');
  readonly #sums = new Findings(
    (count) => `the probabilities of ${count} ${count === 1 ? 'row' : 'rows'} do not add up to 1`,
    'Name the columns of all classes under columns.scores. Where the scores are logits, say score_type: logit.',
  );
  readonly #unclear = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} scores without labels`, 'An array of numbers is in the order of labels, and a single number is of the class that positive names: add labels, or positive.');
  /** The labels that stand in columns of their own, and the scores of the row at hand. */
  readonly #labels: readonly string[];
  readonly #row: number[] = [];
  /** No cell had scores of several labels. */
  #isSingle: boolean;

  constructor(options: ScoreOptions) {
    const { from } = options;
    this.#options = options;
    this.#isSingle = typeof from === 'string';
    this.#labels = typeof from === 'string' ? [] : from.map(([label]) => label);
    this.columns =
      typeof from === 'string'
        ? [this.#column(from, (cells, at, source) => this.#takeCell(cells, at, source))]
        : from.map(([, name], index) => this.#column(name, (cells, at, source) => this.#takeOneOf(cells, at, source, index)));
  }

  /** What was read so far. */
  get table(): ScoreTable {
    const { columns, listed } = this.#table;
    return { columns, logits: this.#options.type === 'logit' && this.#isSingle, listed, single: this.#isSingle };
  }

  get findings(): readonly Findings[] {
    return [this.#bad, this.#outside, this.#sums, this.#unclear];
  }

  #column(name: string, take: (cells: Cells, at: number, source: Source) => void): ScoreColumn {
    return {
      name,
      ahead: false,
      code(cells, at, source): Code {
        take(cells, at, source);
        return 0;
      },
      codeOf: () => 0,
    };
  }

  /** Of a column a label: the row is whole with its last cell. */
  #takeOneOf(cells: Cells, at: number, source: Source, index: number): void {
    if (index === 0) this.#row.length = 0;
    this.#row.push(isEmpty(cells, at) ? Number.NaN : (plainIn(cells, at) ?? this.#number(cells, at, source)));
    if (index === this.#labels.length - 1) this.#putRow(this.#labels, this.#row, source, cells.offset, false);
  }

  /** Of one column: a number, or scores of several labels. */
  #takeCell(cells: Cells, at: number, source: Source): void {
    if (isEmpty(cells, at)) {
      this.#table.beginRow();
      return;
    }
    const plain = plainIn(cells, at);
    if (plain !== undefined || cells.kind[at] === NUMBER || (cells.kind[at] === TEXT && !/^\s*[[{]/.test(cellText(cells, at)))) {
      const { positive, type } = this.#options;
      const score = plain ?? this.#number(cells, at, source);
      const row = this.#table.beginRow();
      if (positive === undefined) return this.#unclear.add(source, cells.offset, () => String(score));
      if (type === 'probability' && !isProbability(score)) this.#outside.add(source, cells.offset, () => String(score));
      this.#table.set(positive, row, score);
      return;
    }
    this.#isSingle = false;
    const listed = listedScores(cellText(cells, at), this.#options.labels);
    if (listed === 'unclear' || listed === undefined) {
      this.#table.beginRow();
      (listed === 'unclear' ? this.#unclear : this.#bad).add(source, cells.offset, () => shown(cellText(cells, at)));
      return;
    }
    this.#putRow(listed.labels, listed.scores, source, cells.offset, listed.isList);
  }

  /** `isList`: it may be the best few of more. */
  #putRow(labels: readonly string[], scores: readonly number[], source: Source, offset: number, isList: boolean): void {
    const row = this.#table.beginRow();
    const absent = scores.filter(Number.isNaN).length;
    // Nothing at all is an example without scores; a hole in a row is none.
    if (absent === scores.length) return;
    const found = () => labels.map((label, i) => `${label} ${String(scores[i])}`).join(', ');
    if (absent > 0 || !scores.every(Number.isFinite)) return this.#bad.add(source, offset, () => shown(found()));
    const isLogit = this.#options.type === 'logit';
    if (!isLogit && !scores.every(isProbability)) return this.#outside.add(source, offset, () => shown(found()));
    const probabilities = isLogit ? softmax(scores) : scores;
    const sum = probabilities.reduce((total, score) => total + score, 0);
    const isPart = isList && (isLogit || sum < 1 - ROUNDING);
    if (isPart) this.#table.list(labels.length);
    else if (Math.abs(sum - 1) > ROUNDING) return this.#sums.add(source, offset, () => `${Number(sum.toPrecision(4))}`);
    labels.forEach((label, i) => this.#table.set(label, row, probabilities[i] as number));
  }

  #number(cells: Cells, at: number, source: Source): number {
    const text = cellText(cells, at).trim();
    const score = text === '' ? Number.NaN : Number(text);
    if (text !== '' && !Number.isFinite(score)) this.#bad.add(source, cells.offset, () => shown(text));
    return score;
  }
}

/** Nearly all scores are plain numbers, of which no text need be made. */
function plainIn({ kind, bytes, start, end }: Cells, at: number): number | undefined {
  return kind[at] === NUMBER || kind[at] === TEXT ? plainDecimal(bytes[at] as Uint8Array, start[at] as number, end[at] as number) : undefined;
}

function isProbability(score: number): boolean {
  return Number.isNaN(score) || (score >= 0 && score <= 1);
}

function softmax(logits: readonly number[]): readonly number[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

import { ProblemError, type Problem } from '../../problem.js';
import { ID_NAMES, normaliseName, PAIRED_NAMES } from '../column-names.js';
import type { Source } from '../source.js';
import { AtRecord, placedAtRecord } from './at-record.js';
import { newCells, setCell, textOf } from './cells.js';
import { NULL, TEXT, type Cells, type Format, type FormatId, type Preview, type PreviewColumn } from './format.js';
import { listed, shown } from './quoting.js';

/** What tools and people call the column of counts: SQL engines, pandas, Spark, `wandb.plot.confusion_matrix`. Whole names after `normaliseName`. */
const COUNT_NAMES: ReadonlySet<string> = new Set(['count', 'counts', 'n', 'num', 'count_star', 'n_predictions', 'n_examples', 'examples', 'frequency']);

/** Names that say so by themselves, whatever other columns stand beside. */
const CLEAR_COUNT_NAMES: ReadonlySet<string> = new Set(['count', 'counts', 'count_star', 'n_predictions']);

/** The columns of a wide matrix, read as if it were long. */
const WIDE = { actual: 'actual', predicted: 'predicted' } as const;

/** More columns are a table of features with one that happens to be called `count`. */
const MOST_COLUMNS = 6;
/** A pair of labels, a baseline's, and what may be a count. With more beside them `n` is a feature like any other. */
const MOST_COLUMNS_OF_UNCLEAR = 4;

/**
 * Counts of examples: one row for each actual and predicted label with how many there are (long), or one row for each actual label and one
 * column for each predicted one (wide, a confusion matrix). Read through the format that the file itself has.
 */
export function countsIn(inner: Format, countColumn: string | undefined): Format {
  return {
    id: 'counts',
    numbered: inner.numbered === true,
    async preview(source) {
      const preview = await inner.preview(source);
      if (isWide(preview, countColumn)) return wideOf(preview);
      const count = countIn(source, preview, countColumn);
      return { ...preview, format: 'counts', columns: preview.columns.filter(({ name }) => name !== count) };
    },
    async read(source, columns, onRecord) {
      const preview = await inner.preview(source);
      try {
        if (isWide(preview, countColumn)) return await readWide(inner, source, preview, columns, onRecord);
        return await readLong(inner, source, countIn(source, preview, countColumn), columns, onRecord);
      } catch (thrown) {
        throw await placedAtRecord({ name: source.name, open: () => source.open(), numbered: inner.numbered === true }, thrown);
      }
    },
  };
}

/**
 * Whether a file that nobody has called counts holds counts: `yes` when its columns are a pair of labels and a count and nothing else (our own
 * copy has an outcome beside them), `perhaps` when there is more, or when the column of whole numbers is called `n` or the like.
 */
export function looksLikeCounts({ columns }: Preview): 'yes' | 'perhaps' | 'no' {
  const names = columns.map(({ name }) => normaliseName(name));
  if (columns.length > MOST_COLUMNS || names.some((name) => ID_NAMES.has(name))) return 'no';
  const called = (meant: ReadonlySet<string>): boolean =>
    columns.some(({ name, samples }) => meant.has(normaliseName(name)) && samples.length > 0 && samples.every((text) => countOf(text) !== undefined));
  const clear = called(CLEAR_COUNT_NAMES);
  if (clear && names.slice(0, 4).join() === 'actual,predicted,outcome,count') return 'yes';
  const pair = PAIRED_NAMES.find((both) => both.every((name) => names.includes(name)));
  if (pair === undefined) return 'no';
  if (clear) return columns.length === 3 ? 'yes' : 'perhaps';
  return columns.length <= MOST_COLUMNS_OF_UNCLEAR && called(COUNT_NAMES) ? 'perhaps' : 'no';
}

/** The problem of a file of which nobody can say whether its rows are examples or counts. */
export function unclearCounts({ name: file }: Source, { columns }: Preview, id: FormatId): Problem {
  return {
    message: `each row may be one example, or as many as one of its columns says: ${listed(columns.map(({ name }) => name))}`,
    place: { file },
    advice: `Say which: format: counts, or format: ${id} where a row is one example.`,
  };
}

/** A whole number, as text: 12 or 12.0. Undefined for anything else. */
function countOf(text: string): number | undefined {
  if (!/^\s*\d+(?:\.0*)?\s*$/.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** A square of whole numbers: every row is called like one of the columns behind the first. */
function isWide({ columns }: Preview, countColumn: string | undefined): boolean {
  const [first, ...classes] = columns;
  if (first === undefined || classes.length < 2 || countColumn !== undefined) return false;
  const names = new Set(classes.map(({ name }) => name.trim()));
  return first.samples.length > 0 && first.samples.every((text) => names.has(text.trim())) && classes.every(({ kind }) => kind === 'number' || kind === 'empty');
}

function wideOf({ columns, records }: Preview): Preview {
  const [first, ...classes] = columns;
  const predicted: PreviewColumn = { name: WIDE.predicted, samples: classes.map(({ name }) => name), kind: 'text' };
  return { format: 'counts', columns: [{ name: WIDE.actual, samples: first?.samples ?? [], kind: 'text' }, predicted], records: records * classes.length };
}

function countIn({ name: file }: Source, { columns }: Preview, countColumn: string | undefined): string {
  const found = countColumn === undefined ? columns.filter(({ name }) => COUNT_NAMES.has(normaliseName(name))) : columns.filter(({ name }) => name === countColumn);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.name;
  const what = countColumn !== undefined ? `there is no column ${shown(countColumn)}, which \`columns.count\` names` : only === undefined ? 'no column is called like a count' : `several columns are called like a count: ${listed(found.map(({ name }) => name))}`;
  throw new ProblemError({
    message: `these are no counts that can be read: ${what}`,
    place: { file },
    advice: `Its columns are ${listed(columns.map(({ name }) => name))}.\nCounts are rows of actual, predicted and count (name it: columns: { count: <column> }), or a square matrix with one row for each actual and one column for each predicted label.`,
  });
}

function countAt(cells: Cells, i: number, column: string): number {
  const text = cells.kind[i] === NULL ? '' : textOf(cells.bytes[i] as Uint8Array, cells.start[i] as number, cells.end[i] as number);
  const count = countOf(text);
  if (count === undefined) throw new AtRecord(cells.offset, `the column ${shown(column)} holds ${shown(text)}, which is no count`, 'A count is a whole number, 0 or more. Shares and percentages are not read: they do not say how many there were.');
  return count;
}

async function readLong(inner: Format, source: Source, column: string, columns: readonly string[], onRecord: (cells: Cells) => void): ReturnType<Format['read']> {
  return inner.read(source, [...columns, column], (cells) => {
    cells.count = countAt(cells, columns.length, column);
    // A row of none is no example: its labels need not occur.
    if (cells.count > 0) onRecord(cells);
  });
}

async function readWide(inner: Format, source: Source, preview: Preview, columns: readonly string[], onRecord: (cells: Cells) => void): ReturnType<Format['read']> {
  const strange = columns.find((name) => name !== WIDE.actual && name !== WIDE.predicted);
  if (strange !== undefined) throw new ProblemError({ message: `a matrix has no column ${shown(strange)}`, place: { file: source.name }, advice: 'Its rows are actual and its columns predicted labels. Name no columns, or write one row for each pair of labels and its count.' });
  const names = preview.columns.map(({ name }) => name);
  const classes = names.slice(1).map((name) => Buffer.from(name.trim()));
  const out = newCells(columns.length);
  const seen = new Set<string>();
  let records = 0;
  const { nonFinite } = await inner.read(source, names, (cells) => {
    const row = textOf(cells.bytes[0] as Uint8Array, cells.start[0] as number, cells.end[0] as number).trim();
    if (!classes.some((name) => name.toString() === row)) throw new ProblemError({ message: `the row ${shown(row)} of the matrix has no column of that name`, place: { file: source.name }, advice: 'Rows and columns of a matrix have the same labels.' });
    if (seen.has(row)) throw new ProblemError({ message: `the matrix has two rows ${shown(row)}`, place: { file: source.name } });
    seen.add(row);
    classes.forEach((name, i) => {
      out.count = countAt(cells, i + 1, names[i + 1] ?? '');
      if (out.count === 0) return;
      out.offset = cells.offset;
      columns.forEach((column, cell) => {
        if (column === WIDE.predicted) setCell(out, cell, TEXT, name, 0, name.length);
        else setCell(out, cell, TEXT, cells.bytes[0] as Uint8Array, cells.start[0] as number, cells.end[0] as number);
      });
      records++;
      onRecord(out);
    });
  });
  return { records, nonFinite };
}

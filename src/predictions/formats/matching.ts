import { ProblemError, type Problem } from '../../problem.js';
import type { Source } from '../source.js';
import { textOf } from './cells.js';
import { ABSENT, NULL, PREVIEW_RECORDS, type Cells, type Format, type FormatChoice, type Preview } from './format.js';
import { listed, shown } from './quoting.js';
import { Samples } from './samples.js';

type Where = NonNullable<FormatChoice['where']>;

/** Thrown to leave a file once enough of it was looked at. */
class Enough extends Error {}

/**
 * A format that passes on only the records whose columns hold these texts, blanks around them aside. With `inherited` a file that lacks one
 * of the columns is read whole. Throws ProblemError when no record of the file matches.
 */
export function withWhere(format: Format, where: Where, inherited: boolean): Format {
  const whole = async (source: Source): Promise<boolean> => inherited && !hasAll(await format.preview(source), where);
  return {
    id: format.id,
    ...(format.oneOf !== undefined && { oneOf: format.oneOf }),
    numbered: format.numbered === true,
    async preview(source) {
      const preview = await format.preview(source);
      return inherited && !hasAll(preview, where) ? preview : previewMatching(format, source, preview, where);
    },
    async read(source, columns, onRecord) {
      if (await whole(source)) return format.read(source, columns, onRecord);
      let records = 0;
      const { nonFinite } = await readMatching(format, source, columns, where, (cells) => {
        records++;
        onRecord(cells);
      });
      return { records, nonFinite };
    },
  };
}

/**
 * A format all of whose records must agree in these columns. A file of several runs would else give each example several times, and one run
 * must not be taken for another. Throws ProblemError with the values there are.
 */
export function withOneOf(format: Format, columns: readonly string[]): Format {
  return {
    id: format.id,
    numbered: format.numbered === true,
    preview: (source) => format.preview(source),
    async read(source, asked, onRecord) {
      const seen = columns.map(() => new Set<string>());
      const notes = await format.read(source, [...asked, ...columns], (cells) => {
        seen.forEach((values, i) => {
          if (values.size < MOST_VALUES) values.add(textIn(cells, asked.length + i));
        });
        if (seen.every(({ size }) => size === 1)) onRecord(cells);
      });
      const several = columns.flatMap((name, i) => ((seen[i]?.size ?? 0) > 1 ? [severalValues(source, name, seen[i] ?? new Set())] : []));
      if (several.length > 0) throw new ProblemError(several.slice(0, 1));
      return notes;
    },
  };
}

/** More values of one column are not listed. */
const MOST_VALUES = 10;

function textIn(cells: Cells, i: number): string {
  if (cells.kind[i] === ABSENT || cells.kind[i] === NULL) return '';
  return textOf(cells.bytes[i] as Uint8Array, cells.start[i] as number, cells.end[i] as number).trim();
}

function severalValues({ name: file }: Source, column: string, values: ReadonlySet<string>): Problem {
  const [first = ''] = values;
  return { message: `the file holds several runs, which differ in ${column}: ${listed(values)}`, place: { file }, advice: `Say which one is meant: where: { ${column}: ${JSON.stringify(first)} }` };
}

function hasAll({ columns }: Preview, where: Where): boolean {
  return where.every(([name]) => columns.some((column) => column.name === name));
}

function readMatching(format: Format, source: Source, columns: readonly string[], where: Where, onRecord: (cells: Cells) => void): ReturnType<Format['read']> {
  return format.read(source, [...columns, ...where.map(([name]) => name)], (cells) => {
    if (where.every(([, text], i) => holds(cells, columns.length + i, text))) onRecord(cells);
  });
}

function holds(cells: Cells, i: number, text: string): boolean {
  if (cells.kind[i] === ABSENT || cells.kind[i] === NULL) return false;
  return textOf(cells.bytes[i] as Uint8Array, cells.start[i] as number, cells.end[i] as number).trim() === text;
}

async function previewMatching(format: Format, source: Source, preview: Preview, where: Where): Promise<Preview> {
  const samples = preview.columns.map(({ name }) => new Samples(name));
  let records = 0;
  try {
    await readMatching(format, source, preview.columns.map(({ name }) => name), where, (cells) => {
      records++;
      samples.forEach((sample, i) => sample.add(cells, i));
      if (records === PREVIEW_RECORDS) throw new Enough();
    });
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
  }
  if (records === 0 && preview.records > 0) throw nothingMatches(source, preview, where);
  return { ...preview, columns: samples.map((sample) => sample.column()), records };
}

function nothingMatches({ name: file }: Source, { columns }: Preview, where: Where): ProblemError {
  const asked = where.map(([name, text]) => `${name} = ${shown(text)}`).join(' and ');
  const seen = where.map(([name]) => {
    const values = new Set(columns.find((column) => column.name === name)?.samples);
    return values.size === 0 ? `${shown(name)} is in none of the first records. Columns: ${listed(columns.map((column) => column.name))}` : `${shown(name)} holds ${listed(values)}`;
  });
  return new ProblemError({ message: `no record matches \`where\`: ${asked}`, place: { file }, advice: seen.join('\n') });
}

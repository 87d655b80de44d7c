import { ProblemError, type Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { NAMED } from './findings.js';
import { textOf } from './formats/cells.js';
import { ABSENT, isTabular, NULL, PREVIEW_SAMPLES, STRUCTURE, type Cells, type Format, type FormatChoice, type Preview, type PreviewColumn } from './formats/format.js';
import { chooseFormat } from './formats/table.js';
import { missingInShard } from './role-problems.js';
import { shown } from './formats/quoting.js';
import { resolveRoles, type Roles, type RolesWanted } from './roles.js';
import type { Source } from './source.js';

/** One file of a set with its reader, previewed. */
export interface OpenedFile {
  readonly source: Source;
  readonly format: Format;
  readonly preview: Preview;
}

/** Files that are read as one table (the shards of one side), with the roles of their columns. Never empty. */
export interface FileSet {
  readonly files: readonly OpenedFile[];
  readonly roles: Roles;
}

/** Looks at the files and settles the roles of their columns, the same for all of them. A file without records is an error: a shard may have been lost. */
export async function openFileSet(sources: readonly Source[], format: FormatChoice | undefined, wantedIn: (preview: Preview) => RolesWanted): Promise<FileSet> {
  const files = await openFiles(sources, format);
  const empty = files.filter((file) => file.preview.records === 0);
  const [first, ...rest] = files;
  if (first === undefined || empty.length > 0) throw new ProblemError(noRecords(empty.map(({ source }) => source)));
  const other = rest.find((file) => (file.format.id === 'counts') !== (first.format.id === 'counts'));
  if (other !== undefined) throw new ProblemError(mixedCounts(first, other));
  const preview = seenTogether(first.preview, rest.map((file) => file.preview));
  const roles = resolveRoles(first.source.name, preview, wantedIn(preview));
  const problems = files.flatMap((file) => (isTable(file) ? missingInShard(file.source.name, file.preview, roles) : []));
  if (problems.length > 0) throw new ProblemError(problems.slice(0, NAMED));
  return { files, roles };
}

export async function openFiles(sources: readonly Source[], format: FormatChoice | undefined): Promise<readonly OpenedFile[]> {
  const files: OpenedFile[] = [];
  for (const source of sources) {
    const reader = await chooseFormat(source, format);
    files.push({ source: reader.numbered === true ? numbered(source) : source, format: reader, preview: await reader.preview(source) });
  }
  return files;
}

function numbered(source: Source): Source {
  return { name: source.name, open: () => source.open(), ...(source.openAnywhere !== undefined && { openAnywhere: () => source.openAnywhere?.() }), numbered: true };
}

/** Tables of text name all their columns; a JSON record may lack a key that others have. */
export function isTable({ format }: OpenedFile): boolean {
  return isTabular(format.id);
}

/** The columns of all files of a set: a set may be one JSON file a record, and a record may lack a key. */
export function seenTogether(first: Preview, rest: readonly Preview[]): Preview {
  const columns = [...first.columns];
  const places = new Map(columns.map(({ name }, index) => [name, index]));
  for (const preview of rest) {
    for (const column of preview.columns) {
      const place = places.get(column.name);
      const known = place === undefined ? undefined : columns[place];
      if (place === undefined || known === undefined) places.set(column.name, columns.push(column) - 1);
      else if (known.samples.length < PREVIEW_SAMPLES) columns[place] = bothSeen(known, column);
    }
  }
  return { ...first, columns, records: rest.reduce((sum, { records }) => sum + records, first.records) };
}

function bothSeen(a: PreviewColumn, b: PreviewColumn): PreviewColumn {
  const kind = a.kind === b.kind || b.kind === 'empty' ? a.kind : a.kind === 'empty' ? b.kind : 'text';
  return { name: a.name, samples: [...a.samples, ...b.samples].slice(0, PREVIEW_SAMPLES), kind };
}

function mixedCounts(first: OpenedFile, other: OpenedFile): Problem {
  const [counts, examples] = first.format.id === 'counts' ? [first, other] : [other, first];
  return fileProblem(examples.source.name, `the file holds examples, but ${shown(counts.source.name)}, which is read with it, holds counts`, 'Files that are read together are all of one kind. Name it: format: counts, or the format of the examples.');
}

function noRecords(sources: readonly Source[]): readonly Problem[] {
  if (sources.length === 0) return [{ message: 'there are no prediction files to read' }];
  return sources.map(({ name }) => fileProblem(name, 'the file holds no predictions: it has no records', 'What was not measured never passes. Check the step that writes the file.'));
}

/** Whether cell `index` holds nothing: no such key, null, or an empty text. */
export function isEmpty(cells: Cells, index: number): boolean {
  const kind = cells.kind[index];
  return kind === ABSENT || kind === NULL || cells.start[index] === cells.end[index];
}

/** Whether cell `index` holds nothing but blanks. Decodes the text: for cells that are known to hold no label. */
export function isBlank(cells: Cells, index: number): boolean {
  return isEmpty(cells, index) || cellText(cells, index).trim() === '';
}

export function isStructure(cells: Cells, index: number): boolean {
  return cells.kind[index] === STRUCTURE;
}

/** The text of cell `index`; for messages and for the few texts that are shown. */
export function cellText(cells: Cells, index: number): string {
  if (cells.kind[index] === ABSENT || cells.kind[index] === NULL) return '';
  return textOf(cells.bytes[index] ?? new Uint8Array(0), cells.start[index] ?? 0, cells.end[index] ?? 0);
}

import { ProblemError } from '../problem.js';
import { ABSENT, NULL, STRUCTURE, type Cells, type Format, type Preview } from './formats/format.js';
import { chooseFormat } from './formats/table.js';
import type { FormatId } from './formats/format.js';
import { resolveRoles, type Roles, type RolesWanted } from './roles.js';
import type { Source } from './source.js';

/** One file of a set with its reader, previewed. */
export interface OpenedFile {
  readonly source: Source;
  readonly format: Format;
  readonly preview: Preview;
}

/** Files that are read as one table (the shards of one side), with the roles of their columns. */
export interface FileSet {
  readonly files: readonly OpenedFile[];
  readonly roles: Roles;
}

/** Looks at the files and settles the roles on the first that has records; every other file must have the same columns. */
export async function openFileSet(
  sources: readonly Source[],
  format: FormatId | undefined,
  wantedIn: (preview: Preview) => RolesWanted,
): Promise<FileSet> {
  const files = await openFiles(sources, format);
  const filled = files.filter((file) => file.preview.records > 0);
  const [first, ...rest] = filled;
  if (first === undefined) {
    throw new ProblemError(
      files.map(({ source }) => ({ message: `${source.name} holds no predictions: it has no records`, place: { file: source.name }, advice: 'What was not measured never passes. Check the step that writes the file.' })),
    );
  }
  const wanted = wantedIn(first.preview);
  const roles = resolveRoles(first.source.name, first.preview, wanted);
  for (const file of rest) {
    resolveRoles(file.source.name, file.preview, { ...wanted, actual: roles.actual, predicted: roles.predicted, id: roles.id });
  }
  return { files: filled, roles };
}

export async function openFiles(sources: readonly Source[], format: FormatId | undefined): Promise<readonly OpenedFile[]> {
  const files: OpenedFile[] = [];
  for (const source of sources) {
    const reader = await chooseFormat(source, format);
    files.push({ source, format: reader, preview: await reader.preview(source) });
  }
  return files;
}

/** Whether cell `index` holds nothing: no such key, null, or an empty text. Blanks are told apart later, by the label forms. */
export function isEmpty(cells: Cells, index: number): boolean {
  const kind = cells.kind[index];
  return kind === ABSENT || kind === NULL || cells.start[index] === cells.end[index];
}

export function isStructure(cells: Cells, index: number): boolean {
  return cells.kind[index] === STRUCTURE;
}

/** The text of cell `index`; for messages and for the few texts that are shown. */
export function cellText(cells: Cells, index: number): string {
  if (cells.kind[index] === ABSENT || cells.kind[index] === NULL) return '';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode((cells.bytes[index] ?? new Uint8Array()).subarray(cells.start[index], cells.end[index]));
}

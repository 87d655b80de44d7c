import { ProblemError, type Problem } from '../../problem.js';
import type { FileRead } from '../examples.js';
import { fileProblem } from '../file-problem.js';
import { openFiles, type OpenedFile } from '../file-set.js';
import { NAMED } from '../findings.js';
import type { Cells, FormatChoice } from '../formats/format.js';
import { locate } from '../formats/locate.js';
import { modelNamedIn } from '../model-name.js';
import type { Source } from '../source.js';
import type { Document, DocumentsRead } from './document.js';

/** An empty slice value is called as everywhere. */
export const EMPTY_SLICE = '(missing)';

/** Makes documents of the records of one file. */
export interface RecordReader<Answer> {
  /** The columns that are asked of the file. */
  readonly names: readonly string[];
  /** What stood twice in a list, and was read once. */
  readonly repeated: number;
  /** The document of a record, or what is wrong with it. `row` counts over all files. */
  read(cells: Cells, source: Source, row: number): Document<Answer> | string;
}

/**
 * Reads files whose records are documents. `readerOf` makes the reader of a file, and throws for one that cannot be read. Throws ProblemError with
 * file, line and reason for records that are none; the first few of each file are named.
 */
export async function readRecordFiles<Answer>(
  sources: readonly Source[],
  format: FormatChoice | undefined,
  many: string,
  readerOf: (file: OpenedFile) => RecordReader<Answer>,
): Promise<Pick<DocumentsRead<Answer>, 'documents' | 'files' | 'nonFinite' | 'repeated' | 'model'>> {
  const opened = await openFiles(sources, format);
  const documents: Document<Answer>[] = [];
  const files: FileRead[] = [];
  const problems: Problem[] = [];
  let nonFinite = 0;
  let repeated = 0;
  for (const file of opened) {
    const { source, format: reader, preview } = file;
    if (preview.records === 0) throw new ProblemError(fileProblem(source.name, `the file holds no ${many}: it has no records`, 'What was not measured never passes. Check the step that writes the file.'));
    const record = readerOf(file);
    const faults: { readonly offset: number; readonly message: string }[] = [];
    const notes = await reader.read(source, record.names, (cells) => {
      const document = record.read(cells, source, documents.length);
      if (typeof document !== 'string') documents.push(document);
      else if (faults.length < NAMED) faults.push({ offset: cells.offset, message: document });
    });
    for (const { offset, message } of faults) problems.push({ message, place: { file: source.name, line: (await locate(source, offset)).line } });
    files.push({ name: source.name, format: reader.id, records: notes.records });
    nonFinite += notes.nonFinite;
    repeated += record.repeated;
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return { documents, files, nonFinite, repeated, model: modelNamedIn({ files: opened }) };
}

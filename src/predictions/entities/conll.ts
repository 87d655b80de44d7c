import { ProblemError } from '../../problem.js';
import type { FileRead } from '../examples.js';
import { fileProblem } from '../file-problem.js';
import { Fault } from '../formats/fault.js';
import type { TagFormatId } from '../formats/format.js';
import type { Source } from '../source.js';
import { commentId, fieldsOf, isBoundary, layoutOf, LOOKED_AT, tagFault, type Layout } from './conll-layout.js';
import { readLines } from './conll-lines.js';
import type { DocumentsWanted, EntityDocument, EntityDocuments } from './options.js';
import { tagColumns, type TagColumns } from './tag-columns.js';
import { prefixesOf, spansOf } from './scheme.js';
import { tagOf, type Tag } from './tag.js';

/**
 * Files of tags: CoNLL columns (token first, predicted last, gold before it, as conlleval has them) or tags alone, one sentence a line. A blank
 * line ends a sentence, and every sentence is a document. Throws ProblemError with file and line.
 */
export async function readTags(sources: readonly Source[], wanted: DocumentsWanted, format: TagFormatId | undefined): Promise<EntityDocuments> {
  const documents: EntityDocument[] = [];
  const files: FileRead[] = [];
  let columns: TagColumns | undefined;
  let names: Names | undefined;
  for (const source of sources) {
    const layout = await lookAt(source, format);
    const found = tagColumns(source, layout, wanted);
    columns ??= found;
    names ??= namesOf(columns);
    if (JSON.stringify(found) !== JSON.stringify(columns)) throw new ProblemError(fileProblem(source.name, `the file has other columns than ${sources[0]?.name ?? ''}: ${layout.columns} of them`, 'Files of one side have the same columns.'));
    const before = documents.length;
    await readSentences(source, layout, columns, wanted, documents);
    files.push({ name: source.name, format: layout.format, records: documents.length - before });
  }
  const { columns: named } = wanted;
  const inferred = (['actual', 'predicted'] as const).filter((role) => names?.[role] !== undefined && named[role] === undefined);
  const hasIds = documents.some(({ id }) => id !== undefined);
  return {
    documents,
    files,
    roles: {
      predicted: names?.predicted ?? '',
      ...(names?.actual !== undefined && { actual: names.actual }),
      ...(hasIds && { id: '# id' }),
      ...(named.text !== undefined && { text: 'token' }),
      slices: [],
      inferred: [...inferred, ...(hasIds ? (['id'] as const) : [])],
    },
    nonFinite: 0,
    model: undefined,
    ordered: true,
    repeated: 0,
  };
}

interface Names {
  readonly actual: string | undefined;
  readonly predicted: string | undefined;
}

function namesOf({ actual, predicted }: TagColumns): Names {
  const name = (column: number | undefined): string | undefined => (column === undefined ? undefined : `column ${column + 1}`);
  return { actual: name(actual), predicted: name(predicted) };
}

async function lookAt(source: Source, format: TagFormatId | undefined): Promise<Layout> {
  const lines: string[] = [];
  await readLines(source, (line) => {
    if (lines.length < LOOKED_AT && line.trim() !== '' && commentId(line) === undefined && !isBoundary(fieldsOf(line, false))) lines.push(line);
  });
  return layoutOf(lines, format);
}

async function readSentences(source: Source, layout: Layout, columns: TagColumns, wanted: DocumentsWanted, into: EntityDocument[]): Promise<void> {
  let sentence = new Sentence(wanted, columns, source, into.length);
  let id: string | undefined;
  const finish = (): void => {
    if (sentence.empty) return;
    into.push(sentence.document(id));
    id = undefined;
    sentence = new Sentence(wanted, columns, source, into.length);
  };
  await readLines(source, (line, offset) => {
    if (line.trim() === '') return finish();
    const comment = sentence.empty ? commentId(line) : undefined;
    if (comment !== undefined) return void (id = comment);
    const fields = fieldsOf(line, layout.byTab);
    if (layout.format === 'tags') {
      for (const tag of fields) sentence.add([tag], offset);
      return finish();
    }
    if (isBoundary(fields)) return finish();
    if (fields.length !== layout.columns) {
      throw new Fault(0, 'line', `the line has ${fields.length} ${fields.length === 1 ? 'column' : 'columns'}, and those before it have ${layout.columns}`, 'A blank line ends a sentence; every other line has the same columns.');
    }
    sentence.add(fields, offset);
  });
  finish();
}

/** One sentence while its lines are read. */
class Sentence {
  readonly #wanted: DocumentsWanted;
  readonly #columns: TagColumns;
  readonly #source: Source;
  readonly #row: number;
  readonly #words: string[] = [];
  readonly #tags: Readonly<Record<'actual' | 'predicted' | 'baseline', Tag[]>> = { actual: [], predicted: [], baseline: [] };
  #tokens = 0;
  #offset = 0;

  constructor(wanted: DocumentsWanted, columns: TagColumns, source: Source, row: number) {
    this.#wanted = wanted;
    this.#columns = columns;
    this.#source = source;
    this.#row = row;
  }

  get empty(): boolean {
    return this.#tokens === 0;
  }

  add(fields: readonly string[], offset: number): void {
    if (this.#tokens++ === 0) this.#offset = offset;
    const { token } = this.#columns;
    if (token !== undefined) this.#words.push(fields[token] ?? '');
    for (const role of ['actual', 'predicted', 'baseline'] as const) {
      const column = this.#columns[role];
      if (column !== undefined) this.#tags[role].push(this.#tag(fields[column] ?? '', role));
    }
  }

  document(id: string | undefined): EntityDocument {
    const { columns, reading } = this.#wanted;
    const spans = (role: 'actual' | 'predicted' | 'baseline'): EntityDocument['gold'] => (this.#columns[role] === undefined ? undefined : spansOf(this.#tags[role], reading));
    const words = this.#columns.token === undefined ? undefined : this.#words.join('\n');
    return {
      id,
      row: this.#row,
      source: this.#source,
      offset: this.#offset,
      length: this.#tokens,
      words,
      gold: spans('actual'),
      predicted: spans('predicted'),
      baseline: spans('baseline'),
      text: columns.text === undefined || words === undefined ? undefined : { text: words, unit: 'token' },
      slices: [],
    };
  }

  #tag(text: string, role: 'actual' | 'predicted' | 'baseline'): Tag {
    const { scheme } = this.#wanted.reading;
    const tag = tagOf(text);
    if (tag !== undefined && (scheme === undefined || prefixesOf(scheme).includes(tag.prefix))) return tag;
    throw tagFault(text, role === 'actual' ? 'gold' : role, scheme === undefined ? undefined : { name: scheme, prefixes: prefixesOf(scheme) });
  }
}

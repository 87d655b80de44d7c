import { ProblemError } from '../problem.js';
import type { FileRead, GoldRead } from './examples.js';
import { fileProblem } from './file-problem.js';
import { openFiles, seenTogether } from './file-set.js';
import { Findings, problemsIn } from './findings.js';
import type { Preview } from './formats/format.js';
import { shown } from './formats/quoting.js';
import { GoldLabels, type FirstGold } from './gold-labels.js';
import { inferGold } from './infer-labels.js';
import { ACTUAL, type JoinedRows } from './joined-rows.js';
import { LabelColumn } from './label-column.js';
import type { LabelForms } from './label-forms.js';
import type { GoldFile } from './options.js';
import { readRows } from './read-rows.js';
import { listColumns } from './role-problems.js';
import { canHold, idColumns } from './roles.js';
import { NOWHERE } from './row-store.js';
import type { ResponseParser } from './responses/parser.js';
import { labelCoder } from './reply-column.js';
import type { Source } from './source.js';

/** What is needed to read a gold file. */
export interface GoldRequest {
  readonly sources: readonly Source[];
  readonly options: GoldFile;
  /** The id column of the predictions: a gold file often has the same. */
  readonly sharedId: string | undefined;
  readonly unlabelled: 'error' | 'drop';
  /** What reads its labels, where they are read by steps. */
  readonly parser: ResponseParser | undefined;
}

/** Reads gold labels into `rows`: one row an id. Throws for duplicate ids, rows without an id, and rows without a label. */
export async function readGold(
  { sources, options, sharedId, unlabelled, parser }: GoldRequest,
  forms: LabelForms,
  { store }: JoinedRows,
): Promise<{ readonly gold: GoldRead; readonly first: FirstGold }> {
  const files = (await openFiles(sources, options.format)).filter((file) => file.preview.records > 0);
  const [first, ...rest] = files;
  if (first === undefined) throw new ProblemError(fileProblem(options.file, 'the gold file has no records'));
  const { id, column } = goldColumns(first.source.name, seenTogether(first.preview, rest.map(({ preview }) => preview)), options, sharedId);
  const labels = new GoldLabels(column, unlabelled, parser !== undefined);
  const noId = new Findings((count) => `${count} gold ${count === 1 ? 'row has' : 'rows have'} no id in the column "${id}"`, 'Every gold row needs an id to be joined by.');
  const duplicates = new Findings((count) => `${count} duplicate ${count === 1 ? 'id' : 'ids'} in the column "${id}" of the gold file`, 'An id must name one example.');
  const coders = [labelCoder(new LabelColumn(column, forms), parser)];
  const read: FileRead[] = [];
  for (const { source, format } of files) {
    const { records } = await readRows({ source, format, names: [column], coders, sets: [0], id }, (batch) => {
      const { size, ids, offsets } = batch;
      const codes = batch.codes[0] as Uint16Array;
      labels.settle(codes, batch);
      store.add(ids, size);
      store.setCodes(ACTUAL, size, codes);
      for (let i = 0; i < size; i++) {
        if (ids.lengths[i] === 0) noId.add(source, offsets[i] as number);
        else if (store.places[i] === NOWHERE) duplicates.add(source, offsets[i] as number, () => shown(ids.text(i)));
      }
    });
    read.push({ name: source.name, format: format.id, records });
  }
  const problems = [...(await labels.problems()), ...(await problemsIn([noId, duplicates]))];
  if (problems.length > 0) throw new ProblemError(problems);
  return { gold: { files: read, id, column }, first: labels.first };
}

/** The columns of a gold file: those that are named, else inferred. Throws ProblemError where they cannot be told. */
export function goldColumns(file: string, preview: Preview, options: GoldFile, sharedId: string | undefined): { readonly id: string; readonly column: string } {
  const has = (name: string): boolean => canHold(preview, name);
  const lacking = [options.id, options.column].filter((name) => name !== undefined).filter((name) => !has(name));
  const [inferredId, ...otherIds] = idColumns(preview, [options.column]);
  const shared = sharedId !== undefined && has(sharedId) ? sharedId : undefined;
  const id = options.id ?? shared ?? (otherIds.length === 0 ? inferredId : undefined);
  const column = options.column ?? inferGold(preview, id);
  if (id !== undefined && column !== undefined && lacking.length === 0) return { id, column };
  const what = lacking.length > 0 ? `it has no column ${lacking.map(shown).join(' and no ')}` : `which column is ${id === undefined ? 'the id' : 'the gold label'} cannot be told from the names`;
  throw new ProblemError(fileProblem(
    file,
    `the gold file cannot be joined: ${what}`,
    `Its columns are:\n${listColumns(preview)}\nName them in the config:\ncolumns:\n  actual: { file: ${options.file}, id: <id column>, column: <gold column> }`,
  ));
}

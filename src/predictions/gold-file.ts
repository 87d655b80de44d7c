import { ProblemError } from '../problem.js';
import type { CodeColumn } from './code-column.js';
import { cellText, isEmpty, isStructure, openFiles } from './file-set.js';
import { Findings } from './findings.js';
import type { Preview } from './formats/format.js';
import type { IdTable } from './id-table.js';
import { MISSING, UNLABELLED, type LabelForms } from './label-forms.js';
import type { GoldFile } from './options.js';
import { inferGold, inferId, listColumns } from './roles.js';
import type { FirstGold } from './side.js';
import type { Source } from './source.js';

/** Reads a gold file into `ids` and `actual`: one row an id. Duplicate ids and rows without a label are errors. */
export async function readGold(
  sources: readonly Source[],
  options: GoldFile,
  unlabelled: 'error' | 'drop',
  forms: LabelForms,
  into: { readonly ids: IdTable; readonly actual: CodeColumn; readonly firstGold: FirstGold },
): Promise<{ readonly id: string; readonly column: string }> {
  const files = (await openFiles(sources, options.format)).filter((file) => file.preview.records > 0);
  const [first] = files;
  if (first === undefined) {
    throw new ProblemError({ message: `the gold file ${options.file} has no records`, place: { file: options.file } });
  }
  const columns = goldColumns(first.source.name, first.preview, options);
  const noGold = new Findings(
    (count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no gold label in the column "${columns.column}"`,
    'Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.',
  );
  const noId = new Findings((count) => `${count} gold ${count === 1 ? 'row has' : 'rows have'} no id`, 'Every gold row needs an id to be joined by.');
  const duplicate = new Findings((count) => `${count} duplicate ${count === 1 ? 'id' : 'ids'} in the gold file`, 'An id must name one example.');
  for (const { source, format } of files) {
    await format.read(source, [columns.id, columns.column], (cells) => {
      if (isEmpty(cells, 0) || isStructure(cells, 0)) return noId.add(source, cells.offset, () => '');
      const { row, added } = into.ids.add(cells.bytes[0] as Uint8Array, cells.start[0] as number, cells.end[0] as number);
      if (!added) return duplicate.add(source, cells.offset, () => JSON.stringify(cellText(cells, 0)));
      const empty = isEmpty(cells, 1) || isStructure(cells, 1);
      const code = empty ? MISSING : forms.code(cells.bytes[1] as Uint8Array, cells.start[1] as number, cells.end[1] as number);
      into.actual.set(row, code === MISSING ? UNLABELLED : code);
      if (code === MISSING) {
        if (unlabelled === 'error') noGold.add(source, cells.offset, () => '');
      } else if (!into.firstGold.has(code)) into.firstGold.set(code, { source, offset: cells.offset });
    });
  }
  const problems = [...(await noGold.problems()), ...(await noId.problems()), ...(await duplicate.problems())];
  if (problems.length > 0) throw new ProblemError(problems);
  return columns;
}

function goldColumns(file: string, preview: Preview, options: GoldFile): { readonly id: string; readonly column: string } {
  const names = new Set(preview.columns.map((column) => column.name));
  const id = options.id ?? inferId(preview);
  const column = options.column ?? inferGold(preview, id);
  const lacking = [id, column].filter((name) => name === undefined || !names.has(name));
  if (id !== undefined && column !== undefined && lacking.length === 0) return { id, column };
  throw new ProblemError({
    message: `${file}: the columns of the gold file are not clear${options.id !== undefined || options.column !== undefined ? `: it has no ${lacking.map((name) => `"${name ?? 'id'}"`).join(' and no ')}` : ''}`,
    place: { file },
    advice: `Its columns are:\n${listColumns(preview)}\nName them in the config:\ncolumns:\n  actual: { file: ${options.file}, id: <id column>, column: <gold column> }`,
  });
}

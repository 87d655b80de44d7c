import { ProblemError, problemsOf } from '../problem.js';
import type { BaselineFiles, Comparability, ReadRequest, SideRead } from './examples.js';
import type { ExampleStream } from './example-stream.js';
import { NO_ROW, numbered } from './example-batch.js';
import { fileProblem } from './file-problem.js';
import { openFileSet } from './file-set.js';
import { duplicateIds, Findings } from './findings.js';
import { shown } from './formats/quoting.js';
import { goldOutside } from './gold-labels.js';
import { ACTUAL, type JoinedRows } from './joined-rows.js';
import { NONE, UNLABELLED } from './label-forms.js';
import { BATCH_ROWS } from './row-batch.js';
import { NOWHERE, RowStore } from './row-store.js';
import { baselineParsers } from './response-parsers.js';
import { readSide } from './side.js';
import { baselineRoles } from './side-roles.js';

/**
 * `examples: independent`: the baseline's examples are passed on by themselves. `rows` are those of the candidate's gold file, where there
 * is one: a baseline without gold of its own is judged by it. Whatever is wrong makes the baseline incomparable; nothing is thrown.
 */
export async function readUnpaired(
  own: BaselineFiles,
  request: ReadRequest,
  stream: ExampleStream,
  rows: JoinedRows | undefined,
): Promise<{ readonly baseline?: SideRead; readonly comparability: Comparability }> {
  try {
    const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
    const { roles } = files;
    const seen = roles.id === undefined ? undefined : new RowStore(0);
    const duplicates = duplicateIds(roles.id ?? '');
    const withoutGold = new Findings((count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`, 'Every prediction needs a gold label.');
    let labelled = 0;
    const nothing = new Uint16Array(BATCH_ROWS).fill(NONE);
    const rowNumbers = new Uint32Array(BATCH_ROWS);
    const noRows = new Uint32Array(BATCH_ROWS).fill(NO_ROW);
    const sliceForms = roles.slices.length > 0 ? stream.sliceForms : [];
    const { side: baseline, firstGold } = await readSide(
      { files, forms: stream.forms, sliceForms, unlabelled: request.unlabelled, idNeeded: seen !== undefined, parsers: baselineParsers(request, own, files), scores: request.scores, findings: [duplicates, withoutGold] },
      (batch) => {
        const { size, ids, source, offsets, firstRow } = batch;
        if (seen !== undefined) {
          seen.add(ids, size);
          for (let i = 0; i < size; i++) if (seen.places[i] === NOWHERE && ids.lengths[i] !== 0) duplicates.add(source, offsets[i] as number, () => shown(ids.text(i)));
        }
        const actual = roles.actual === undefined ? new Uint16Array(size).fill(UNLABELLED) : batch.actual;
        if (roles.actual === undefined) {
          const store = rows?.store;
          store?.find(ids, size);
          store?.codes(ACTUAL, size, actual);
          for (let i = 0; i < size; i++) {
            if (store !== undefined && store.places[i] !== NOWHERE) continue;
            actual[i] = UNLABELLED;
            withoutGold.add(source, offsets[i] as number, () => shown(ids.text(i)));
          }
        }
        const slices = sliceForms.length > 0 ? batch.slices : stream.sliceForms.map(() => nothing);
        labelled += stream.emitUnpaired({ size, actual, baseline: batch.predicted, candidate: nothing, slices, ids: undefined, rows: rowNumbers, counts: batch.counts, ...(request.scores !== undefined && { sideRows: { candidate: noRows, baseline: numbered(firstRow, size), scores: undefined } }) });
      },
    );
    if (labelled === 0) throw new ProblemError(fileProblem(files.files[0]?.source.name ?? '', 'no row of the baseline has a gold label'));
    const outside = request.labels === undefined ? [] : await goldOutside(firstGold, stream.forms, stream.labelSet(request.labels), stream.counts.baselineActual);
    if (outside.length > 0) return { baseline, comparability: { kind: 'incomparable', problems: outside } };
    return { baseline, comparability: { kind: 'unpaired' } };
  } catch (error) {
    return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
  }
}

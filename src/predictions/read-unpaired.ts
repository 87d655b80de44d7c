import { ProblemError, problemsOf } from '../problem.js';
import type { BaselineFiles, Comparability, ReadRequest, SideRead } from './examples.js';
import type { ExampleStream } from './example-stream.js';
import { fileProblem } from './file-problem.js';
import { openFileSet } from './file-set.js';
import { duplicateIds, Findings } from './findings.js';
import { shown } from './formats/quoting.js';
import { goldOutside } from './gold-labels.js';
import { IdTable } from './id-table.js';
import type { JoinedRows } from './joined-rows.js';
import { NONE, UNLABELLED } from './label-forms.js';
import { idText, readSide } from './side.js';
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
    const seen = roles.id === undefined ? undefined : new IdTable();
    const duplicates = duplicateIds(roles.id ?? '');
    const withoutGold = new Findings((count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`, 'Every prediction needs a gold label.');
    let labelled = 0;
    const { example } = stream;
    example.candidate = NONE;
    example.id = () => undefined;
    example.slices.fill(NONE);
    const sliceForms = roles.slices.length > 0 ? stream.sliceForms : [];
    const { side: baseline, firstGold } = await readSide(
      { files, forms: stream.forms, sliceForms, unlabelled: request.unlabelled, idNeeded: seen !== undefined, findings: [duplicates, withoutGold] },
      (record) => {
        const { idBytes, idStart, idEnd } = record;
        if (seen?.add(idBytes, idStart, idEnd).added === false) return duplicates.add(record.source, record.offset, () => shown(idText(record)));
        if (roles.actual === undefined) {
          const row = rows?.ids.find(idBytes, idStart, idEnd) ?? -1;
          if (row === -1) return withoutGold.add(record.source, record.offset, () => shown(idText(record)));
          example.actual = rows?.actual.get(row) ?? UNLABELLED;
        } else example.actual = record.actual;
        if (example.actual === UNLABELLED) return;
        example.baseline = record.predicted;
        example.slices.set(record.slices);
        example.count = record.count;
        stream.emitUnpaired();
        labelled++;
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

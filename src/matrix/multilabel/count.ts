import { readJudged, type DocumentsRequest } from '../../predictions/documents/read-judged.js';
import { writeSlimDocuments } from '../../predictions/documents/slim.js';
import { labelSetKind } from '../../predictions/multilabel/kind.js';
import type { LabelSetOptions, LabelSetsRead } from '../../predictions/multilabel/options.js';
import { SLIM_LABEL_SETS } from '../../predictions/multilabel/slim.js';
import { dividingColumns } from '../../predictions/options.js';
import type { TextSink } from '../../predictions/slim.js';
import { refuseGoldOutside } from '../sets/closed-set.js';
import { tallySets } from '../sets/tally.js';
import type { Tally } from '../tally.js';
import { LABELS } from './match.js';

/** Reads the label sets of an evaluation, counts them, and writes the slim copy of them to `copy`, where one is wanted. */
export async function countLabelSets(request: DocumentsRequest, options: LabelSetOptions, copy: TextSink | undefined): Promise<{ readonly read: LabelSetsRead; readonly tally: Tally }> {
  const read = await readJudged(request, labelSetKind(options));
  if (options.labels !== undefined) await refuseGoldOutside(read, options.labels, { one: 'gold label is', many: 'gold labels are', document: 'example' });
  const slices = request.columns.slices ?? [];
  const tally = tallySets(read, LABELS, slices, options.labels, request.columns.cluster !== undefined);
  if (copy !== undefined) await writeSlimDocuments(read, SLIM_LABEL_SETS, dividingColumns(request.columns), copy);
  return { read, tally };
}

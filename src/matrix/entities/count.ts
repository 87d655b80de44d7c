import { nameOf } from '../../predictions/documents/document.js';
import { readJudged, type DocumentsRequest } from '../../predictions/documents/read-judged.js';
import { entityKind } from '../../predictions/entities/kind.js';
import type { DocumentsWanted, EntitiesRead } from '../../predictions/entities/options.js';
import { writeSlimDocuments } from '../../predictions/entities/slim.js';
import { Findings, problemsIn } from '../../predictions/findings.js';
import { listed, shown } from '../../predictions/formats/quoting.js';
import type { TextSink } from '../../predictions/slim.js';
import { ProblemError } from '../../problem.js';
import { tallyEntities, type EntityTally } from './tally.js';

/** Reads the entities of an evaluation, counts them, and writes the slim copy of them to `copy`, where one is wanted. `labels` is the closed set of types. */
export async function countEntities(request: DocumentsRequest & Pick<DocumentsWanted, 'reading' | 'nested'>, labels: readonly string[] | undefined, copy: TextSink | undefined): Promise<{ readonly read: EntitiesRead; readonly tally: EntityTally }> {
  const read = await readJudged(request, entityKind(request));
  if (labels !== undefined) await refuseGoldOutside(read, labels);
  const slices = request.columns.slices ?? [];
  const tally = tallyEntities(read, slices, labels);
  if (copy !== undefined) writeSlimDocuments(read, slices, copy);
  return { read, tally };
}

async function refuseGoldOutside({ documents, unpaired }: EntitiesRead, labels: readonly string[]): Promise<void> {
  const closed = new Set(labels);
  const outside = new Findings((count) => `${count} gold ${count === 1 ? 'entity has a type' : 'entities have types'} outside of labels`, `labels is a closed set: ${listed(labels)}. Add the type, or correct the gold.`);
  for (const { document, gold } of documents) {
    for (const { type } of gold) if (!closed.has(type)) outside.add(document.source, document.offset, () => `${shown(type)} in ${nameOf(document, 'document')}`);
  }
  const problems = [...(await problemsIn([outside]))];
  const stray = unpaired.flatMap(({ gold }) => gold).find(({ type }) => !closed.has(type));
  if (problems.length === 0 && stray !== undefined) problems.push({ message: `the baseline has gold entities of the type ${shown(stray.type)}, which is not one of labels` });
  if (problems.length > 0) throw new ProblemError(problems);
}

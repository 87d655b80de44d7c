import { readJudged, type DocumentsRequest } from '../../predictions/documents/read-judged.js';
import { writeSlimDocuments } from '../../predictions/documents/slim.js';
import { entityKind } from '../../predictions/entities/kind.js';
import type { DocumentsWanted, EntitiesRead } from '../../predictions/entities/options.js';
import { SLIM_ENTITIES } from '../../predictions/entities/slim.js';
import { dividingColumns } from '../../predictions/options.js';
import type { TextSink } from '../../predictions/slim.js';
import { refuseGoldOutside } from '../sets/closed-set.js';
import { tallySets } from '../sets/tally.js';
import type { Tally } from '../tally.js';
import { ENTITIES } from './match.js';

/** Reads the entities of an evaluation, counts them, and writes the slim copy of them to `copy`, where one is wanted. `labels` is the closed set of types. */
export async function countEntities(request: DocumentsRequest & Pick<DocumentsWanted, 'reading' | 'nested'>, labels: readonly string[] | undefined, copy: TextSink | undefined): Promise<{ readonly read: EntitiesRead; readonly tally: Tally }> {
  const read = await readJudged(request, entityKind(request));
  if (labels !== undefined) await refuseGoldOutside(read, labels, { one: 'gold entity has a type', many: 'gold entities have types', document: 'document' });
  const slices = request.columns.slices ?? [];
  const tally = tallySets(read, ENTITIES, slices, labels, request.columns.cluster !== undefined);
  if (copy !== undefined) await writeSlimDocuments(read, SLIM_ENTITIES, dividingColumns(request.columns), copy);
  return { read, tally };
}

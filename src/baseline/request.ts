import type { EvaluationConfig } from '../config/config.js';
import type { BaselineRequest } from '../predictions/examples.js';
import type { FormatChoice } from '../predictions/formats/format.js';
import { parserOf } from '../predictions/responses/load.js';
import type { ChosenBaseline } from './choose.js';

/** How the baseline that was chosen is read; undefined where none was. */
export async function baselineRequest(chosen: ChosenBaseline, { labels, format, repeats }: EvaluationConfig): Promise<BaselineRequest | undefined> {
  if (chosen.kind !== 'column' && chosen.kind !== 'files') return undefined;
  const { response: steps } = chosen.from;
  const response = steps === undefined || steps === 'none' ? steps : await parserOf({ ...steps, labels });
  if (chosen.kind === 'column') return { kind: 'column', column: chosen.from.column, response };
  return { kind: 'files', sources: chosen.sources, format: repeats === undefined ? (chosen.from.format ?? inherited(format)) : { ...(chosen.from.format ?? inherited(format)), repeated: true }, columns: chosen.from.columns, response };
}

/** A baseline is often a file of the same tool, and often our own copy: what says where the records stand holds where it can. */
function inherited(choice: FormatChoice | undefined): FormatChoice | undefined {
  if (choice === undefined) return undefined;
  const { id, ...place } = choice;
  // Counts are compared with counts.
  if (id === 'counts') return { ...place, id, inherited: true };
  return place.records === undefined && place.where === undefined ? undefined : { ...place, inherited: true };
}

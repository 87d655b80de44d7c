import type { ExamplesRead, ReadRequest } from '../predictions/examples.js';
import { readExamples } from '../predictions/read-examples.js';
import { SlimPredictions, type TextSink } from '../predictions/slim.js';
import { Tallier, type Tally } from './tally.js';

/** Reads the examples of an evaluation, counts them in the same pass, and writes the slim copy of them to `copy`, where one is wanted. */
export async function countExamples(request: ReadRequest, copy: TextSink | undefined): Promise<{ readonly read: ExamplesRead; readonly tally: Tally }> {
  const slices = request.options.columns.slices ?? [];
  const { cluster } = request.options.columns;
  const tallier = new Tallier(slices, { scored: request.scores !== undefined, repeated: request.repeats !== undefined, cluster: cluster !== undefined });
  const slim = copy === undefined ? undefined : new SlimPredictions(copy, cluster === undefined ? slices : [...slices, cluster], request.labels, request.response?.predicted?.fingerprint);
  const read = await readExamples(request, (batch, vocabulary) => {
    tallier.add(batch);
    return slim?.add(batch, vocabulary);
  });
  slim?.end();
  return { read, tally: tallier.tally(read) };
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readJudged, type DocumentsRequest } from '../../../src/predictions/documents/read-judged.js';
import { entityKind } from '../../../src/predictions/entities/kind.js';
import type { EntitiesRead } from '../../../src/predictions/entities/options.js';
import { memorySource } from '../memory-source.js';

const file = (name: string) => memorySource(name.replace('.gz', ''), gunzipSync(readFileSync(`__fixtures__/wnut17_ner/${name}`)));

const REQUEST: DocumentsRequest = { sources: [], columns: {}, pairBy: 'id', examples: 'identical', unlabelled: 'error' };

function read(name: string): Promise<EntitiesRead> {
  return readJudged({ ...REQUEST, sources: [file(name)], gold: { sources: [file('gold.conll.gz')], options: { file: 'gold.conll' } } }, entityKind({ reading: { mode: 'lenient' }, nested: false }));
}

/** Exact spans: gold, predicted, in both. */
function counts({ documents }: EntitiesRead): readonly [gold: number, predicted: number, correct: number] {
  let [gold, predicted, correct] = [0, 0, 0];
  for (const document of documents) {
    const keys = new Set(document.gold.map(({ start, end, type }) => `${start} ${end} ${type}`));
    gold += keys.size;
    predicted += document.candidate.length;
    correct += document.candidate.filter(({ start, end, type }) => keys.has(`${start} ${end} ${type}`)).length;
  }
  return [gold, predicted, correct];
}

// The results table of the shared task (Derczynski et al. 2017), entity level; counts of the three others from seqeval and conlleval.pl.
test.each([
  ['uh_ritual.conll.gz', '41.86'],
  ['spinningbytes.conll.gz', '40.78'],
  ['flytxt.tags.gz', '38.35'],
  ['mic-cis.conll.gz', '37.06'],
  ['drexel_cci.tags.gz', '26.30'],
  ['sjtu_adapt.tags.gz', '40.42'],
])('F1 of %s is the published %s', async (name, published) => {
  const [gold, predicted, correct] = counts(await read(name));
  expect(gold).toBe(1079);
  expect(((200 * correct) / (gold + predicted)).toFixed(2)).toBe(published);
});

test('a submission that spells tokens in another way is read, and that is counted', async () => {
  expect((await read('mic-cis.conll.gz')).otherWords).toBe(1283);
});

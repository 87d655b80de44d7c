import type { ChosenBaseline } from './baseline/choose.js';
import { baselineRequest } from './baseline/request.js';
import type { BaselineStores } from './baseline/stores.js';
import type { TestSetAsItWas } from './baseline/test-set.js';
import type { EvaluationConfig } from './config/config.js';
import { withCosts } from './matrix/costs.js';
import { countExamples } from './matrix/count-examples.js';
import type { Tally } from './matrix/tally.js';
import type { DocumentsRequest } from './predictions/documents/read-judged.js';
import { parsersOf } from './predictions/responses/load.js';
import type { TextSink } from './predictions/slim.js';
import type { FoundFile } from './predictions/source.js';
import { fetchTexts } from './predictions/texts.js';
import { namedFlips } from './report/flip-groups.js';
import type { ReadOutcome, TestSetEdit } from './report/outcome.js';

/** What was read and counted, and the texts of the flips that are shown. */
export interface Counted {
  readonly read: ReadOutcome;
  readonly tally: Tally;
  readonly texts: ReadonlyMap<string, string>;
}

/** What an evaluation reads. */
export interface Opened extends Pick<DocumentsRequest, 'gold' | 'goldOf' | 'goldBefore'> {
  readonly sources: readonly FoundFile[];
  readonly chosen: ChosenBaseline;
}

/** Where the slim copy of the predictions goes, tomorrow's baseline: it is there once it is closed. */
export interface Copy extends TextSink {
  close(): Promise<void>;
  discard(): Promise<void>;
}

/** One pass over the files: counts for the matrices, and the copy where one is wanted. */
export async function readAndCount(config: EvaluationConfig, opened: Opened, copy?: Copy): Promise<Counted> {
  try {
    const counted = await countOfTask(config, await wantedOf(config, opened), copy);
    await copy?.close();
    return counted;
  } catch (error) {
    await copy?.discard();
    throw error;
  }
}

/** What was read by the gold labels as they were, on the examples that both have, and what the change did to them. */
export interface ReadAsItWas extends Counted {
  readonly edit: TestSetEdit;
}

/** Where the change edits its test set and that can be looked at: the same files by the test set as it was. */
export async function readAsItWas(config: EvaluationConfig, opened: Opened, now: ReadOutcome, ofChange: boolean, stores: BaselineStores): Promise<ReadAsItWas | undefined> {
  const asItWas = await testSetAsItWas(config, opened, now, ofChange, stores);
  if (asItWas === undefined) return undefined;
  const counted = await readAndCount(asItWas.config, { ...opened, ...asItWas.opened });
  const edit = asItWas.edit(counted.read);
  return edit === undefined ? undefined : { ...counted, edit };
}

async function testSetAsItWas(config: EvaluationConfig, { gold, chosen }: Opened, now: ReadOutcome, ofChange: boolean, stores: BaselineStores): Promise<TestSetAsItWas | undefined> {
  if (chosen.kind !== 'files') return undefined;
  const { commit } = chosen.origin;
  if (gold === undefined && (commit === undefined || now.comparability.kind !== 'incomparable' || now.comparability.otherTestSet !== true)) return undefined;
  const { goldFileAsItWas, goldColumnAsItWas } = await import('./baseline/test-set.js');
  if (gold === undefined) return commit === undefined ? undefined : goldColumnAsItWas(config, now.candidate, commit);
  const commits = ofChange || commit !== undefined ? await stores.commits?.() : undefined;
  return commits === undefined ? undefined : goldFileAsItWas(config, gold.options, gold.sources as readonly FoundFile[], commits);
}

/** What every task reads. */
type Wanted = Pick<DocumentsRequest, 'sources' | 'gold' | 'goldOf' | 'goldBefore' | 'baseline' | 'pairBy' | 'examples' | 'unlabelled'>;

async function wantedOf(config: EvaluationConfig, { chosen, ...files }: Opened): Promise<Wanted> {
  const { pairBy, examples, unlabelled } = config;
  return { ...files, baseline: await baselineRequest(chosen, config), pairBy, examples, unlabelled };
}

async function countOfTask(config: EvaluationConfig, wanted: Wanted, copy: TextSink | undefined): Promise<Counted> {
  const { columns, entities, format, labels, multilabel, place, positive, repeats, uniqueIds } = config;
  // Flips of entities and of label sets bring their texts along. What counts them is loaded for them.
  if (entities !== undefined) {
    const { countEntities } = await import('./matrix/entities/count.js');
    return { ...(await countEntities({ ...wanted, columns, format, place, ...entities }, labels, copy)), texts: new Map() };
  }
  if (multilabel !== undefined) {
    const { countLabelSets } = await import('./matrix/multilabel/count.js');
    return { ...(await countLabelSets({ ...wanted, columns, format, place }, multilabel, copy)), texts: new Map() };
  }
  const choice = repeats === undefined ? format : { ...format, repeated: true };
  const options = { columns, ...(choice !== undefined && { format: choice }), ...(place !== undefined && { place }) };
  const { read, tally: counted } = await countExamples({ ...wanted, options, uniqueIds, repeats, scores: config.scores, response: await parsersOf(config.response, labels), labels }, copy);
  const tally = withCosts(counted, config.costs);
  return { read, tally, texts: await fetchTexts(read.files, namedFlips(tally, positive), read.places) };
}

import { ProblemError } from '../../../problem.js';
import type { Source } from '../../source.js';
import { AtRecord } from '../at-record.js';
import { shown } from '../quoting.js';
import { WholeDocument, withDocument, type OnValue } from './raw-records.js';
import { listIn, MISSING, objectIn, REFUSED, textIn, toolFormat, UNPARSED, type Tool } from './tool-format.js';
import { Zip } from './zip.js';

type Fields = Readonly<Record<string, unknown>>;

/** A log of more is not read: as a zip file it must be in memory whole. */
const MOST_BYTES = 1024 * 1024 * 1024;

const ROLES = { actual: 'actual', predicted: 'predicted', id: 'id' } as const;

/**
 * Logs of inspect_ai, `.eval` or `.json`. `predicted` is the answer that the one scorer took from the reply; with several scorers the config
 * names one: `scores.<scorer>.answer`. A sample that failed or was not scored is `(missing)`; a reply in which no answer was found is
 * `(unparsed)`; one that the content filter stopped is `(refused)`. A run that was cancelled or failed is refused, for it has not measured
 * all samples. Repeated epochs stand in one file: one must be chosen, unless `repeats` takes them all.
 */
export const inspect = toolFormat({ id: 'inspect', roles: ROLES, runs: ['epoch'], records: inDocument });

/** The same as a zip file, which has no lines. */
export const inspectZip = toolFormat({ id: 'inspect', roles: ROLES, runs: ['epoch'], numbered: true, records: inZip });

async function inDocument(source: Source, onRecord: Parameters<Tool['records']>[1]): Promise<void> {
  const read = await withDocument(source, (document) => {
    const model = modelOf(document, source.name);
    document.each('samples', exampleOf(model, onRecord));
    return true;
  });
  if (read === undefined) throw new ProblemError({ message: 'this is no log of inspect: it holds several JSON objects', place: { file: source.name } });
}

async function inZip(source: Source, onRecord: Parameters<Tool['records']>[1]): Promise<void> {
  const zip = new Zip(source.name, await wholeFile(source));
  const model = modelOf(documentIn(zip, 'header.json', source.name), source.name);
  const onSample = exampleOf(model, onRecord);
  const names = zip.names.filter((name) => /^samples\/.*\.json$/.test(name)).sort((a, b) => (a < b ? -1 : 1));
  if (names.length === 0) throw new ProblemError({ message: 'the log of inspect holds no samples', place: { file: source.name }, advice: 'Was it written with --no-log-samples?' });
  for (const [number, name] of names.entries()) if (!onSample(documentIn(zip, name, source.name).at(''), number)) return;
}

function documentIn(zip: Zip, name: string, file: string): WholeDocument {
  const bytes = zip.read(name);
  if (bytes === undefined) throw new ProblemError({ message: `this is no finished log of inspect: the zip file has no ${name}`, place: { file }, advice: 'inspect writes it when the run ends. Was the run stopped?' });
  try {
    return new WholeDocument(bytes, 0);
  } catch (thrown) {
    throw new ProblemError({ message: `the entry ${shown(name)} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`, place: { file } }, { cause: thrown });
  }
}

async function wholeFile(source: Source): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new ProblemError({ message: `the log is larger than ${MOST_BYTES / (1024 * 1024 * 1024)} GiB, the most that is read`, place: { file: source.name } });
    chunks.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(chunks);
}

/** The model of a run that came to its end. Throws for any other. */
function modelOf(header: WholeDocument, file: string): unknown {
  const status = header.at('status');
  if (status !== 'success') {
    throw new ProblemError({ message: `the run did not come to its end: its status is ${shown(String(status))}`, place: { file }, advice: 'Samples that are missing were not measured. Run it again, or go on with: inspect eval-retry' });
  }
  return header.at('eval.model');
}

function exampleOf(model: unknown, onRecord: Parameters<Tool['records']>[1]): OnValue {
  return (value, offset) => {
    const sample = objectIn(value);
    const { id, epoch, target, metadata, scores: rawScores, score } = sample;
    if (id === undefined) throw new AtRecord(offset, 'this is no sample of inspect: it has no `id`');
    const gold = listIn(target);
    if (gold.length > 1) throw new AtRecord(offset, `the sample ${JSON.stringify(id)} has several targets: ${gold.map((one) => shown(String(one))).join(', ')}`, 'Several right answers to one question make no confusion matrix. Name another column of gold: columns: { actual: metadata.<key> }');
    // Logs of the first half of 2024 have one score without a name.
    const scores = score !== undefined && rawScores === undefined ? { score } : objectIn(rawScores);
    const names = Object.keys(scores);
    const [only] = names;
    const predicted = names.length > 1 ? undefined : predictedOf(sample, only === undefined ? undefined : objectIn(objectIn(scores)[only]));
    return onRecord({ offset, fields: { id, epoch: epoch ?? 1, actual: gold.length === 1 ? gold[0] : target, predicted, input: sample['input'], reply: replyOf(sample), scores, metadata, model } });
  };
}

function predictedOf(sample: Fields, score: Fields | undefined): string {
  const { error, output } = sample;
  if (error !== null && error !== undefined) return MISSING;
  const reason = objectIn(listIn(objectIn(output)['choices'])[0])['stop_reason'];
  if (reason === 'content_filter') return REFUSED;
  if (score === undefined) return MISSING;
  const { answer } = score;
  return textIn(typeof answer === 'number' || typeof answer === 'boolean' ? String(answer) : answer) ?? UNPARSED;
}

function replyOf({ output }: Fields): unknown {
  const { completion, choices } = objectIn(output);
  return completion ?? objectIn(objectIn(listIn(choices)[0])['message'])['content'];
}

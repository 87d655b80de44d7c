import { ProblemError, type Problem } from '../problem.js';
import { ExampleStream } from './example-stream.js';
import type { Comparability, ExamplesRead, OnExamples, ReadRequest, SideRead } from './examples.js';
import { fileProblem } from './file-problem.js';
import { openFileSet, type FileSet } from './file-set.js';
import type { Preview } from './formats/format.js';
import { goldOutside } from './gold-labels.js';
import type { LabelSet } from './label-set.js';
import { modelNamedIn } from './model-name.js';
import { implausible } from './plausibility.js';
import { readJoined } from './read-joined.js';
import { readStreamed, type CandidateRead } from './read-streamed.js';
import { candidateRoles, pairedFiles, unpairedFiles } from './side-roles.js';

/**
 * Reads the candidate, its gold and its baseline, and hands every labelled example to `onExamples`, in batches (and, unpaired, every example of
 * the baseline). Rows are kept only where they must wait for another file; otherwise they stream through.
 * A fault of the candidate or of gold is thrown; a fault of the baseline makes it incomparable.
 */
export async function readExamples(asked: ReadRequest, onExamples: OnExamples): Promise<ExamplesRead> {
  const stream = new ExampleStream(asked, onExamples);
  const files = await openFileSet(asked.sources, asked.options.format, (preview) => candidateRoles(withoutPairs(asked, preview), preview));
  const request = files.files.reduce((known, { preview }) => withoutPairs(known, preview), asked);
  const waits = request.gold !== undefined || pairedFiles(request) !== undefined;
  const repeated = request.repeats === undefined ? undefined : await (await import('./repeats/read-repeated.js')).readRepeated(files, request, request.repeats, stream);
  const joined = repeated === undefined && waits ? await readJoined(files, request, stream) : undefined;
  const candidate = repeated ?? joined ?? (await readStreamed(files, request, stream));
  const unpaired = unpairedFiles(request);
  const read = unpaired === undefined ? candidate : { ...candidate, ...(await (await import('./read-unpaired.js')).readUnpaired(unpaired, request, stream, joined?.rows)) };

  if (read.comparability.kind === 'incomparable') stream.forgetBaseline();
  const labels = stream.labelSet(request.labels);
  await checkCandidate(request, files, stream, labels, candidate);
  const doubts = doubtsOfBaseline(request, stream, labels, read.baseline, read.comparability);
  if (doubts.length > 0) stream.forgetBaseline();
  const { baseline } = read;
  const model = modelNamedIn(files);
  return {
    ...stream.vocabulary,
    labelSet: doubts.length > 0 ? stream.labelSet(request.labels) : labels,
    examples: stream.examples,
    dropped: stream.dropped,
    withoutPrediction: (repeated ?? joined)?.withoutPrediction ?? 0,
    comparability: doubts.length > 0 ? { kind: 'incomparable', problems: doubts } : read.comparability,
    ...(model !== undefined && { model }),
    fingerprint: stream.fingerprint,
    candidate: candidate.candidate,
    ...(baseline !== undefined && { baseline }),
    ...(candidate.gold !== undefined && { gold: candidate.gold }),
    ...(repeated !== undefined && { unit: repeated.unit, runs: repeated.runs }),
    files,
    places: candidate.places,
  };
}

/** Counts have no ids: with a file of their own they are compared as independent samples. */
function withoutPairs(request: ReadRequest, { format }: Preview): ReadRequest {
  return format === 'counts' ? { ...request, pairBy: 'id', examples: 'independent' } : request;
}

/** What only the whole column shows: no gold at all, gold outside a closed set, predictions that are none. */
async function checkCandidate(request: ReadRequest, files: FileSet, stream: ExampleStream, labels: LabelSet, { firstGold, candidate: side }: Pick<CandidateRead, 'firstGold' | 'candidate'>): Promise<void> {
  const file = files.files[0]?.source.name ?? '';
  const problems: Problem[] = [];
  if (stream.examples === 0) problems.push(fileProblem(file, 'no row has a gold label', 'What was not measured never passes.'));
  if (request.labels !== undefined) problems.push(...(await goldOutside(firstGold, stream.forms, labels, stream.counts.actual)));
  if (problems.length === 0) {
    const { actual, candidate } = stream.counts;
    const answers = { side: 'candidate', file, roles: files.roles, counts: candidate, gold: actual, replies: side.unparsed?.shown, classOf: labels.candidate, goldClassOf: labels.actual, place: request.options.place } as const;
    problems.push(...implausible(answers, stream.forms, labels, request.labels !== undefined));
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

/** A baseline that speaks of something else would make every candidate look better: it does not count as one. */
function doubtsOfBaseline(request: ReadRequest, stream: ExampleStream, labels: LabelSet, side: SideRead | undefined, { kind }: Comparability): readonly Problem[] {
  if (side === undefined || (kind !== 'paired' && kind !== 'unpaired')) return [];
  const { actual, baseline, baselineActual } = stream.counts;
  const gold = kind === 'paired' ? actual : baselineActual;
  const answers = { side: 'baseline', file: side.files[0]?.name ?? '', roles: side.roles, counts: baseline, gold, replies: side.unparsed?.shown, classOf: labels.baseline, goldClassOf: labels.actual } as const;
  return implausible(answers, stream.forms, labels, request.labels !== undefined);
}

import { problemsOf, type Problem } from '../../problem.js';
import { baselineColumn } from '../baseline-column.js';
import type { BaselineFiles, Comparability, GoldRead, ReadRequest, SideRead } from '../examples.js';
import type { ExampleStream } from '../example-stream.js';
import { fileProblem } from '../file-problem.js';
import { openFileSet, type FileSet } from '../file-set.js';
import { andMore, Findings, NAMED, problemsIn } from '../findings.js';
import { shown } from '../formats/quoting.js';
import { GoldDifferences } from '../gold-differences.js';
import { readGold } from '../gold-file.js';
import { ACTUAL, JoinedRows } from '../joined-rows.js';
import { MISSING, NONE, UNLABELLED, type Code, type LabelForms } from '../label-forms.js';
import { withoutZeroFraction } from '../numeric-labels.js';
import type { CandidateRead } from '../read-streamed.js';
import { baselineParsers } from '../response-parsers.js';
import { BATCH_ROWS } from '../row-batch.js';
import { NOWHERE } from '../row-store.js';
import { readSide } from '../side.js';
import { baselineRoles, pairedFiles } from '../side-roles.js';
import { emitRepeated } from './emit.js';
import type { RepeatOptions } from './options.js';
import { Answers, type RepeatedExample } from './repeated-example.js';

/** What was read of a candidate whose examples have several runs. */
export interface RepeatedRead extends CandidateRead {
  readonly withoutPrediction: number;
  /** How many units of the joint table an example is. */
  readonly unit: number;
  readonly runs: RunsRead;
}

/** How often the candidate was run. */
export interface RunsRead {
  /** Of all examples together. */
  readonly runs: number;
  /** The fewest and the most runs of an example that has any. */
  readonly fewest: number;
  readonly most: number;
  /** One answer of each example counts. */
  readonly combined: boolean;
  /** Then the examples of which several labels were given most often. */
  readonly tied: number;
}

type Examples = Map<string, RepeatedExample>;

/**
 * The same id several times is one example with several answers. All are held in memory by id; an example has one gold label, and one value of each
 * slice. Candidate and baseline need not have equally many runs.
 */
export async function readRepeated(files: FileSet, request: ReadRequest, options: RepeatOptions, stream: ExampleStream): Promise<RepeatedRead> {
  const examples: Examples = new Map();
  const gold = request.gold === undefined ? undefined : await goldFirst(request, request.gold, files, stream.forms);
  const { firstGold, ...candidate } = await readCandidate(files, request, stream, examples, gold?.rows);
  let withoutPrediction = 0;
  for (const [id, actual] of gold?.labels ?? []) {
    if (examples.has(id)) continue;
    if (actual !== UNLABELLED) withoutPrediction++;
    examples.set(id, { id, actual, row: examples.size, slices: stream.sliceForms.map(() => MISSING), candidate: new Answers(), baseline: new Answers() });
  }
  const paired = pairedFiles(request);
  const read = paired === undefined ? candidate : { ...candidate, ...(await readBaseline(paired, request, stream.forms, examples, gold !== undefined)) };
  const compared = read.comparability.kind === 'paired';
  const unit = await emitRepeated(examples.values(), options, compared, stream);
  return { ...read, firstGold: gold?.first ?? firstGold, ...(gold !== undefined && { gold: gold.read }), withoutPrediction, unit, runs: runsOf(examples, options) };
}

function runsOf(examples: Examples, { combine }: RepeatOptions): RunsRead {
  let [runs, fewest, most, tied] = [0, Infinity, 0, 0];
  for (const { candidate } of examples.values()) {
    if (candidate.runs === 0) continue;
    runs += candidate.runs;
    fewest = Math.min(fewest, candidate.runs);
    most = Math.max(most, candidate.runs);
    if (combine === 'majority' && candidate.isTied) tied++;
  }
  return { runs, fewest, most, tied, combined: combine === 'majority' };
}

interface GoldFirst {
  readonly rows: JoinedRows;
  readonly labels: ReadonlyMap<string, Code>;
  readonly first: CandidateRead['firstGold'];
  readonly read: GoldRead;
}

async function goldFirst(request: ReadRequest, gold: NonNullable<ReadRequest['gold']>, { roles }: FileSet, forms: LabelForms): Promise<GoldFirst> {
  const rows = new JoinedRows({ byOrder: false, fromGold: true, hasIds: true, slices: 0, withSideRows: false });
  const read = await readGold({ ...gold, sharedId: roles.id, unlabelled: request.unlabelled, parser: request.response?.actual }, forms, rows);
  const labels = new Map<string, Code>();
  const codes = new Uint16Array(BATCH_ROWS);
  const { store } = rows;
  const cursor = store.cursor();
  for (let size = cursor.next(); size > 0; size = cursor.next()) {
    store.codes(ACTUAL, size, codes);
    const ids = store.ids(size);
    for (let i = 0; i < size; i++) labels.set(ids.text(i), codes[i] as Code);
  }
  return { rows, labels, first: read.first, read: read.gold };
}

async function readCandidate(files: FileSet, request: ReadRequest, stream: ExampleStream, examples: Examples, gold: JoinedRows | undefined): Promise<CandidateRead> {
  const column = baselineColumn(request, files);
  const { forms, sliceForms } = stream;
  const withoutGold = new Findings((count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`, 'Every prediction needs a gold label. Is this the gold file of these predictions?');
  const otherGold = new Findings((count) => `${count} ${count === 1 ? 'run has' : 'runs have'} another gold label than an earlier one of the same id`, 'The runs of an example have one gold label. Is the id column the right one?');
  const otherSlice = new Findings((count) => `${count} ${count === 1 ? 'run is' : 'runs are'} in another slice than an earlier one of the same id`, 'The runs of an example are in one slice. A column that tells runs apart is none.');
  const same = (mine: Code, theirs: Code): boolean => mine === theirs || (mine !== UNLABELLED && theirs !== UNLABELLED && withoutZeroFraction(forms.text(mine)) === withoutZeroFraction(forms.text(theirs)));
  const found = new Uint16Array(BATCH_ROWS);
  const { side, places, firstGold, baselineProblems } = await readSide(
    { files, forms, sliceForms, unlabelled: request.unlabelled, idNeeded: true, baselineColumn: column.name, parsers: { ...request.response, baseline: column.parser }, findings: [withoutGold, otherGold, otherSlice] },
    ({ size, ids, source, offsets, firstRow, actual, predicted, baseline, slices }) => {
      gold?.store.find(ids, size);
      gold?.store.codes(ACTUAL, size, found);
      for (let i = 0; i < size; i++) {
        if (ids.lengths[i] === 0) continue;
        const id = ids.text(i);
        if (gold?.store.places[i] === NOWHERE) {
          withoutGold.add(source, offsets[i] as number, () => shown(id));
          continue;
        }
        const label = (gold === undefined ? actual : found)[i] as Code;
        let example = examples.get(id);
        if (example === undefined) examples.set(id, (example = { id, actual: label, row: firstRow + i, slices: slices.map((codes) => codes[i] as Code), candidate: new Answers(), baseline: new Answers() }));
        else if (!same(example.actual, label)) otherGold.add(source, offsets[i] as number, () => shown(id));
        const { slices: known } = example;
        if (slices.some((codes, index) => codes[i] !== known[index])) otherSlice.add(source, offsets[i] as number, () => shown(id));
        example.candidate.add(predicted[i] as Code);
        if (baseline[i] !== NONE) example.baseline.add(baseline[i] as Code);
      }
    },
  );
  return { candidate: side, firstGold, places: gold === undefined ? places : undefined, ...column.compared(side, baselineProblems) };
}

/** Whatever is wrong with the baseline makes it incomparable; nothing is thrown. */
async function readBaseline(own: BaselineFiles, request: ReadRequest, forms: LabelForms, examples: Examples, goldElsewhere: boolean): Promise<{ readonly baseline?: SideRead; readonly comparability: Comparability }> {
  try {
    const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
    const advice = 'Judge both models on the same examples, or compare those that both have: `examples: common`.';
    const onlyBaseline = new Findings((count) => `${count} ${count === 1 ? 'row is' : 'rows are'} of examples that only the baseline has`, advice);
    const differences = new GoldDifferences(forms);
    const { side: baseline } = await readSide({ files, forms, sliceForms: [], unlabelled: request.unlabelled, idNeeded: true, parsers: baselineParsers(request, own, files), findings: [] }, ({ size, ids, source, offsets, actual, predicted }) => {
      for (let i = 0; i < size; i++) {
        if (ids.lengths[i] === 0) continue;
        const id = ids.text(i);
        const example = examples.get(id);
        if (example === undefined) {
          if (actual[i] !== UNLABELLED) onlyBaseline.add(source, offsets[i] as number, () => shown(id));
          continue;
        }
        if (!goldElsewhere) differences.compare(example.actual, actual[i] as Code, () => shown(id));
        example.baseline.add(predicted[i] as Code);
      }
    });
    const file = files.files[0]?.source.name ?? '';
    const labelled = [...examples.values()].filter(({ actual }) => actual !== UNLABELLED);
    const onlyCandidate = labelled.filter(({ candidate, baseline: theirs }) => theirs.runs === 0 && candidate.runs > 0);
    const common = labelled.length - labelled.filter(({ baseline: theirs }) => theirs.runs === 0).length;
    // What neither model answered is missing in both.
    for (const example of labelled) if (example.candidate.runs === 0 && example.baseline.runs === 0) example.baseline.add(MISSING);
    const problems: Problem[] = [...differences.problems(file)];
    if (request.examples === 'identical') {
      problems.push(...(await problemsIn([onlyBaseline])));
      const named = onlyCandidate.slice(0, NAMED).map(({ id }) => shown(id));
      if (onlyCandidate.length > 0) problems.push(fileProblem(file, `${onlyCandidate.length} ${onlyCandidate.length === 1 ? 'example is' : 'examples are'} only in the candidate: ${andMore(named, onlyCandidate.length)}`, advice));
    }
    if (problems.length === 0 && common === 0) problems.push(fileProblem(file, 'candidate and baseline have no example in common'));
    if (problems.length > 0) return { baseline, comparability: { kind: 'incomparable', problems } };
    return { baseline, comparability: { kind: 'paired', by: 'id', onlyCandidate: onlyCandidate.length, onlyBaseline: onlyBaseline.count } };
  } catch (error) {
    return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
  }
}

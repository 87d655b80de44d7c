import { chooseBaseline, type ChosenBaseline } from './baseline/choose.js';
import type { Config, EvaluationConfig } from './config/config.js';
import { countEntities } from './matrix/entities/count.js';
import { Tallier, type Tally } from './matrix/tally.js';
import type { BaselineRequest, ReadRequest } from './predictions/examples.js';
import type { FormatChoice } from './predictions/formats/format.js';
import { listed } from './predictions/formats/quoting.js';
import { readExamples } from './predictions/read-examples.js';
import type { SideParsers } from './predictions/response-parsers.js';
import type { ResponseParser } from './predictions/responses/parser.js';
import type { ResponseSteps } from './predictions/responses/step.js';
import { checkShards } from './predictions/shards.js';
import { SlimPredictions, type TextSink } from './predictions/slim.js';
import type { Source } from './predictions/source.js';
import { fetchTexts } from './predictions/texts.js';
import { ProblemError, problemsOf, type Place, type Problem } from './problem.js';
import { buildReport } from './report/build.js';
import { namedFlips } from './report/flip-groups.js';
import { reportJson } from './report/json.js';
import { reportMarkdown } from './report/markdown/markdown.js';
import type { BaselineState, EvaluationOutcome, ReadOutcome } from './report/outcome.js';
import type { Report, RunReport } from './report/report.js';
import { conclude } from './thresholds/conclude.js';
import { judge, type NoComparison } from './thresholds/judge.js';
import { isChange } from './thresholds/threshold.js';

/** A file that was found. */
export interface GateFile extends Source {
  /** The same for every path that leads to it. */
  readonly identity: string;
}

/** The files a run reads and writes: the workspace, as the pure rooms see it. */
export interface GateFiles {
  /** The files of paths and globs. Unreadable throws; absent is told. A path outside the workspace is refused unless trusted. */
  find(patterns: readonly string[], trusted: boolean, place?: Place): Promise<{ readonly files: readonly GateFile[]; readonly absent: readonly string[] }>;
  /** Which file a path leads to in the end, links followed, whether it exists or not: two paths with one identity are one file. */
  identity(name: string): string;
  writeText(name: string, text: string): void;
  writeGzip(name: string): TextSink & { close(): Promise<void>; discard(): Promise<void> };
}

export interface GateRequest {
  readonly config: Config;
  /** Paths that the workflow's own inputs name may lie outside the workspace. */
  readonly trusted: { readonly predictions: boolean; readonly baseline: boolean };
  readonly reportDirectory: string;
  /** Whether the slim copy of the predictions is written: tomorrow's baseline. */
  readonly copyPredictions: boolean;
  readonly run: RunReport;
}

/** What a run leaves on disk, relative to the workspace. */
export function reportPaths(directory: string): { readonly json: string; readonly markdown: string; readonly predictions: (evaluation: Pick<EvaluationConfig, 'name' | 'task'>) => string } {
  return {
    json: `${directory}/report.json`,
    markdown: `${directory}/report.md`,
    predictions: ({ name, task }) => `${directory}/predictions/${name}.${task === 'entities' ? 'jsonl' : 'csv'}.gz`,
  };
}

/**
 * The whole job: read the predictions and the baseline, count, judge every threshold, make one report and write it. Faults of an evaluation
 * become its errors; nothing is published here.
 */
export async function gate(request: GateRequest, files: GateFiles): Promise<Report> {
  const { config, run } = request;
  const outcomes: EvaluationOutcome[] = [];
  for (const evaluation of config.evaluations) outcomes.push(await evaluate(evaluation, request, files));
  return written((problems) => buildReport(outcomes, !config.single, problems, run), [], request.reportDirectory, files);
}

/** The report of a run whose configuration could not be used. */
export function failedReport(thrown: unknown, run: RunReport, reportDirectory: string, files: GateFiles): Report {
  return written((problems) => buildReport([], false, problems, run), problemsOf(thrown), reportDirectory, files);
}

/** The report, once it is on disk. Where it cannot be written it is an error report: still one that can be published. */
function written(reportOf: (problems: readonly Problem[]) => Report, problems: readonly Problem[], directory: string, files: GateFiles): Report {
  const paths = reportPaths(directory);
  const report = reportOf(problems);
  try {
    files.writeText(paths.json, reportJson(report));
    files.writeText(paths.markdown, reportMarkdown(report));
    return report;
  } catch (error) {
    const failed = reportOf([...problems, ...problemsOf(error)]);
    rewrite(paths.json, reportJson(failed), files);
    return failed;
  }
}

/** What can be written must not say otherwise; that it cannot be written either is told already. */
function rewrite(name: string, text: string, files: GateFiles): void {
  try {
    files.writeText(name, text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

async function evaluate(config: EvaluationConfig, request: GateRequest, files: GateFiles): Promise<EvaluationOutcome> {
  const nothing = { config, baseline: { kind: 'not_configured' }, verdicts: [] } as const;
  try {
    const candidate = await files.find(config.predictions, request.trusted.predictions, config.place);
    refuseOwnOutputs(candidate.files, request, config.place, files);
    if (candidate.absent.length > 0) {
      if (candidate.files.length === 0 && config.onNoPredictions === 'skip') return { ...nothing, conclusion: 'skipped', problems: [] };
      throw new ProblemError(candidate.absent.map((pattern) => noSuchFile(pattern, config.place)));
    }
    if (config.shards !== undefined) await checkShards(candidate.files, config.shards);
    const ownCopy = files.identity(reportPaths(request.reportDirectory).predictions(config));
    const chosen = await chooseBaseline(config.baseline, async (path, source) => {
      const found = (await files.find([path], request.trusted.baseline, source.place)).files;
      const refused = found.flatMap((file) => refusedAsBaseline(file, candidate.files, ownCopy, source.place));
      if (refused.length > 0) throw new ProblemError(refused);
      return found;
    });
    return await judged(config, candidate.files, chosen, request, files);
  } catch (error) {
    return { ...nothing, conclusion: 'error', problems: problemsOf(error) };
  }
}

async function judged(config: EvaluationConfig, sources: readonly GateFile[], chosen: ChosenBaseline, request: GateRequest, files: GateFiles): Promise<EvaluationOutcome> {
  const { read, tally, texts } = await readAndCount(config, sources, chosen, request, files);
  const baseline = baselineState(chosen, read);
  const problems: Problem[] = [...(baseline.kind === 'unusable' ? baseline.problems : [])];
  if (baseline.kind === 'first_run' && config.onMissingBaseline === 'error') problems.push(missingBaseline(baseline.tried, config.place));
  problems.push(...tooFewExamples(read, tally, config));
  if (config.positive !== undefined && !tally.classes.includes(config.positive)) problems.push(unknownPositive(config.positive, tally.classes, config.place));
  const verdicts = judge(config.thresholds ?? [], tally, noComparison(baseline, config), read.withoutPrediction);
  const conclusion = conclude(verdicts, {
    problems: problems.length > 0,
    firstRun: baseline.kind === 'first_run',
    gated: config.thresholds !== undefined,
    onInconclusive: config.onInconclusive,
  });
  return { config, conclusion, problems, baseline, verdicts, measured: { read, tally, texts: await texts() } };
}

/** What was read and counted, and the texts of the flips that are shown. */
interface Counted {
  readonly read: ReadOutcome;
  readonly tally: Tally;
  readonly texts: () => Promise<ReadonlyMap<string, string>>;
}

/** One pass over the files: counts for the matrices, and the slim copy for tomorrow's baseline. */
async function readAndCount(config: EvaluationConfig, sources: readonly GateFile[], chosen: ChosenBaseline, request: GateRequest, files: GateFiles): Promise<Counted> {
  const { columns, entities, format, place } = config;
  const gold = typeof columns.actual === 'object' ? columns.actual : undefined;
  const goldFiles = gold === undefined ? undefined : await files.find([gold.file], false, config.place);
  if (gold !== undefined && goldFiles !== undefined) checkGoldFiles(gold.file, goldFiles, sources, config.place);
  const response = await parsersOf(config);
  const copy = files.writeGzip(reportPaths(request.reportDirectory).predictions(config));
  const wanted = {
    sources,
    gold: gold === undefined ? undefined : { sources: goldFiles?.files ?? [], options: gold },
    baseline: await baselineRequest(chosen, config),
    pairBy: config.pairBy,
    examples: config.examples,
    unlabelled: config.unlabelled,
  };
  try {
    const counted =
      entities === undefined
        ? await countExamples({ ...wanted, options: { columns, ...(format !== undefined && { format }), ...(place !== undefined && { place }) }, uniqueIds: config.uniqueIds, response, labels: config.labels }, config.positive, request.copyPredictions ? copy : undefined)
        : { ...(await countEntities({ ...wanted, columns, format, place, ...entities }, config.labels, request.copyPredictions ? copy : undefined)), texts: noTexts };
    // Where none is wanted none of an earlier run is left, which would be taken for this one's.
    await (request.copyPredictions ? copy.close() : copy.discard());
    return counted;
  } catch (error) {
    await copy.discard();
    throw error;
  }
}

/** Flips of entities bring their sentences along. */
async function noTexts(): Promise<ReadonlyMap<string, string>> {
  return Promise.resolve(new Map());
}

async function countExamples(request: ReadRequest, positive: string | undefined, copy: TextSink | undefined): Promise<Counted> {
  const slices = request.options.columns.slices ?? [];
  const tallier = new Tallier(slices);
  const slim = copy === undefined ? undefined : new SlimPredictions(copy, slices, request.labels, request.response?.predicted?.fingerprint);
  const read = await readExamples(request, (batch, vocabulary) => {
    tallier.add(batch);
    slim?.add(batch, vocabulary);
  });
  slim?.end();
  const tally = tallier.tally(read);
  return { read, tally, texts: () => fetchTexts(read.files, namedFlips(tally, positive), read.places) };
}

/** Loaded only for replies: most evaluations have labels. */
async function parserOf(steps: ResponseSteps): Promise<ResponseParser> {
  const { responseParser } = await import('./predictions/responses/parser.js');
  return responseParser(steps);
}

/** The parsers of replies, where the evaluation has such. */
async function parsersOf({ response, labels }: EvaluationConfig): Promise<SideParsers | undefined> {
  if (response === undefined) return undefined;
  const { steps, gold } = response;
  const predicted = await parserOf({ steps, labels });
  return { predicted, actual: gold === undefined ? undefined : await parserOf({ steps: gold, labels }) };
}

async function baselineRequest(chosen: ChosenBaseline, { labels, format }: EvaluationConfig): Promise<BaselineRequest | undefined> {
  if (chosen.kind !== 'column' && chosen.kind !== 'files') return undefined;
  const { response: steps } = chosen.from;
  const response = steps === undefined || steps === 'none' ? steps : await parserOf({ ...steps, labels });
  if (chosen.kind === 'column') return { kind: 'column', column: chosen.from.column, response };
  return { kind: 'files', sources: chosen.sources, format: chosen.from.format ?? inherited(format), columns: chosen.from.columns, response };
}

/** A baseline is often a file of the same tool, and often our own copy: what says where the records stand holds where it can. */
function inherited(choice: FormatChoice | undefined): FormatChoice | undefined {
  if (choice === undefined) return undefined;
  const { id, ...place } = choice;
  // Counts are compared with counts.
  if (id === 'counts') return { ...place, id, inherited: true };
  return place.records === undefined && place.where === undefined ? undefined : { ...place, inherited: true };
}

function baselineState(chosen: ChosenBaseline, { comparability }: ReadOutcome): BaselineState {
  if (chosen.kind !== 'column' && chosen.kind !== 'files') return chosen;
  return comparability.kind === 'incomparable'
    ? { kind: 'unusable', origin: chosen.origin, problems: comparability.problems }
    : { kind: 'used', origin: chosen.origin };
}

function noComparison(baseline: BaselineState, config: EvaluationConfig): NoComparison | undefined {
  if (baseline.kind === 'unusable') {
    const [first, ...more] = baseline.problems;
    return { kind: 'error', reason: `the baseline cannot be compared: ${first?.message ?? ''}${more.length > 0 ? ` (and ${more.length} more)` : ''}` };
  }
  if (baseline.kind !== 'first_run') return undefined;
  return { kind: config.onMissingBaseline === 'error' ? 'error' : 'first_run', reason: `no baseline yet: ${baseline.tried.join(', ')} does not exist` };
}

function noSuchFile(pattern: string, place: Place | undefined): Problem {
  return {
    message: `no file answers to ${JSON.stringify(pattern)}`,
    ...(place !== undefined && { place }),
    advice: 'What was not measured never passes. Check the path and the step that writes the file; where having no predictions is fine, set `on_no_predictions: skip`.',
  };
}

function missingBaseline(tried: readonly string[], place: Place | undefined): Problem {
  return {
    message: `there is no baseline: ${tried.map((path) => JSON.stringify(path)).join(', ')} does not exist, and \`on_missing_baseline\` is \`error\``,
    ...(place !== undefined && { place }),
  };
}

/** `min_examples` holds for what is judged, and where changes are judged for what is compared, too. */
function tooFewExamples({ examples }: ReadOutcome, { matrices, entities }: Tally, { minExamples, thresholds, place }: EvaluationConfig): readonly Problem[] {
  const problem = (count: number, what: string): readonly Problem[] =>
    count >= minExamples
      ? []
      : [{ message: `${count} ${what} are fewer than \`min_examples\` (${minExamples})`, ...(place !== undefined && { place }), advice: 'Did a step lose part of the predictions?' }];
  const compared = matrices.comparison === undefined ? undefined : (entities?.compared ?? matrices.comparison.candidate.total);
  const judgesChanges = thresholds?.some(({ bound }) => isChange(bound)) === true;
  return examples >= minExamples && judgesChanges && compared !== undefined ? problem(compared, 'examples that both models have') : problem(examples, 'examples');
}

/** Compared with itself nothing ever changes, and compared with its own last run a failure is forgotten by the next: both would be green. */
function refusedAsBaseline(file: GateFile, candidate: readonly GateFile[], ownCopy: string, place: Place | undefined): readonly Problem[] {
  const { name, identity } = file;
  const where = place === undefined ? {} : { place };
  if (sharedFile([file], candidate) !== undefined) {
    return [{ message: `the baseline ${JSON.stringify(name)} is the file with the predictions that it is to be compared with`, ...where, advice: 'Name the predictions of the model before the change.' }];
  }
  if (identity !== ownCopy) return [];
  return [
    {
      message: `the baseline ${JSON.stringify(name)} is where this run leaves its own predictions: a failed run would be the baseline of the next`,
      ...where,
      advice: 'Keep the copy of a good run elsewhere, and compare with that.',
    },
  ];
}

/** The first of the files that is among the others, whatever path leads to it. */
export function sharedFile(files: readonly GateFile[], others: readonly GateFile[]): GateFile | undefined {
  return files.find(({ identity }) => others.some((other) => other.identity === identity));
}

/** A glob that catches what an earlier run left would count its examples again, and the next run more of them. */
function refuseOwnOutputs(candidate: readonly GateFile[], { config, reportDirectory }: GateRequest, place: Place | undefined, files: GateFiles): void {
  const paths = reportPaths(reportDirectory);
  const own = new Set([paths.json, paths.markdown, ...config.evaluations.map(paths.predictions)].map((name) => files.identity(name)));
  const caught = candidate.filter(({ identity }) => own.has(identity));
  if (caught.length === 0) return;
  throw new ProblemError(
    caught.map(({ name }) => ({
      message: `the predictions ${JSON.stringify(name)} are a file that this run writes itself`,
      ...(place !== undefined && { place }),
      advice: 'Name the predictions more closely, or set another report directory.',
    })),
  );
}

function checkGoldFiles(file: string, { files, absent }: Awaited<ReturnType<GateFiles['find']>>, candidate: readonly GateFile[], place: Place | undefined): void {
  const where = place === undefined ? {} : { place };
  if (absent.length > 0) throw new ProblemError({ message: `there is no gold file ${JSON.stringify(file)}`, ...where, advice: 'Check the path under `columns.actual.file`.' });
  const shared = sharedFile(files, candidate);
  if (shared === undefined) return;
  throw new ProblemError({ message: `the gold file ${JSON.stringify(shared.name)} is the file with the predictions`, ...where, advice: 'Where both stand in one file, name the column: `actual: <column>`.' });
}

function unknownPositive(positive: string, classes: readonly string[], place: Place | undefined): Problem {
  return {
    message: `\`positive\` is ${JSON.stringify(positive)}, which is no class`,
    ...(place !== undefined && { place }),
    advice: `The classes are ${listed(classes)}.`,
  };
}

import { chooseBaseline, type ChosenBaseline } from './baseline/choose.js';
import { refusedAsBaseline } from './baseline/refused.js';
import { seekBaseline } from './baseline/seek.js';
import { baselineState, missingBaseline, noComparison } from './baseline/state.js';
import type { BaselineStores } from './baseline/stores.js';
import type { BaselineFileSource } from './config/baseline-source.js';
import type { Config, EvaluationConfig } from './config/config.js';
import type { Tally } from './matrix/tally.js';
import { checkGoldFiles, noSuchFile, refuseOwnOutputs } from './predictions/file-checks.js';
import { checkShards } from './predictions/shards.js';
import type { FoundFile } from './predictions/source.js';
import { readAndCount, readAsItWas, type Copy, type Counted, type Opened } from './reading.js';
import { ProblemError, problemsOf, type Place, type Problem } from './problem.js';
import { buildReport } from './report/build.js';
import { reportJson } from './report/json.js';
import { reportMarkdown } from './report/markdown/markdown.js';
import type { EvaluationOutcome } from './report/outcome.js';
import type { GuardReport, Report, RunReport } from './report/report.js';
import { conclude } from './thresholds/conclude.js';
import { judge } from './thresholds/judge.js';
import { isChange, type Threshold } from './thresholds/threshold.js';
import type { Verdict } from './thresholds/verdict.js';
import { unmetDemands } from './thresholds/preconditions.js';
import { withWaivers } from './thresholds/waiver.js';

/** The files a run reads and writes: the workspace, as the pure rooms see it. */
export interface GateFiles {
  /** The files of paths and globs. Unreadable throws; absent is told. A path outside the workspace is refused unless trusted. */
  find(patterns: readonly string[], trusted: boolean, place?: Place): Promise<{ readonly files: readonly FoundFile[]; readonly absent: readonly string[] }>;
  /** Which file a path leads to in the end, links followed, whether it exists or not: two paths with one identity are one file. */
  identity(name: string): string;
  writeText(name: string, text: string): void;
  writeGzip(name: string): Copy;
}

export interface GateRequest {
  readonly config: Config;
  /** Paths that the workflow's own inputs name may lie outside the workspace. */
  readonly trusted: { readonly predictions: boolean; readonly baseline: boolean };
  readonly reportDirectory: string;
  /** Whether the slim copy of the predictions is written: tomorrow's baseline. */
  readonly copyPredictions: boolean;
  /** Where baselines are kept beside the files of the workspace. */
  readonly stores: BaselineStores;
  readonly run: RunReport;
  /** Whether a change is judged, which may edit its own test set. */
  readonly ofChange?: boolean;
  /** Present when the change edits its own config. */
  readonly guard?: Guard;
}

/** Two configs of one run: the one that counts is the request's own. */
export interface Guard extends Omit<GuardReport, 'other'> {
  /** The other one; absent where it cannot be read. */
  readonly other?: Config;
}

/** What a run leaves on disk, relative to the workspace. */
export function reportPaths(directory: string): { readonly json: string; readonly markdown: string; readonly predictions: (evaluation: Pick<EvaluationConfig, 'name' | 'task'>) => string } {
  return {
    json: `${directory}/report.json`,
    markdown: `${directory}/report.md`,
    predictions: ({ name, task }) => `${directory}/predictions/${name}${copyExtension(task)}`,
  };
}

/** What the copy of the predictions is called behind the name of its evaluation. */
export function copyExtension(task: EvaluationConfig['task']): string {
  return task === 'classification' ? '.csv.gz' : '.jsonl.gz';
}

/**
 * The whole job: read the predictions and the baseline, count, judge every threshold, make one report and write it. Faults of an evaluation
 * become its errors; nothing is published here.
 */
export async function gate(request: GateRequest, files: GateFiles): Promise<Report> {
  const { config, run, guard } = request;
  const { other, ...said } = guard ?? {};
  // First, and without a trace: what is left on disk is that of the config that counts.
  const rival = other === undefined ? undefined : buildReport(await evaluated({ ...request, config: other, copyPredictions: false }, readOnly(files)), !other.single, [], run);
  const outcomes = await evaluated(request, files);
  const guardReport = guard === undefined ? undefined : { ...(said as Omit<Guard, 'other'>), ...(rival !== undefined && { other: { conclusion: rival.conclusion, summary: rival.summary } }) };
  return written((problems) => buildReport(outcomes, !config.single, problems, run, guardReport), [], request.reportDirectory, files);
}

async function evaluated(request: GateRequest, files: GateFiles): Promise<readonly EvaluationOutcome[]> {
  const outcomes: EvaluationOutcome[] = [];
  for (const evaluation of request.config.evaluations) outcomes.push(await evaluate(evaluation, request, files));
  return outcomes;
}

/** Nothing is written: what an earlier run left stays as it is. */
export function readOnly(files: GateFiles): GateFiles {
  return {
    find: async (...asked) => files.find(...asked),
    identity: (name) => files.identity(name),
    writeText: () => undefined,
    writeGzip: () => ({ write: () => undefined, close: () => Promise.resolve(), discard: () => Promise.resolve() }),
  };
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
    const opened = await open(config, request, files);
    if (opened === 'skipped') return { ...nothing, conclusion: 'skipped', problems: [] };
    return await judged(config, opened.sources, opened.chosen, request, files);
  } catch (error) {
    return { ...nothing, conclusion: 'error', problems: problemsOf(error) };
  }
}

/** What an evaluation counts, without a verdict. Throws ProblemError for what cannot be read, a baseline among it. */
export async function countEvaluation(config: EvaluationConfig, request: GateRequest, files: GateFiles): Promise<Tally> {
  const opened = await open(config, request, files);
  if (opened === 'skipped') throw new ProblemError(config.predictions.map((pattern) => noSuchFile(pattern, config.place)));
  const { sources, chosen } = opened;
  const { read, tally } = await readAndCount(config, { sources, chosen, gold: await goldOf(config, sources, files) });
  const baseline = baselineState(chosen, read);
  if (baseline.kind === 'unusable') throw new ProblemError(baseline.problems);
  return tally;
}

/** The files of an evaluation, and the baseline that serves. */
async function open(config: EvaluationConfig, request: GateRequest, files: GateFiles): Promise<{ readonly sources: readonly FoundFile[]; readonly chosen: ChosenBaseline } | 'skipped'> {
  const candidate = await files.find(config.predictions, request.trusted.predictions, config.place);
  refuseOwnOutputs(candidate.files, ownOutputs(request, files), config.place);
  if (candidate.absent.length > 0) {
    if (candidate.files.length === 0 && config.onNoPredictions === 'skip') return 'skipped';
    throw new ProblemError(candidate.absent.map((pattern) => noSuchFile(pattern, config.place)));
  }
  if (config.shards !== undefined) await checkShards(candidate.files, config.shards);
  const ownCopy = files.identity(reportPaths(request.reportDirectory).predictions(config));
  const find = async (path: string, { kind, place }: BaselineFileSource): Promise<readonly FoundFile[]> => {
    const found = (await files.find([path], request.trusted.baseline, place)).files;
    const refused = kind === 'path' ? found.flatMap((file) => refusedAsBaseline(file, candidate.files, ownCopy, place)) : [];
    if (refused.length > 0) throw new ProblemError(refused);
    return found;
  };
  const seeking = { evaluation: config.name, extension: copyExtension(config.task), find, stores: request.stores };
  const chosen = await chooseBaseline(config.baseline, (source) => seekBaseline(source, seeking));
  return { sources: candidate.files, chosen };
}

/** The identities of what this run writes. */
function ownOutputs({ config, reportDirectory }: GateRequest, files: GateFiles): ReadonlySet<string> {
  const paths = reportPaths(reportDirectory);
  return new Set([paths.json, paths.markdown, ...config.evaluations.map(paths.predictions)].map((name) => files.identity(name)));
}

async function judged(config: EvaluationConfig, sources: readonly FoundFile[], chosen: ChosenBaseline, request: GateRequest, files: GateFiles): Promise<EvaluationOutcome> {
  const opened = { sources, gold: await goldOf(config, sources, files), chosen };
  const copy = files.writeGzip(reportPaths(request.reportDirectory).predictions(config));
  // Where none is wanted none of an earlier run is left, which would be taken for this one's.
  if (!request.copyPredictions) await copy.discard();
  const now = await readAndCount(config, opened, request.copyPredictions ? copy : undefined);
  // A change of the test set is none of the model: what changed is judged by the labels as they were, on the examples that both have.
  const before = await readAsItWas(config, opened, now.read, request.ofChange === true, request.stores);
  const { read, tally, texts } = before ?? now;
  const baseline = baselineState(chosen, read);
  const problems: Problem[] = [...(baseline.kind === 'unusable' ? baseline.problems : [])];
  if (baseline.kind === 'first_run' && config.onMissingBaseline === 'error') problems.push(missingBaseline(baseline.tried, config.place));
  problems.push(...unmetDemands(now.read.examples, now.tally, config));
  const thresholds = config.thresholds ?? [];
  const judgedOn = (counted: Pick<Counted, 'read' | 'tally'>, own: readonly Threshold[]): readonly Verdict[] => judge(own, counted.tally, noComparison(baseline, config), config.chance, counted.read.withoutPrediction);
  const judgements = before === undefined ? judgedOn(now, thresholds) : inOrderOf(thresholds, [...judgedOn(before, thresholds.filter(({ bound }) => isChange(bound))), ...judgedOn(now, thresholds.filter(({ bound }) => !isChange(bound)))]);
  const { verdicts, problems: ended } = withWaivers(judgements, config.waivers, request.run.day);
  problems.push(...ended);
  const conclusion = conclude(verdicts, {
    problems: problems.length > 0,
    firstRun: baseline.kind === 'first_run',
    gated: config.thresholds !== undefined,
    onInconclusive: config.onInconclusive,
  });
  return { config, conclusion, problems, baseline, verdicts, measured: { read, tally, texts }, ...(before !== undefined && { testSet: { ...before.edit, tally: now.tally, examples: now.read.examples } }) };
}

function inOrderOf(thresholds: readonly Threshold[], verdicts: readonly Verdict[]): readonly Verdict[] {
  return thresholds.flatMap((threshold) => verdicts.find((verdict) => verdict.threshold === threshold) ?? []);
}

async function goldOf({ columns, place }: EvaluationConfig, candidate: readonly FoundFile[], files: GateFiles): Promise<Opened['gold']> {
  if (typeof columns.actual !== 'object') return undefined;
  const { files: found } = await files.find([columns.actual.file], false, place);
  checkGoldFiles(columns.actual.file, found, candidate, place);
  return { sources: found, options: columns.actual };
}

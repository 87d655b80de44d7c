import type { BaselineSource } from '../config/baseline-source.js';
import type { Config, EvaluationConfig } from '../config/config.js';
import { readConfig } from '../config/decode.js';
import { copyExtension, reportPaths } from '../gate.js';
import { ProblemError, type Problem } from '../problem.js';
import { terminal, terminalText } from '../report/escape.js';
import { plural } from '../report/numbers.js';
import type { EvaluationReport, Report } from '../report/report.js';
import { check, type CheckFiles, type CheckRequest } from './check.js';

export type AcceptRequest = Pick<CheckRequest, 'config' | 'evaluations' | 'reportDirectory' | 'stores' | 'run'>;

/**
 * Makes the current predictions the committed baseline of every evaluation, and says what that accepts. Throws ProblemError, with nothing
 * written, where an evaluation has no committed baseline or its predictions cannot be measured.
 */
export async function accept(request: AcceptRequest, files: CheckFiles): Promise<string> {
  const targets = targetsOf(await configOf(request, files));
  const report = await check({ ...request, configRequired: true, predictions: [], baseline: [] }, files);
  const problems = [...report.problems, ...report.evaluations.flatMap(({ measured, problems: own }) => (measured === undefined ? own : []))];
  if (problems.length > 0) throw new ProblemError(problems);
  const lines: string[] = [];
  for (const { evaluation, file } of targets) {
    const accepted = report.evaluations.find(({ name }) => name === evaluation.name);
    if (accepted?.measured === undefined) throw new ProblemError({ message: `there are no predictions of ${evaluation.name} to accept` });
    await copied(reportPaths(request.reportDirectory).predictions(evaluation), file, files);
    lines.push(...acceptedLines(accepted, file));
  }
  return [...lines, '', commitWords(targets.map(({ file }) => file), report)].join('\n');
}

async function configOf({ config, evaluations }: AcceptRequest, files: CheckFiles): Promise<Config> {
  const text = files.readText(config);
  if (text === undefined) throw new ProblemError({ message: `there is no config at ${config}`, advice: 'Write one with `confusion-gate init <predictions file>`, or name it with --config.' });
  return readConfig(text, config, { predictions: [], baseline: [], evaluations });
}

interface Target {
  readonly evaluation: EvaluationConfig;
  readonly file: string;
}

/** The committed file of each evaluation: of its first source that is one. */
function targetsOf({ evaluations }: Config): readonly Target[] {
  const problems: Problem[] = [];
  const targets: Target[] = [];
  for (const evaluation of evaluations) {
    const { name, task, place } = evaluation;
    const source = evaluation.baseline.find(isCommitted);
    const extension = copyExtension(task).replace('.gz', '');
    const at = place !== undefined && { place };
    if (source === undefined) problems.push({ message: `${name} has no baseline that is a committed file`, ...at, advice: `Add one: baseline: { ref: { path: baseline/${name}${extension}.gz } }` });
    else if (!source.path.endsWith(extension) && !source.path.endsWith(`${extension}.gz`)) problems.push({ message: `the baseline ${JSON.stringify(source.path)} of ${name} cannot be written: predictions of this task are kept as ${extension}`, ...at, advice: `Call it ${JSON.stringify(`baseline/${name}${extension}.gz`)}.` });
    else if (source.format !== undefined || source.columns !== undefined || source.response !== undefined) problems.push({ message: `the baseline ${JSON.stringify(source.path)} of ${name} is read by columns, a format or a response of its own, which the copy of the predictions does not have`, ...at, advice: 'Remove them: a copy that confusion-gate wrote is read as it is.' });
    else targets.push({ evaluation, file: source.path });
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return targets;
}

function isCommitted(source: BaselineSource): source is Extract<BaselineSource, { kind: 'ref' | 'path' }> {
  if (source.kind === 'ref') return source.at === 'merge-base' || source.at === 'base';
  return source.kind === 'path' && !/[*?[\]{}!()]/u.test(source.path);
}

/** From the copy that every run leaves to the baseline, gzipped where its name says so. */
async function copied(from: string, to: string, files: CheckFiles): Promise<void> {
  const [copy] = (await files.find([from], true)).files;
  if (copy === undefined) throw new ProblemError({ message: `the copy of the predictions, ${from}, was not written` });
  if (to.endsWith('.gz')) {
    const sink = files.writeGzip(to);
    for await (const chunk of copy.open()) sink.write(chunk.slice());
    await sink.close();
    return;
  }
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of copy.open()) text += decoder.decode(chunk, { stream: true });
  files.writeText(to, text + decoder.decode());
}

/** What a reviewer should know of what becomes normal. */
function acceptedLines({ name, named, thresholds, measured, notices }: EvaluationReport, file: string): readonly string[] {
  const { examples = 0, flips = [], provenance } = measured ?? {};
  const against = provenance?.baseline === undefined ? 'there was nothing to compare with' : `against ${terminal(provenance.baseline.origin)}`;
  const open = thresholds.filter(({ state }) => state !== 'pass' && state !== 'skipped');
  return [
    `${named ? `${terminalText(name)}: ` : ''}${terminalText(file)} now holds ${plural(examples, 'example')}; ${against}.`,
    ...(provenance?.baseline === undefined ? [] : [`  accepted: ${flips.length === 0 ? 'no example changed' : flips.map(({ count, title, description }) => `${count} ${title} (${terminal(description)})`).join(', ')}`]),
    ...open.map(({ state, words, outcome }) => `  ${state}: ${terminal(words)}${outcome === undefined ? '' : ` (${terminal(outcome.subject)} ${terminal(outcome.happened)})`}`),
    ...(measured === undefined ? notices.map((notice) => `  ${terminal(notice)}`) : []),
  ];
}

function commitWords(written: readonly string[], { conclusion }: Report): string {
  const commit = `Commit it: git add ${written.map((file) => JSON.stringify(file)).join(' ')}`;
  return conclusion === 'fail' || conclusion === 'error'
    ? `${commit}\nThe pull request that brings it is still compared with the baseline of its base, so its check stays as it is; what comes after is compared with this.`
    : commit;
}

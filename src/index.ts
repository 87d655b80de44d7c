import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { either } from './baseline/either.js';
import type { BaselineStores, CommitStore } from './baseline/stores.js';
import { check, exitStatus } from './commands/check.js';
import { copyExtension, reportPaths } from './gate.js';
import { artifactsOf } from './github/artifacts.js';
import { commitsOf } from './github/commits.js';
import { historyOf, type Entry } from './github/history.js';
import { openClient, type GitHubClient } from './github/client.js';
import { COMMENT_BYTES, defaultCommentKey, encodeKey, MARKER_BYTES, readMarker } from './github/comment-marker.js';
import { commentsOf, type CommentsApi } from './github/comments-api.js';
import { upsertComment, type CommentResult } from './github/comments.js';
import { readRunContext, type RunContext } from './github/event.js';
import { INPUT_DEFAULTS, readInputs, type Inputs } from './github/inputs.js';
import { openLog, type Log } from './github/log.js';
import { writeOutputs } from './github/outputs.js';
import { appendSummary } from './github/summary.js';
import { artifactsOfRun, pullsOf, type EndedRun } from './github/workflow-run.js';
import { LARGE_BYTES } from './predictions/read-rows.js';
import { ProblemError, problemsOf } from './problem.js';
import { annotationsOf } from './report/annotations.js';
import { terminal, terminalText } from './report/escape.js';
import { failedThresholdsJson, metricsJson } from './report/json.js';
import { commentText, holdsPart, isOutdated, type Part } from './report/markdown/comment-text.js';
import { fittingMarkdown, reportTitle, type Surroundings } from './report/markdown/markdown.js';
import { reportMark } from './report/markdown/marks.js';
import type { Report } from './report/report.js';
import { laidOut } from './report/terminal-width.js';
import { evaluationText, PLAIN } from './report/terminal.js';
import { VERSION } from './version.js';
import { Workspace, type Ahead } from './workspace/workspace.js';

/** The script of the thread that scans large files ahead lies beside this one. */
const AHEAD: Ahead = { script: new URL('./scan-worker.js', import.meta.url), from: LARGE_BYTES };

/** Outputs are carried through environment variables and expressions: more belongs into the report. */
const OUTPUT_BYTES = 64 * 1024;

/** What starts the runs of pull requests, whose token may be read-only. */
const PULL_EVENTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'pull_request_review']);

/** What the copies of the predictions are called. */
const COPIES = [copyExtension('classification'), copyExtension('entities')];

const log = openLog((text) => process.stdout.write(text));
process.on('uncaughtException', stop);
process.on('unhandledRejection', stop);
await run().catch(stop);

/** The action: read the inputs, judge, then publish. The verdict stands before anything is published, and nothing published changes it. */
async function run(): Promise<void> {
  const inputs = readInputs(process.env);
  const context = readRunContext(process.env, (file) => readFileSync(file, 'utf8'));
  for (const note of context.notes) log.annotate([{ level: 'notice', message: note }]);
  const client = openClient({ apiUrl: context.apiUrl, token: inputs.githubToken, sleep, now: () => Date.now() });
  if (inputs.mode === 'publish' || (inputs.mode === 'auto' && PULL_EVENTS.has(context.endedRun?.event ?? ''))) {
    await publish(client, inputs, context);
    return;
  }
  const report = await check(
    {
      config: inputs.config,
      // A config that the user named and that is absent must not turn the gate off; the default one may be absent.
      configRequired: inputs.config !== INPUT_DEFAULTS.config,
      predictions: inputs.predictions,
      baseline: inputs.baseline,
      evaluations: inputs.evaluations,
      reportDirectory: inputs.reportDirectory,
      stores: storesOf(client, inputs, context),
      // What is on the default branch already was looked at when it came.
      ...((context.pullRequest !== undefined || context.eventName === 'merge_group') && { configFrom: inputs.configFrom }),
      run: { tool: VERSION, commit: context.headSha, url: context.runUrl, enforced: inputs.enforce, day: today() },
    },
    new Workspace(context.workspace, AHEAD),
  );
  process.exitCode = exitStatus(report) === 0 ? 0 : 1;
  await shown(client, report, inputs, context);
}

/**
 * The comment that a run with a read-only token could not write. What that run left is a stranger's: its predictions are judged anew, by the
 * config that is checked out here, and nothing else of it is used. The verdict was given there; here only what cannot be published fails.
 */
async function publish(client: GitHubClient, inputs: Inputs, context: RunContext): Promise<void> {
  const { owner, repo, endedRun: ended } = context;
  if (ended === undefined) throw new ProblemError({ message: 'there is no run to publish: mode: publish belongs to a workflow on the event workflow_run', advice: 'on: { workflow_run: { workflows: [<name of the first workflow>], types: [completed] } }' });
  const repository = { owner, repo };
  const pulls = await pullsOf(client, repository, ended);
  if (pulls.length === 0) return skipped(`No open pull request has the head ${ended.headSha.slice(0, 7)}: it has moved on, or is closed`);
  const [artifact, ...others] = await artifactsOfRun(client, repository, ended.id, inputs.reportArtifact);
  if (artifact === undefined || others.length > 0) return skipped(`The run ${ended.id} left ${artifact === undefined ? 'no artifact' : 'several artifacts'} ${JSON.stringify(inputs.reportArtifact)}`);
  const archive = await artifactsOf(client, repository).read(artifact);
  const { rejudge } = await import('./commands/rejudge.js');
  for (const { number, baseRef, baseSha, fromFork } of pulls) {
    const comments = commentsOf(client, { owner, repo, pullRequest: number });
    if (await hasSpoken(comments, inputs.commentAuthor, ended)) {
      log.line(`The run ${ended.id} has written its comment on #${number} itself`);
      continue;
    }
    const judged: RunContext = { ...context, headSha: ended.headSha, pullRequest: { number, headSha: ended.headSha, baseRef, baseSha, fromFork }, compared: { branch: baseRef, from: { kind: 'branches', bases: [baseRef, baseSha], head: ended.headSha } } };
    const report = await rejudge(
      {
        config: inputs.config,
        evaluations: inputs.evaluations,
        reportDirectory: inputs.reportDirectory,
        stores: storesOf(client, inputs, judged),
        run: { tool: VERSION, commit: ended.headSha, url: ended.url, enforced: true, day: today() },
        archive,
        archiveName: `the artifact ${JSON.stringify(artifact.name)} of the run ${ended.id}`,
      },
      new Workspace(context.workspace, AHEAD),
    );
    await shown(client, report, inputs, judged);
    if (report.conclusion === 'error') process.exitCode = 1;
  }
}

function skipped(why: string): void {
  log.annotate([{ level: 'notice', message: `Nothing was published. ${why}.` }]);
  writeOutputs(process.env, new Map([['conclusion', 'skipped'], ['summary', terminalText(why)]]));
}

/** A run whose token may write has written its comment: a second one of the same verdict would only be noise. */
async function hasSpoken(comments: CommentsApi, author: string, { id, headSha }: EndedRun): Promise<boolean> {
  const listed = await comments.list();
  if (!listed.ok) throw new ProblemError({ message: `the comments cannot be listed: ${listed.failure.reason}` });
  return listed.value.some(({ body, author: by }) => {
    const marker = by.toLowerCase() === author.toLowerCase() ? readMarker(body) : undefined;
    return marker?.headSha === headSha && marker.runId === id;
  });
}

/** The report wherever it can be seen: log, annotations, summary, comment, outputs. */
async function shown(client: GitHubClient, report: Report, inputs: Inputs, context: RunContext): Promise<void> {
  for (const evaluation of report.evaluations) {
    log.group(`Evaluation ${evaluation.name}: ${evaluation.conclusion}`, [await laidOut((width) => evaluationText(evaluation, PLAIN, width))]);
  }
  log.annotate(annotationsOf(report));
  publishSummary(report, inputs, context);
  const url = await publishComment(client, report, inputs, context);
  await keepPredictions(client, report, inputs, context);
  publishOutputs(report, inputs, context, url);
  log.line(`${report.conclusion}: ${terminal(report.summary)}`);
}

/** The day in UTC, as in 2026-11-26. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Where baselines are kept: in the repository, by the API or, where that cannot tell, by git on disk; as artifacts; on a branch. */
function storesOf(client: GitHubClient, { githubToken }: Inputs, { owner, repo, compared, workspace }: RunContext): BaselineStores {
  if (compared === undefined) return {};
  const onDisk = once(async (): Promise<CommitStore | undefined> => {
    const { from, branch } = compared;
    const { gitCommits } = await import('./workspace/git.js');
    if (from.kind === 'pull_request') return gitCommits(workspace);
    return gitCommits(workspace, from.kind === 'commit' ? { branch, bases: [from.sha], head: from.sha } : { branch, bases: from.bases.flatMap((base) => [base, `origin/${base}`]), head: from.head });
  });
  // Asked once and then kept: what it has learnt serves all evaluations.
  const commits = once(async () => (githubToken === '' ? onDisk() : either(commitsOf(client, { owner, repo }, compared), onDisk)));
  return {
    commits,
    artifacts: () => Promise.resolve(artifactsOf(client, { owner, repo })),
    history: () => Promise.resolve(historyOf(client, { owner, repo }, { sleep, random: Math.random })),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function publishSummary(report: Report, { reportDirectory }: Inputs, context: RunContext): void {
  const surroundings = { fullReport: `\`${reportPaths(reportDirectory).json}\`` };
  const result = appendSummary(process.env, (maxBytes) => fittingMarkdown(report, maxBytes, context.runUrl === '' ? {} : surroundings));
  if (result.kind === 'failed') log.annotate([{ level: 'notice', message: `The job summary was not written: ${result.reason}` }]);
}

/** The address of the comment, or nothing. What keeps it from being posted is a notice, never a change of the verdict. */
async function publishComment(client: GitHubClient, report: Report, inputs: Inputs, context: RunContext): Promise<string> {
  const { pullRequest, owner, repo } = context;
  if (pullRequest === undefined) return '';
  const bad = report.conclusion === 'fail' || report.conclusion === 'error';
  const create = inputs.comment === 'always' || (inputs.comment === 'on-failure' && bad);
  const surroundings: Surroundings = context.runUrl === '' ? {} : { fullReport: `[job summary of run ${context.runId}](${context.runUrl})` };
  const own = defaultCommentKey({ workflow: context.workflow, job: context.job, config: inputs.config, evaluations: inputs.evaluations, predictions: inputs.predictions });
  const { headSha: sha, runId, runAttempt } = context;
  const part: Part = { id: encodeKey(own), runId, runAttempt, sha, name: partName(inputs, context), conclusion: report.conclusion, mark: reportMark(report), title: reportTitle(report), words: report.summary.plainText };
  // Only who names a key can mean to share a comment.
  const shared = inputs.commentKey !== undefined;
  const result = await upsertComment(commentsOf(client, { owner, repo, pullRequest: pullRequest.number }), {
    key: inputs.commentKey ?? own,
    author: inputs.commentAuthor,
    text: (before) => commentText({ before, part, maxBytes: COMMENT_BYTES - MARKER_BYTES - 1, shared, body: (maxBytes) => belowTitle(fittingMarkdown(report, maxBytes, surroundings)) }),
    isOutdated: (before, marker) => isOutdated(before, marker, part),
    ...(shared && { isThere: (text: string) => holdsPart(text, part) }),
    create,
    headSha: context.headSha,
    runId: context.runId,
    runAttempt: context.runAttempt,
    fromFork: pullRequest.fromFork,
  });
  return told(result, inputs, log);
}

/** What tells a job's part from the others: what it was asked to judge, else the job itself. */
function partName({ evaluations, predictions }: Inputs, { job }: RunContext): string {
  return evaluations.length > 0 ? evaluations.join(', ') : predictions.length > 0 ? predictions.join(', ') : job;
}

/** The comment has a title of its own. */
function belowTitle(markdown: string): string {
  return markdown.slice(markdown.indexOf('\n') + 1).trim();
}

async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function told(result: CommentResult, { comment }: Inputs, to: Log): string {
  switch (result.kind) {
    case 'created':
    case 'updated':
    case 'unchanged':
      to.line(`Comment ${result.kind}: ${result.url}`);
      if (result.kind === 'created' && result.note !== undefined) to.annotate([{ level: 'notice', message: result.note }]);
      return result.url;
    case 'superseded':
      to.line(`Comment left alone: ${result.reason}`);
      return '';
    case 'absent':
      return '';
    case 'refused':
    case 'failed':
      // Who asked for no comment needs no permission for one, and no notice.
      if (comment === 'never') to.line(`No comment was looked for: ${result.reason}`);
      else to.annotate([{ level: 'notice', title: 'No comment on the pull request', message: `${result.reason}. The verdict stands; the job summary has the report.` }]);
      return '';
  }
}

/** Adds the predictions of a run of the default branch to the branches that keep them. That they are not kept changes no verdict. */
async function keepPredictions(client: GitHubClient, report: Report, { reportDirectory }: Inputs, { owner, repo, onDefaultBranch, sha, workspace }: RunContext): Promise<void> {
  if (!onDefaultBranch || sha === '') return;
  const branches = new Map<string, Entry[]>();
  for (const { name, history } of report.evaluations) {
    for (const branch of history) {
      const copy = COPIES.map((extension) => ({ extension, file: path.resolve(workspace, `${reportDirectory}/predictions/${name}${extension}`) })).find(({ file }) => existsSync(file));
      if (copy === undefined) continue;
      const entries = branches.get(branch) ?? [];
      entries.push({ path: `${name}/${sha}${copy.extension}`, bytes: readFileSync(copy.file) });
      branches.set(branch, entries);
    }
  }
  if (branches.size === 0) return;
  for (const [branch, entries] of branches) {
    const result = await historyOf(client, { owner, repo }, { sleep, random: Math.random }).append(branch, entries, `Predictions of ${sha}`);
    if (result.kind === 'appended') log.line(`Predictions kept on the branch ${terminalText(branch)}: ${entries.map((entry) => entry.path).join(', ')}`);
    else log.annotate([{ level: 'warning', title: 'The predictions were not kept', message: `On the branch ${branch}: ${result.reason}. The verdict stands, but later changes will not be compared with this commit.` }]);
  }
}

function publishOutputs(report: Report, { reportDirectory }: Inputs, { workspace }: RunContext, commentUrl: string): void {
  const paths = reportPaths(reportDirectory);
  const ifWritten = (file: string): string => (existsSync(path.resolve(workspace, file)) ? file : '');
  const result = writeOutputs(
    process.env,
    new Map([
      ['conclusion', report.conclusion],
      ['summary', terminal(report.summary)],
      ['report-json', ifWritten(paths.json)],
      ['report-markdown', ifWritten(paths.markdown)],
      ['comment-url', commentUrl],
      ['failed-thresholds', failedThresholdsJson(report, OUTPUT_BYTES)],
      ['metrics', metricsJson(report, OUTPUT_BYTES)],
    ]),
  );
  if (result.kind === 'failed') log.annotate([{ level: 'warning', message: `The outputs were not written: ${result.reason}` }]);
}

/** Whatever is thrown is a failure of the step, never a green check. */
function stop(thrown: unknown): void {
  log.annotate(problemsOf(thrown).map(({ message, place, advice }) => ({ level: 'error', message: advice === undefined ? message : `${message}\n${advice}`, ...(place !== undefined && { place }) })));
  writeOutputs(process.env, new Map([['conclusion', 'error'], ['summary', terminalText(problemsOf(thrown)[0]?.message ?? '')]]));
  process.exitCode = 1;
}

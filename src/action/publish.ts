import { artifactsOf } from '../github/artifacts.js';
import { readMarker } from '../github/comment-marker.js';
import { commentsOf, type CommentsApi } from '../github/comments-api.js';
import type { Log } from '../github/log.js';
import { writeOutputs } from '../github/outputs.js';
import { artifactsOfRun, pullsOf, type EndedRun } from '../github/workflow-run.js';
import { ProblemError } from '../problem.js';
import { terminalText } from '../report/escape.js';
import { VERSION } from '../version.js';
import { Workspace } from '../workspace/workspace.js';
import { show } from './show.js';
import { today, type Step } from './step.js';
import { storesOf } from './stores.js';

/** What starts the runs of pull requests, whose token may be read-only. */
const PULL_EVENTS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'pull_request_review']);

/** Whether the step is there for the comment of a run that has ended. */
export function isForPublishing({ inputs: { mode }, context: { endedRun } }: Step): boolean {
  return mode === 'publish' || (mode === 'auto' && PULL_EVENTS.has(endedRun?.event ?? ''));
}

/**
 * The comment that a run with a read-only token could not write. What that run left is a stranger's: its predictions are judged anew, by the
 * config that is checked out here, and nothing else of it is used. The verdict was given there; here only what cannot be published fails.
 */
export async function publish(step: Step): Promise<void> {
  const { client, inputs, context, log } = step;
  const { owner, repo, endedRun: ended } = context;
  if (ended === undefined) throw new ProblemError({ message: 'there is no run to publish: mode: publish belongs to a workflow on the event workflow_run', advice: 'on: { workflow_run: { workflows: [<name of the first workflow>], types: [completed] } }' });
  const repository = { owner, repo };
  const pulls = await pullsOf(client, repository, ended);
  if (pulls.length === 0) return skipped(log, `No open pull request has the head ${ended.headSha.slice(0, 7)}: it has moved on, or is closed`);
  const [artifact, ...others] = await artifactsOfRun(client, repository, ended.id, inputs.reportArtifact);
  if (artifact === undefined || others.length > 0) return skipped(log, `The run ${ended.id} left ${artifact === undefined ? 'no artifact' : 'several artifacts'} ${JSON.stringify(inputs.reportArtifact)}`);
  const archive = await artifactsOf(client, repository).read(artifact);
  const { rejudge } = await import('../commands/rejudge.js');
  for (const { number, baseRef, baseSha, fromFork } of pulls) {
    const comments = commentsOf(client, { owner, repo, pullRequest: number });
    if (await hasSpoken(comments, inputs.commentAuthor, ended)) {
      log.line(`The run ${ended.id} has written its comment on #${number} itself`);
      continue;
    }
    const judged: Step = { ...step, context: { ...context, headSha: ended.headSha, pullRequest: { number, headSha: ended.headSha, baseRef, baseSha, fromFork }, compared: { branch: baseRef, from: { kind: 'branches', bases: [baseRef, baseSha], head: ended.headSha } } } };
    const report = await rejudge(
      {
        config: inputs.config,
        evaluations: inputs.evaluations,
        reportDirectory: inputs.reportDirectory,
        stores: storesOf(judged),
        run: { tool: VERSION, commit: ended.headSha, url: ended.url, enforced: true, day: today(context) },
        archive,
        archiveName: `the artifact ${JSON.stringify(artifact.name)} of the run ${ended.id}`,
      },
      new Workspace(context.workspace, step.ahead),
    );
    await show(report, judged);
    if (report.conclusion === 'error') process.exitCode = 1;
  }
}

function skipped(log: Log, why: string): void {
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

import { COMMENT_BYTES, defaultCommentKey, encodeKey, MARKER_BYTES } from '../github/comment-marker.js';
import { commentsOf } from '../github/comments-api.js';
import { upsertComment, type CommentResult } from '../github/comments.js';
import type { RunContext } from '../github/event.js';
import type { Inputs } from '../github/inputs.js';
import type { Log } from '../github/log.js';
import { commentText, holdsPart, isOutdated, type Part } from '../report/markdown/comment-text.js';
import { fittingMarkdown, reportTitle, type Surroundings } from '../report/markdown/markdown.js';
import { reportMark } from '../report/markdown/marks.js';
import type { Report } from '../report/report.js';
import type { Step } from './step.js';

/** The address of the comment, or nothing. What keeps it from being posted is a notice, never a change of the verdict. */
export async function publishComment(report: Report, { client, inputs, context, log }: Step): Promise<string> {
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/github/answer.js';
import { formatMarker, isLater } from '../../src/github/comment-marker.js';
import type { Comment, CommentsApi } from '../../src/github/comments-api.js';
import { upsertComment } from '../../src/github/comments.js';

const AUTHOR = 'github-actions[bot]';
const done = <Value>(value: Value): Answer<Value> => ({ ok: true, value, headers: new Map() });
const missing: Answer<never> = { ok: false, failure: { status: 404, reason: '404 Not Found', transient: false } };

/** A conversation in memory, whose every call takes effect when the scheduler says so. */
function conversation(scheduler: fc.Scheduler): { readonly api: CommentsApi; readonly comments: () => readonly Comment[] } {
  let comments: readonly Comment[] = [];
  let lastId = 0;
  const later = scheduler.scheduleFunction((act: () => unknown) => Promise.resolve(act()));
  const call = async <Value>(act: () => Value): Promise<Value> => (await later(act)) as Value;
  return {
    comments: () => comments,
    api: {
      list: () => call(() => done(comments)),
      create: (body) =>
        call(() => {
          lastId += 1;
          const comment = { id: lastId, url: `u${lastId}`, author: AUTHOR, body };
          comments = [...comments, comment];
          return done(comment);
        }),
      update: (id, body) =>
        call(() => {
          const before = comments.find((comment) => comment.id === id);
          if (before === undefined) return missing;
          comments = comments.map((comment) => (comment.id === id ? { ...comment, body } : comment));
          return done({ ...before, body });
        }),
      remove: (id) =>
        call(() => {
          comments = comments.filter((comment) => comment.id !== id);
          return done(null);
        }),
      waitFor: () => Promise.resolve(true),
      pause: () => Promise.resolve(),
    },
  };
}

const request = (runId: number, job: number): Parameters<typeof upsertComment>[1] => ({
  key: 'gate', author: AUTHOR, headSha: '', runAttempt: 1, create: true, runId, text: () => `run ${runId}, job ${job}`, isOutdated: (_, marker) => isLater(marker, { runId, runAttempt: 1 }),
});

describe('jobs that meet no comment, in whatever order their calls take effect', () => {
  it('leave exactly one', async () => {
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 }), async (scheduler, runIds) => {
      const { api, comments } = conversation(scheduler);
      const all = Promise.all(runIds.map((runId, job) => upsertComment(api, request(runId, job))));
      await scheduler.waitFor(all);
      expect(comments()).toHaveLength(1);
    }), { numRuns: 500 });
  });

  it('leave the text of the later run when two start together', async () => {
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.constantFrom([1, 2], [2, 1]), async (scheduler, runIds) => {
      const { api, comments } = conversation(scheduler);
      const all = Promise.all(runIds.map((runId, job) => upsertComment(api, request(runId, job))));
      await scheduler.waitFor(all);
      expect(comments().map(({ body }) => body.split(' attempt')[0])).toEqual([formatMarker(request(2, 0)).split(' attempt')[0]]);
    }), { numRuns: 500 });
  });
});

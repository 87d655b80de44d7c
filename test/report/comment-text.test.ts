import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentText, holdsPart, isOutdated, type Part } from '../../src/report/markdown/comment-text.js';

const SHA = { old: 'a'.repeat(40), now: 'b'.repeat(40) };

function part(of: Partial<Part> = {}): Part {
  return { id: 'one', runId: 100, runAttempt: 1, sha: SHA.now, name: 'spam', conclusion: 'pass', mark: '✅', title: 'the threshold passed', words: 'the threshold passed', ...of };
}

function written(parts: readonly Part[], { shared = true, before, maxBytes = 65_000 }: { readonly shared?: boolean; readonly before?: string; readonly maxBytes?: number } = {}): string {
  let text = before;
  for (const own of parts) text = commentText({ before: text, part: own, shared, maxBytes, body: (most) => `body of ${own.name}`.padEnd(Math.min(most, 40), '.') });
  return text ?? '';
}

const visible = (text: string): string => text.split('\n').filter((line) => !line.startsWith('<!--')).join('\n').replaceAll(/\n{2,}/gu, '\n').trim();

describe('the text of a comment', () => {
  it('of one job is its report, with its title', () => {
    expect(visible(written([part()], { shared: false }))).toBe('## ✅ Confusion gate · the threshold passed\nbody of spam............................');
  });

  it('of several jobs has a title of its own and a part of each, whatever the order they come in', () => {
    const parts = [part(), part({ id: 'two', name: 'tone', conclusion: 'fail', mark: '❌', title: 'the threshold failed' }), part({ id: 'three', name: 'intent', runId: 90 })];
    const expected = '## ❌ Confusion gate · 1 of 3 parts failed\n### ✅ intent: the threshold passed\nbody of intent..........................\n### ✅ spam: the threshold passed\nbody of spam............................\n### ❌ tone: the threshold failed\nbody of tone............................';
    fc.assert(fc.property(fc.shuffledSubarray(parts, { minLength: 3 }), fc.array(fc.constantFrom(...parts)), (order, again) => {
      expect(visible(written([...order, ...again]))).toBe(expected);
    }));
  });

  it('warns as a whole where one of its worst parts does', () => {
    const loosened = part({ id: 'two', name: 'tone', mark: '⚠️' });
    expect(visible(written([part(), loosened])).split('\n')[0]).toBe('## ⚠️ Confusion gate · both parts passed');
    expect(visible(written([part({ conclusion: 'fail', mark: '❌' }), loosened])).split('\n')[0]).toBe('## ❌ Confusion gate · 1 of 2 parts failed');
  });

  it('has no other part beside one of another commit, nor where it is not shared', () => {
    expect(visible(written([part(), part({ id: 'two', sha: SHA.old, name: 'tone' })])).split('\n')[0]).toBe('## ✅ Confusion gate · the threshold passed');
    expect(written([part(), part({ id: 'two', name: 'tone' })], { shared: false })).not.toContain('###');
  });

  it('keeps the verdicts on the last five commits, without marks, and that of one commit once', () => {
    const commits = Array.from({ length: 8 }, (_, i) => part({ sha: String(i).repeat(40), runId: i, conclusion: i % 2 === 0 ? 'fail' : 'pass', words: `verdict ${i} of @octocat | \`x\`` }));
    const text = visible(written(commits.flatMap((one) => [one, { ...one, runAttempt: 2 }]), { shared: false }));
    expect(text.match(/^- .*$/gmu)).toEqual([6, 5, 4, 3, 2].map((i) => `- \`${String(i).repeat(7)}\` ${i % 2 === 0 ? 'fail' : 'pass'}: verdict ${i} of @\u200Boctocat \\| \\\`x\\\``));
  });

  it('says of several parts of an earlier commit how many failed', () => {
    const old = [part({ sha: SHA.old }), part({ sha: SHA.old, id: 'two', name: 'tone', conclusion: 'fail' })];
    expect(visible(written([part({ runId: 200 })], { before: written(old) }))).toContain(`- \`${SHA.old.slice(0, 7)}\` fail: 1 of 2 parts failed`);
  });

  it('fits, however many jobs there are and however much each says', () => {
    let text: string | undefined;
    for (let i = 0; i < 20; i++) text = commentText({ before: text, part: part({ id: `p${i}`, name: `p${i}` }), shared: true, maxBytes: 65_000, body: (most) => 'x'.repeat(most) });
    expect(Buffer.byteLength(text ?? '')).toBeLessThanOrEqual(65_000);
    expect((text ?? '').match(/^### /gmu)).toHaveLength(20);
  });

  it('is made of whatever somebody left there, without falling', () => {
    fc.assert(fc.property(fc.string(), fc.base64String(), fc.json(), (before, base64, json) => {
      for (const line of [before, `<!-- confusion-gate part=${base64} -->`, `<!-- confusion-gate part=${Buffer.from(json).toString('base64url')} -->\nx`, `<!-- confusion-gate past=${Buffer.from(json).toString('base64url')} -->`]) {
        expect(visible(written([part()], { before: line })).startsWith('## ✅ Confusion gate')).toBe(true);
      }
    }));
  });
});

describe('a part', () => {
  it('is there when it was written, or a later one of its job was', () => {
    const text = written([part()]);
    expect(holdsPart(text, part())).toBe(true);
    expect(holdsPart(text, part({ runId: 99 }))).toBe(true);
    expect(holdsPart(text, part({ runId: 101 }))).toBe(false);
    expect(holdsPart(text, part({ id: 'two' }))).toBe(false);
  });

  it('is outdated by a later run of its job, and by one on another commit, not by another job on the same', () => {
    const text = written([part()]);
    const marker = { runId: 100, runAttempt: 1, headSha: SHA.now };
    expect(isOutdated(text, marker, part({ runId: 99 }))).toBe(true);
    expect(isOutdated(text, marker, part({ id: 'two', runId: 99 }))).toBe(false);
    expect(isOutdated(text, marker, part({ id: 'two', runId: 99, sha: SHA.old }))).toBe(true);
    expect(isOutdated(text, marker, part({ runId: 101, sha: SHA.old }))).toBe(false);
    expect(isOutdated('written by hand', marker, part({ runId: 99 }))).toBe(true);
  });
});

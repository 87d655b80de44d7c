import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCommentKey, encodeKey, formatMarker, isLater, MARKER_BYTES, readMarker, textBelowMarker } from '../../src/github/comment-marker.js';

const SHA = 'ec26c3e57ca3a959ca5aad62de7213c562f8c821';

describe('the marker', () => {
  it('is an HTML comment that tells key, run, attempt and commit', () => {
    // The key ends in the first twelve digits of `printf evaluate | sha256sum`.
    expect(formatMarker({ key: 'evaluate', runId: 17, runAttempt: 2, headSha: SHA })).toBe(
      `<!-- confusion-gate key=evaluate-10aca1d8b724 run=17 attempt=2 sha=${SHA} -->`,
    );
  });

  it('is read back from the first line, whatever the key and the text below', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.nat(), fc.constantFrom('\n', '\r\n'), (key, text, runId, newline) => {
      const marker = formatMarker({ key, runId, runAttempt: 1, headSha: SHA });
      expect(readMarker(`${marker}${newline}${text}`)).toEqual({ key: encodeKey(key), runId, runAttempt: 1, headSha: SHA });
    }));
  });

  it('never holds a double hyphen inside, nor more bytes than it promises', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (key) => {
      const marker = formatMarker({ key, runId: Number.MAX_SAFE_INTEGER, runAttempt: Number.MAX_SAFE_INTEGER, headSha: 'a'.repeat(64) });
      expect(marker.slice(4, -3)).not.toContain('--');
      expect(Buffer.byteLength(`${marker}\n`)).toBeLessThanOrEqual(MARKER_BYTES);
    }));
  });

  it('keeps apart keys that read alike', () => {
    const keys = ['a b', 'a-b', 'a--b', 'A b', '', ' ', '空', '白', 'x'.repeat(50), 'x'.repeat(51)];
    expect(new Set(keys.map(encodeKey)).size).toBe(keys.length);
  });

  it.each([
    ['on the second line', `hello\n${formatMarker({ key: 'k', runId: 1, runAttempt: 1, headSha: SHA })}`],
    ['after a blank', ` ${formatMarker({ key: 'k', runId: 1, runAttempt: 1, headSha: SHA })}`],
    ['followed by text', `${formatMarker({ key: 'k', runId: 1, runAttempt: 1, headSha: SHA })} x`],
    ['in a quotation', `> ${formatMarker({ key: 'k', runId: 1, runAttempt: 1, headSha: SHA })}`],
    ['without a run', '<!-- confusion-gate key=k -->'],
  ])('is not seen %s', (_, body) => {
    expect(readMarker(body)).toBeUndefined();
  });

  it('takes a commit that is none for unknown, so that no payload can write into the comment', () => {
    expect(formatMarker({ key: 'k', runId: 1, runAttempt: 1, headSha: '--> <b>' })).toMatch(/ sha=unknown -->$/u);
  });

  it('leaves the text below it, whichever newlines a server makes of it', () => {
    expect(textBelowMarker('<!-- m -->\na\n\nb\n')).toBe('a\n\nb');
    expect(textBelowMarker('<!-- m -->\r\na\r\n\r\nb')).toBe('a\n\nb');
  });

  it('orders runs first by number, then by attempt', () => {
    const run = (runId: number, runAttempt: number): { runId: number; runAttempt: number } => ({ runId, runAttempt });
    expect(isLater(run(2, 1), run(1, 9))).toBe(true);
    expect(isLater(run(1, 9), run(2, 1))).toBe(false);
    expect(isLater(run(1, 2), run(1, 1))).toBe(true);
    expect(isLater(run(1, 1), run(1, 1))).toBe(false);
  });

  it('has a default key that differs by workflow, job, config, evaluations, whatever their order, and predictions', () => {
    const base = { workflow: 'CI', job: 'gate', config: 'gate.yml', evaluations: ['a', 'b'], predictions: [] };
    const others = [{ ...base, workflow: 'PR' }, { ...base, job: 'x' }, { ...base, config: 'y' }, { ...base, evaluations: ['a'] }, { ...base, evaluations: ['a,b'] }, { ...base, predictions: ['a.csv'] }, { ...base, predictions: ['b.csv'] }];
    expect(new Set([base, ...others].map(defaultCommentKey)).size).toBe(8);
    expect(defaultCommentKey({ ...base, evaluations: ['b', 'a'] })).toBe(defaultCommentKey(base));
  });
});

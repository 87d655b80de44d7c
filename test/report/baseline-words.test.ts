import { describe, expect, it } from 'vitest';
import { originWords } from '../../src/report/baseline-words.js';
import { terminal } from '../../src/report/escape.js';
import { phrase } from '../../src/report/phrase.js';

const origin = (made?: string): Parameters<typeof originWords>[0] => ({ name: 'artifact evaluation', passedOver: [], commit: { sha: '1a2b3c4d'.repeat(5), relation: phrase`where this change began`, ...(made !== undefined && { made }) } });

describe('where a baseline came from', () => {
  it.each([
    ['two days before', '2026-11-24T23:59:59Z', '2026-11-26', '2 days old'],
    ['the day before', '2026-11-25T00:00:00+01:00', '2026-11-26', '1 day old'],
    ['the same day', '2026-11-26T08:00:00Z', '2026-11-26', 'of today'],
    ['over a leap day', '2028-02-28T08:00:00Z', '2028-03-01', '2 days old'],
    ['a clock that is behind', '2026-11-26T08:00:00Z', '2026-11-20', 'of 2026-11-26'],
    ['a clock that nobody knows', '2026-11-26T08:00:00Z', undefined, 'of 2026-11-26'],
    ['a date that is none', 'yesterday', '2026-11-20', 'of an unknown day'],
  ])('%s', (_, made, today, words) => {
    expect(originWords(origin(made), today).plainText).toBe(`artifact evaluation (1a2b3c4, where this change began, ${words})`);
  });

  it('names a commit whose hash begins with digits alone like any other', () => {
    const digits = { ...origin(), commit: { sha: '12345678'.repeat(5), relation: phrase`where this change began` } };
    expect(terminal(originWords(digits, '2026-11-26'))).toBe('"artifact evaluation" (1234567, where this change began)');
  });

  it('says no more than it knows', () => {
    expect(originWords(origin(), '2026-11-26').plainText).toBe('artifact evaluation (1a2b3c4, where this change began)');
    expect(originWords({ name: 'base.csv', passedOver: [] }, '2026-11-26').plainText).toBe('base.csv');
  });
});

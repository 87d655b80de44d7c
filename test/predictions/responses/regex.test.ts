import { describe, expect, it } from 'vitest';
import { responseParser, type ResponseParser } from '../../../src/predictions/responses/parser.js';
import type { Take } from '../../../src/predictions/responses/step.js';
import { describe as described, ProblemError } from '../../../src/problem.js';

function parserOf(pattern: string, take: Take = 'only'): Promise<ResponseParser> {
  return responseParser({ steps: [{ kind: 'regex', pattern, take, otherwise: 'unparsed', place: { file: 'c.yml', line: 7, column: 9 } }] });
}

async function problemOf(pattern: string): Promise<string> {
  try {
    await parserOf(pattern);
  } catch (thrown) {
    if (thrown instanceof ProblemError) return thrown.problems.map(described).join('\n');
    throw thrown;
  }
  return '';
}

describe('a regex', () => {
  it.for([
    ['(?<label>', 'c.yml:7:9: the regex "(?<label>" cannot be read: '],
    ['(?=a)(?<label>b)', 'no look-around'],
    [String.raw`(?<label>a)\1`, 'invalid escape sequence'],
    ['(?<label>a)(?<label>b)', 'duplicate capture group name'],
    [String.raw`\(?<label>a`, 'has no group named label'],
  ] as const)('%s is refused at its place', async ([pattern, why]) => {
    expect(await problemOf(pattern)).toContain(why);
  });

  it.for(['only', 'last'] as const)('that matches too often for %s is no answer, for not all of its matches were looked at', async (take) => {
    const parser = await parserOf('(?<label>[ab])', take);
    expect(parser.read('a'.repeat(900))).toEqual({ label: 'a' });
    expect(parser.read('a'.repeat(1_100))).toMatchObject({ outcome: 'unparsed', reason: expect.stringContaining('matches too often') as string });
  });

  it('takes its first match, however many there are', async () => {
    expect((await parserOf('(?<label>[ab])', 'first')).read('a'.repeat(100_000))).toEqual({ label: 'a' });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutputs } from '../../src/github/outputs.js';
import { appendSummary, SUMMARY_BYTES } from '../../src/github/summary.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'confusion-gate-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** Reads the file by the runner's rules: `name<<delimiter`, lines, the delimiter; anything else fails the step. */
function readOutputs(text: string): Map<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  while (lines.length > 0) {
    const [, name = '', delimiter] = /^([^=]+?)<<(.+)$/u.exec(lines.shift() ?? '') ?? [];
    if (delimiter === undefined) throw new Error('not an output');
    const end = lines.indexOf(delimiter);
    if (end < 0) throw new Error('no end');
    outputs.set(name, lines.slice(0, end).join('\n'));
    lines.splice(0, end + 1);
  }
  return outputs;
}

describe('writeOutputs', () => {
  it('writes values the runner reads back, whatever they hold', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '\n', '<<', '=', 'EOF', 'conclusion=pass', '::', '%0A', '名') });
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('conclusion', 'summary', 'report-json'), value), (outputs) => {
      const path = join(directory, 'output');
      writeFileSync(path, '');
      expect(writeOutputs({ GITHUB_OUTPUT: path }, new Map(Object.entries(outputs)))).toEqual({ kind: 'written' });
      expect(readOutputs(readFileSync(path, 'utf8'))).toEqual(new Map(Object.entries(outputs)));
    }), { numRuns: 50 });
  });

  it('cannot be ended by a value that has seen an earlier delimiter', () => {
    const path = join(directory, 'output');
    writeOutputs({ GITHUB_OUTPUT: path }, new Map([['summary', 'x']]));
    const [, delimiter = ''] = /<<(.*)/u.exec(readFileSync(path, 'utf8')) ?? [];
    writeOutputs({ GITHUB_OUTPUT: path }, new Map([['summary', `x\n${delimiter}\nconclusion=pass`]]));
    expect([...readOutputs(readFileSync(path, 'utf8')).keys()]).toEqual(['summary']);
  });

  it('does without the runner, and reports a file it cannot write', () => {
    expect(writeOutputs({}, new Map([['summary', 'x']]))).toEqual({ kind: 'absent' });
    expect(writeOutputs({ GITHUB_OUTPUT: directory }, new Map([['summary', 'x']]))).toMatchObject({ kind: 'failed', reason: expect.stringContaining('EISDIR') as unknown });
  });
});

describe('appendSummary', () => {
  it('appends what is rendered and tells the renderer how much room there is', () => {
    const path = join(directory, 'summary.md');
    writeFileSync(path, 'före\n');
    expect(appendSummary({ GITHUB_STEP_SUMMARY: path }, (maxBytes) => `room ${maxBytes}`)).toEqual({ kind: 'written' });
    expect(readFileSync(path, 'utf8')).toBe(`före\nroom ${SUMMARY_BYTES - 6 - 1}\n`);
  });

  it('fills the limit to the last byte', () => {
    const path = join(directory, 'summary.md');
    expect(appendSummary({ GITHUB_STEP_SUMMARY: path }, (maxBytes) => 'x'.repeat(maxBytes))).toEqual({ kind: 'written' });
    expect(readFileSync(path)).toHaveLength(SUMMARY_BYTES);
    expect(appendSummary({ GITHUB_STEP_SUMMARY: path }, () => 'more')).toEqual({ kind: 'failed', reason: 'the job summary of this step is full (1048576 bytes)' });
  });

  it('refuses a text that is too long in bytes, and keeps what the step wrote before', () => {
    const path = join(directory, 'summary.md');
    writeFileSync(path, 'before');
    expect(appendSummary({ GITHUB_STEP_SUMMARY: path }, (maxBytes) => 'é'.repeat(maxBytes / 2 + 1))).toMatchObject({ kind: 'failed' });
    expect(readFileSync(path, 'utf8')).toBe('before');
  });

  it('renders nothing where there is no summary, and reports a file it cannot write', () => {
    const render = (): string => {
      throw new Error('not to be called');
    };
    expect(appendSummary({}, render)).toEqual({ kind: 'absent' });
    expect(appendSummary({ GITHUB_STEP_SUMMARY: '' }, render)).toEqual({ kind: 'absent' });
    expect(appendSummary({ GITHUB_STEP_SUMMARY: join(directory, 'no', 'such', 'place') }, () => 'x')).toMatchObject({ kind: 'failed' });
  });
});

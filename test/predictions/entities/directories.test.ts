import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeConfig } from '../../../src/config/decode.js';
import { gate, type GateFiles } from '../../../src/gate.js';
import { describe as describeProblem, type Problem } from '../../../src/problem.js';
import { Workspace } from '../../../src/workspace/workspace.js';

// One directory a case: files as a tool or a person writes them, a config, and what is read from them: every document as the slim copy has it,
// and the matrix. Of the bad ones the messages. UPDATE=1 writes what is expected; read it before it is committed.

interface ReportFile {
  readonly problems: readonly Problem[];
  readonly evaluations: readonly { readonly problems: readonly Problem[]; readonly measured?: { readonly confusion_matrix: readonly { readonly actual: string; readonly predicted: string; readonly count: number }[]; readonly overlaps: unknown; readonly flips: readonly { readonly title: string; readonly examples: unknown }[] } }[];
}

async function run(directory: string): Promise<{ readonly report: ReportFile; readonly copy: string }> {
  const workspace = new Workspace(directory);
  const written = new Map<string, string>();
  const files: GateFiles = {
    find: (patterns, trusted, place) => workspace.find(patterns, trusted, place),
    identity: (name) => workspace.identity(name),
    writeText: (name, text) => written.set(path.basename(name), text),
    writeGzip: () => {
      let text = '';
      return {
        write: (piece) => void (text += Buffer.from(piece).toString()),
        close: async () => Promise.resolve(void written.set('copy', text)),
        discard: async () => Promise.resolve(),
      };
    },
  };
  const config = decodeConfig(readFileSync(path.join(directory, 'confusion-gate.yml'), 'utf8'), 'confusion-gate.yml');
  await gate({ config, trusted: { predictions: false, baseline: false }, reportDirectory: 'report', copyPredictions: true, stores: {}, run: { tool: '0', enforced: true } }, files);
  return { report: JSON.parse(written.get('report.json') ?? '') as ReportFile, copy: written.get('copy') ?? '' };
}

function problemsIn({ problems, evaluations }: ReportFile): readonly string[] {
  return [...problems, ...evaluations.flatMap((evaluation) => evaluation.problems)].map(describeProblem);
}

function compare(file: string, text: string): void {
  if (process.env['UPDATE'] !== undefined) writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

const cases = (root: string): readonly string[] => readdirSync(root).filter((name) => existsSync(path.join(root, name, 'confusion-gate.yml')));

describe('files of entities', () => {
  const root = path.resolve('__fixtures__/entities');
  test.each(cases(root))('%s', async (name) => {
    const { report, copy } = await run(path.join(root, name));
    expect(problemsIn(report)).toEqual([]);
    const measured = report.evaluations[0]?.measured;
    const matrix: Record<string, Record<string, number>> = {};
    for (const { actual, predicted, count } of measured?.confusion_matrix ?? []) (matrix[actual] ??= {})[predicted] = count;
    const lines = copy.trimEnd().split('\n').map((line) => `    ${line}`).join(',\n');
    const rest = JSON.stringify({ matrix, overlaps: measured?.overlaps, flips: Object.fromEntries((measured?.flips ?? []).map(({ title, examples }) => [title, examples])) }, undefined, 2);
    compare(path.join(root, name, 'expected.json'), `{\n  "documents": [\n${lines}\n  ],\n${rest.slice(2)}\n`);
  });
});

describe('bad files of entities', () => {
  const root = path.resolve('__fixtures__/entities-bad');
  test.each(cases(root))('%s', async (name) => {
    const { report, copy } = await run(path.join(root, name));
    const problems = problemsIn(report);
    expect(problems).not.toEqual([]);
    expect(name === 'other-gold-in-baseline' || copy === '').toBe(true);
    compare(path.join(root, name, 'expected.txt'), `${problems.join('\n')}\n`);
  });
});

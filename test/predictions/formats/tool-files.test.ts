import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../../src/config/decode.js';
import { gate, type GateFiles } from '../../../src/gate.js';
import { Workspace } from '../../../src/workspace/workspace.js';

// One directory a format: files as a tool writes them, the config that README shows for them, and what must be read: every example, and
// the matrix. `README.md` there says where the files are from.

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FIXTURES = path.join(ROOT, '__fixtures__', 'formats');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const MOST_LINES = 8;

interface Expected {
  /** `outcome` is empty for a prediction that is a class; `count` is there in files of counts. */
  readonly examples: readonly { readonly id: string; readonly actual: string; readonly predicted: string; readonly outcome: string; readonly count?: string }[];
  /** actual → predicted → count; zeros are left out. */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface ReportFile {
  readonly problems: readonly { readonly message: string }[];
  readonly evaluations: readonly {
    readonly problems: readonly { readonly message: string }[];
    readonly measured?: { readonly confusion_matrix: readonly { readonly actual: string; readonly predicted: string; readonly count: number }[] };
  }[];
}

/** What a run with this config reads, in its own words: the copy of the predictions, and the matrix of the report. */
async function whatIsRead(directory: string, config: string): Promise<Expected> {
  const workspace = new Workspace(directory);
  const written = new Map<string, string>();
  const files: GateFiles = {
    find: (patterns, trusted, place) => workspace.find(patterns, trusted, place),
    identity: (name) => workspace.identity(name),
    writeText: (name, text) => written.set(path.basename(name), text),
    writeGzip: () => {
      const pieces: Uint8Array[] = [];
      const end = async (text: string): Promise<void> => {
        written.set('copy', await Promise.resolve(text));
      };
      return { write: (piece) => void pieces.push(piece.slice()), close: () => end(Buffer.concat(pieces).toString()), discard: () => end('') };
    },
  };
  await gate({ config: decodeConfig(config, 'confusion-gate.yml'), trusted: { predictions: false, baseline: false }, reportDirectory: 'report', copyPredictions: true, stores: {}, run: { tool: '0', enforced: true } }, files);
  const report = JSON.parse(written.get('report.json') ?? '') as ReportFile;
  const messages = [...report.problems, ...report.evaluations.flatMap(({ problems }) => problems)].map(({ message }) => message);
  expect(messages).toEqual([]);
  const matrix: Record<string, Record<string, number>> = {};
  for (const { actual, predicted, count } of report.evaluations[0]?.measured?.confusion_matrix ?? []) (matrix[actual] ??= {})[predicted] = count;
  const rows = parse(written.get('copy') ?? '', { columns: true }) as Record<string, string>[];
  return { examples: rows.map(({ id = '', actual = '', predicted = '', outcome = '', count }) => ({ id, actual, predicted, outcome, ...(count !== undefined && { count }) })), matrix };
}

for (const name of readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)) {
  describe(name, () => {
    const directory = path.join(FIXTURES, name);
    const configs = readdirSync(directory).filter((file) => file.endsWith('.yml'));
    for (const file of configs) {
      it(`is read as expected with ${file}`, async () => {
        const expected = JSON.parse(readFileSync(path.join(directory, file.replace(/\.yml$/, '.expected.json')), 'utf8')) as Expected;
        expect(await whatIsRead(directory, readFileSync(path.join(directory, file), 'utf8'))).toEqual(expected);
      });
    }

    it('has its config in the README, and a short one', () => {
      const config = readFileSync(path.join(directory, 'confusion-gate.yml'), 'utf8');
      expect(config.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES);
      expect(README).toContain(`\`\`\`yaml\n${config}\`\`\`\n`);
    });
  });
}

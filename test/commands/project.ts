import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { check, DEFAULT_CONFIG } from '../../src/commands/check.js';
import { init, type Initialised, type InitRequest } from '../../src/commands/init.js';
import type { Report } from '../../src/report/report.js';
import { Workspace } from '../../src/workspace/workspace.js';

const FIXTURES = path.join(import.meta.dirname, '../../__fixtures__');

/** A directory of its own with predictions in it, and the commands run there on the real files. It is gone when the test ends. */
export class Project {
  readonly #root = realpathSync(mkdtempSync(path.join(tmpdir(), 'confusion-gate-init-')));
  readonly #workspace = new Workspace(this.#root);

  constructor(files: Readonly<Record<string, string>> = {}) {
    onTestFinished(() => rmSync(this.#root, { recursive: true }));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  /** Brings a file of the fixtures along. */
  copy(fixture: string, name: string): this {
    cpSync(path.join(FIXTURES, fixture), path.join(this.#root, name));
    return this;
  }

  write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#root, name)), { recursive: true });
    writeFileSync(path.join(this.#root, name), text);
  }

  read(name: string): string {
    return readFileSync(path.join(this.#root, name), 'utf8');
  }

  async init(predictions: string, options: Partial<InitRequest> = {}): Promise<Initialised & { readonly text: string }> {
    const done = await init({ predictions, config: DEFAULT_CONFIG, force: false, ...options }, this.#workspace);
    return { ...done, text: this.read(done.config) };
  }

  async check(config = DEFAULT_CONFIG): Promise<Report> {
    const run = { tool: 'test', enforced: true };
    return check({ config, configRequired: true, predictions: [], baseline: [], evaluations: [], stores: {}, reportDirectory: 'report', run }, this.#workspace);
  }
}

/** A CSV with every field in quotes. */
export function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((row) => `${row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')}\n`).join('');
}

/** Rows of id, gold and prediction: as many as each cell of the matrix says. */
export function rowsOf(cells: readonly (readonly [gold: string, predicted: string, count: number])[]): readonly (readonly string[])[] {
  return cells.flatMap(([gold, predicted, count]) => Array.from({ length: count }, () => [gold, predicted])).map((row, index) => [`e${index}`, ...row]);
}

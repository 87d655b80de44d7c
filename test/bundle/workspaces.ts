import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { ROOT } from './spawn.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A directory of its own on disk, with a directory `outside` beside it. */
export interface TestWorkspace {
  readonly path: string;
  /** What lies beside the workspace, such as the runner's own files. */
  readonly outside: string;
  write(files: Files): void;
  link(name: string, target: string): void;
  /** Copies a fixture directory to the same place in the workspace. */
  copyFixture(name: string): void;
  exists(name: string): boolean;
  read(name: string): string;
  /** The text of a gzipped file. */
  gunzip(name: string): string;
}

const all = realpathSync(mkdtempSync(path.join(tmpdir(), 'confusion-gate-bundle-')));
afterAll(() => {
  rmSync(all, { recursive: true, force: true });
});

export function makeWorkspace(files: Files = {}): TestWorkspace {
  const place = mkdtempSync(path.join(all, 'run-'));
  const workspace = path.join(place, 'workspace');
  const outside = path.join(place, 'outside');
  for (const directory of [workspace, outside]) mkdirSync(directory);
  const at = (name: string): string => path.resolve(workspace, name);
  const self: TestWorkspace = {
    path: workspace,
    outside,
    write(more) {
      for (const [name, content] of Object.entries(more)) {
        mkdirSync(path.dirname(at(name)), { recursive: true });
        writeFileSync(at(name), content);
      }
    },
    link: (name, target) => {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      symlinkSync(target, at(name));
    },
    copyFixture: (name) => {
      cpSync(path.join(ROOT, '__fixtures__', name), at(`__fixtures__/${name}`), { recursive: true });
    },
    exists: (name) => existsSync(at(name)),
    read: (name) => readFileSync(at(name), 'utf8'),
    gunzip: (name) => gunzipSync(readFileSync(at(name))).toString('utf8'),
  };
  self.write(files);
  return self;
}

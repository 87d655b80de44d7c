import { appendFileSync, statSync } from 'node:fs';

/** What became of writing to one of the files through which a step speaks to the runner. */
export type FileResult =
  | { readonly kind: 'written' }
  /** The runner named no such file: an older runner, or none at all. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Appends to the file; never throws. */
export function appendToRunnerFile(path: string, text: string): FileResult {
  try {
    appendFileSync(path, text, 'utf8');
    return { kind: 'written' };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Bytes already in the file; 0 where that cannot be told, because appending will then say why. */
export function runnerFileSize(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

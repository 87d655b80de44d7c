import type { Environment } from './inputs.js';
import { appendToRunnerFile, runnerFileSize, type FileResult } from './runner-file.js';

/** GitHub drops the whole summary of a step that is larger, in bytes. */
export const SUMMARY_BYTES = 1_048_576;

/**
 * Appends Markdown to the job summary. `render` is told how many bytes are left and must keep to them; a text that does
 * not is refused here, because GitHub would drop what the step wrote before as well. Never throws of itself.
 */
export function appendSummary(environment: Environment, render: (maxBytes: number) => string): FileResult {
  const path = environment['GITHUB_STEP_SUMMARY'];
  if (path === undefined || path === '') return { kind: 'absent' };
  const size = runnerFileSize(path);
  const room = SUMMARY_BYTES - size - 1;
  if (room <= 0) return { kind: 'failed', reason: `the job summary of this step is full (${size} bytes)` };
  const markdown = render(room);
  const bytes = Buffer.byteLength(markdown);
  if (bytes > room) return { kind: 'failed', reason: `the job summary has ${bytes} bytes, more than the ${room} that are left` };
  return appendToRunnerFile(path, `${markdown}\n`);
}

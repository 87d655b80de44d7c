import { randomUUID } from 'node:crypto';
import type { Environment } from './inputs.js';
import { appendToRunnerFile, type FileResult } from './runner-file.js';

/**
 * Sets the step's outputs. Each value stands between lines of a random delimiter, so that no value, whatever it holds,
 * can end early and set another output. Never throws.
 */
export function writeOutputs(environment: Environment, outputs: ReadonlyMap<string, string>): FileResult {
  const path = environment['GITHUB_OUTPUT'];
  if (path === undefined || path === '') return { kind: 'absent' };
  const delimiter = `end_of_output_${randomUUID()}`;
  return appendToRunnerFile(path, [...outputs].map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`).join(''));
}

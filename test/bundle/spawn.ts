import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout under test. */
export const ROOT = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
export const ACTION = path.join(ROOT, 'dist', 'index.js');
export const COMMAND_LINE = path.join(ROOT, 'dist', 'cli.js');

export interface Ended {
  /** Absent when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, with this environment and no other. Its standard output may be closed after the first bytes. */
export async function run(
  program: string,
  args: readonly string[],
  { cwd, environment = {}, closeEarly = false }: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>>; readonly closeEarly?: boolean },
): Promise<Ended> {
  const child = spawn(program, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => {
    written.stdout.push(chunk);
  });
  if (closeEarly) child.stdout.destroy();
  child.stderr.on('data', (chunk: Buffer) => {
    written.stderr.push(chunk);
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { exitCode, stdout: Buffer.concat(written.stdout).toString('utf8'), stderr: Buffer.concat(written.stderr).toString('utf8') };
}

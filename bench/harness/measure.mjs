import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { devNull } from 'node:os';

const TIME = '/usr/bin/time';
/** GNU time knows the processor time and the peak memory of any program; the `time` of other systems has other options. */
const GNU_TIME = existsSync(TIME) && /GNU/.test(spawnSync(TIME, ['--version'], { encoding: 'utf8' }).stdout);

export const MEASURED_BY = GNU_TIME ? 'GNU time' : 'process.resourceUsage() of Node programs';

/**
 * Runs a program from start to exit, alone, and tells how long it took (wall and processor, in seconds) and its peak memory (MiB; undefined
 * where this machine cannot tell). What it prints goes to files: a pipe would have this process compete for a core while it reads.
 * A status that is not 0 throws.
 */
export function measure({ name, command, args, directory, environment, discard = false }) {
  const printed = path.join(directory, 'printed.txt');
  const complaints = path.join(directory, 'complaints.txt');
  const usage = path.join(directory, 'usage.txt');
  rmSync(usage, { force: true });
  const output = openSync(discard ? devNull : printed, 'w');
  const errors = openSync(complaints, 'w');
  const [wrapper, ...before] = GNU_TIME
    ? [TIME, '-o', usage, '-f', '{"user":%U,"system":%S,"peak":%M}']
    : // Linux counts the memory of the process that forks as the peak of the forked one until it starts the program. A shell between keeps
      // this process's memory out of the figure.
      ['/bin/sh', '-c', '"$@"; exit $?', 'sh'];
  const env = {
    ...process.env,
    // No cache beside the Python programs: the data are cached, the repository stays clean.
    PYTHONDONTWRITEBYTECODE: '1',
    ...(!GNU_TIME && { NODE_OPTIONS: `--import=${new URL('report-usage.mjs', import.meta.url)}`, BENCH_USAGE_FILE: usage }),
    ...environment,
  };
  const start = performance.now();
  const { status, signal, error } = spawnSync(wrapper, [...before, command, ...args], { cwd: directory, env, stdio: ['ignore', output, errors] });
  const wall = (performance.now() - start) / 1000;
  closeSync(output);
  closeSync(errors);
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${name} ended with ${signal ?? `status ${status}`}: ${command} ${args.join(' ')}\n${readFileSync(complaints, 'utf8').slice(-2000)}`);
  const used = existsSync(usage) ? JSON.parse(readFileSync(usage, 'utf8')) : undefined;
  return {
    wall,
    processor: used === undefined ? undefined : used.user + used.system,
    peak: used === undefined ? undefined : used.peak / 1024,
    printed: discard ? '' : readFileSync(printed, 'utf8'),
  };
}

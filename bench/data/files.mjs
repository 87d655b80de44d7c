import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Randomness, shuffled } from './random.mjs';
import { exampleMaker, FRAMES } from './rows.mjs';

const ROWS_A_WRITE = 4000;

export const FORMATS = [...Object.keys(FRAMES), 'parquet'];

/** Where the data of this generator and seed lie. The sources are in the name: data of an older generator are never taken for today's. */
export function dataDirectory(parent, seed) {
  const sources = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.mjs')).sort();
  const hash = createHash('sha256');
  for (const name of sources) hash.update(readFileSync(path.join(import.meta.dirname, name)));
  const directory = path.join(parent, 'confusion-gate-bench', `${hash.digest('hex').slice(0, 8)}-seed-${seed}`);
  mkdirSync(directory, { recursive: true });
  return directory;
}

/**
 * A file of predictions; made when it is not there yet. The candidate's rows stand in order, the baseline's are the same examples in a random
 * order.
 */
export function dataFile(directory, wanted, tell) {
  const { rows, classes, format, side, text, scored = false } = wanted;
  const name = `${rows}-rows-${classes}-classes-${side}${text ? '' : '-no-text'}${scored ? '-scored' : ''}.${format}`;
  const file = path.join(directory, name);
  if (existsSync(file)) return file;
  tell(`making ${name}`);
  // Under its name only when it is whole: a run that was broken off leaves nothing that looks finished.
  const unfinished = `${file}.unfinished`;
  if (format === 'parquet') convert(dataFile(directory, { ...wanted, format: 'csv' }, tell), unfinished);
  else write(unfinished, wanted);
  renameSync(unfinished, file);
  return file;
}

/** The same rows as the CSV file, written by a peer: the product reads Parquet and does not write it. */
function convert(csv, file) {
  execFileSync(process.execPath, [path.join(path.dirname(import.meta.dirname), 'programs', 'to-parquet.mjs'), csv, file], { stdio: 'inherit' });
}

function write(file, { rows, classes, format, side, text, seed, scored }) {
  const make = exampleMaker({ seed, classes, side, scored });
  const order = side === 'baseline' ? shuffled(rows, new Randomness(seed)) : undefined;
  const columns = ['id', ...(text ? ['text'] : []), 'actual', 'predicted', 'score'];
  const { start, row, between, end } = FRAMES[format];
  const target = openSync(file, 'w');
  writeSync(target, start(columns));
  let pending = [];
  for (let at = 0; at < rows; at++) {
    const example = make(order === undefined ? at : order[at]);
    if (!text) delete example.text;
    pending.push(row(example, columns));
    if (pending.length === ROWS_A_WRITE || at === rows - 1) {
      writeSync(target, pending.join(between) + (at === rows - 1 ? end : between));
      pending = [];
    }
  }
  // Else the system is still writing it to disk while programs are measured.
  fsyncSync(target);
  closeSync(target);
}

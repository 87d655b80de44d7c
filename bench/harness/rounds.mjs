import { closeSync, openSync, readSync } from 'node:fs';
import { agree } from './agreement.mjs';
import { measure } from './measure.mjs';

/** Longer than this, and a program runs only once: its place is far from the others', and the rounds stay close together. */
const SLOW_SECONDS = 15;

/**
 * Runs every contender once a round, in rotating order, so that what else the machine does falls on all alike. All that print a digest must
 * print the same one in every round, else this throws. Returns one entry a contender, in order, with its runs.
 */
export async function runRounds(all, work, rounds, tell) {
  const taking = all.filter(({ mostRows }) => mostRows === undefined || work.rows <= mostRows(work));
  const runs = new Map(taking.map(({ key }) => [key, []]));
  const digests = new Map();
  readOnce(work.files);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < taking.length; turn++) {
      const contender = taking[(turn + round) % taking.length];
      const own = runs.get(contender.key);
      if ((own[0]?.wall ?? 0) > SLOW_SECONDS) continue;
      contender.prepare?.(work);
      const { printed, ...run } = measure({ name: contender.name, directory: work.directory, ...contender.run(work) });
      own.push(run);
      tell(`${work.title}, round ${round + 1} of ${rounds}: ${contender.name} ${run.wall.toFixed(3)} s`);
      if (contender.digest !== undefined) digests.set(contender.name, await contender.digest(printed, work));
    }
    agree(digests, work.title);
  }
  return taking.map((contender) => ({ contender, ...summary(runs.get(contender.key)) }));
}

/** Into the page cache: what is measured is programs, not the disk, and the first one must not pay for all. */
function readOnce(files) {
  const piece = Buffer.allocUnsafe(1024 * 1024);
  for (const name of files) {
    const file = openSync(name, 'r');
    while (readSync(file, piece) > 0);
    closeSync(file);
  }
}

function summary(runs) {
  const walls = runs.map(({ wall }) => wall);
  const known = (values) => (values.includes(undefined) ? undefined : values);
  const processors = known(runs.map(({ processor }) => processor));
  const peaks = known(runs.map(({ peak }) => peak));
  return {
    rounds: runs.length,
    wall: median(walls),
    fastest: Math.min(...walls),
    slowest: Math.max(...walls),
    processor: processors && median(processors),
    peak: peaks && Math.max(...peaks),
  };
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

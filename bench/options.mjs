import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FORMATS } from './data/files.mjs';
import { PEERS } from './harness/contenders.mjs';

export const HELP = `npm run bench -- [what] [how]: measures the built product (dist/) beside its peers, whole processes, on made data

What (any of them; none is --quick):
  --quick              --formats csv,jsonl --join, at 100k and 1M rows
  --formats LIST       one file to the matrix and all metrics: csv, jsonl, json, parquet
  --join               a baseline in another, shuffled CSV file, paired by id
  --statistics         what tests and intervals of all classes add to a join; 20 and 77 classes unless --classes says otherwise
  --scores             what ROC AUC, average precision, log loss and Brier score of two classes add, and scikit-learn's time for them
  --startup            1,000 rows of 3 classes, and of as many as --classes says, through dist/cli.js and dist/index.js, against \`node -e 0\`
  --growth             CSV, how time and memory grow over the sizes; with 100k, 1M and 10M rows unless --sizes says otherwise

How:
  --sizes LIST         rows; default 100k,1M (10M is the largest that was tried; it takes 2 to 2.5 GB a file)
  --classes LIST       3 to 1000; default 77
  --no-text            data without the column of texts
  --rounds NUMBER      default 3; a program that takes over 15 s runs once
  --peers LIST         ${Object.keys(PEERS).join(', ')}; default all that are installed; "none": only the product and the limits
  --data DIRECTORY     where the data are kept for the next run; default ${os.tmpdir()}
  --seed NUMBER        default 1; the same seed gives the same bytes
  --output FILE        write the tables there too, as in --output bench/results.md
  --help
`;

/** The command line, decoded. Anything not understood throws an error for people. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      formats: { type: 'string' },
      join: { type: 'boolean', default: false },
      statistics: { type: 'boolean', default: false },
      scores: { type: 'boolean', default: false },
      startup: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      sizes: { type: 'string' },
      classes: { type: 'string' },
      'no-text': { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
      peers: { type: 'string' },
      data: { type: 'string', default: os.tmpdir() },
      seed: { type: 'string', default: '1' },
      output: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const quick = values.quick || (values.formats === undefined && !values.join && !values.startup && !values.growth && !values.statistics && !values.scores);
  return {
    help: values.help,
    formats: values.formats !== undefined ? list(values.formats, (name) => oneOf(name, FORMATS, 'format')) : quick ? ['csv', 'jsonl'] : [],
    join: values.join || quick,
    statistics: values.statistics,
    scores: values.scores,
    startup: values.startup,
    growth: values.growth,
    sizes: list(values.sizes ?? '100k,1M', rowCount),
    growthSizes: list(values.sizes ?? '100k,1M,10M', rowCount),
    classes: list(values.classes ?? '77', classCount),
    statisticsClasses: list(values.classes ?? '20,77', classCount),
    text: !values['no-text'],
    rounds: between(values.rounds, 1, 1000, 'rounds'),
    peers: values.peers === 'none' ? [] : values.peers === undefined ? undefined : list(values.peers, (name) => oneOf(name, Object.keys(PEERS), 'peer')),
    data: path.resolve(values.data),
    seed: between(values.seed, 0, 2 ** 31, 'seed'),
    output: values.output === undefined ? undefined : path.resolve(values.output),
  };
}

function list(text, decode) {
  return text.split(',').map((part) => decode(part.trim()));
}

function oneOf(name, accepted, what) {
  if (accepted.includes(name)) return name;
  throw new Error(`there is no ${what} ${JSON.stringify(name)}: there are ${accepted.join(', ')}`);
}

function classCount(text) {
  return between(text, 3, 1000, 'classes');
}

function rowCount(text) {
  const [, digits, unit] = /^(\d+)(k|M)?$/.exec(text) ?? [];
  const rows = Number(digits) * ({ k: 1000, M: 1_000_000 }[unit] ?? 1);
  if (rows >= 1000) return rows;
  throw new Error(`${JSON.stringify(text)} is no number of rows: it takes 1000 or more, as in 1000, 100k, 10M`);
}

function between(text, least, most, what) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`${what} takes whole numbers from ${least} to ${most}, not ${JSON.stringify(text)}`);
}

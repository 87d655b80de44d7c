// Measures the product beside its peers: `npm run bench -- --help` says what can be asked for, README.md how it is done.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataDirectory, dataFile } from './data/files.mjs';
import { contenders, SCIKIT_LEARN_SCORES } from './harness/contenders.mjs';
import { machineFacts } from './harness/machine.mjs';
import { PRODUCT_AS_ACTION, WITH_SCORES, WITH_SENSITIVITY, WITH_TESTS, WITHOUT_SCORES, WITHOUT_TESTS } from './harness/product.mjs';
import { runRounds } from './harness/rounds.mjs';
import { added, details, growth, overview, rowsInWords, startup } from './harness/tables.mjs';
import { HELP, readOptions } from './options.mjs';

/** Starting takes tenths of a second and differs by hundredths: more rounds cost nothing. */
const STARTUP_ROUNDS = 15;
const STARTUP_ROWS = 1000;
/** As many as most evaluations have. */
const FEWEST_CLASSES = 3;

const tell = (text) => process.stderr.write(`${text}\n`);

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  tell(error.message);
  process.exitCode = 1;
}

async function main(options) {
  if (options.help) return process.stdout.write(HELP);
  installPeers();
  const { all, versions } = contenders(options.peers);
  const directory = dataDirectory(options.data, options.seed);
  const loadBefore = os.loadavg()[0];
  if (loadBefore > 0.5) tell(`The load average is ${loadBefore.toFixed(2)}: something else is running, and the times will show it.`);

  const workOf = (kind, format, rows, classes, { scored = false, manyClasses = options.classes.length > 1 } = {}) => ({
    kind,
    format,
    rows,
    classes,
    directory,
    title: [rowsInWords(rows) + (kind === 'join' ? ` + ${rowsInWords(rows)} joined` : ''), format.toUpperCase(), ...(manyClasses ? [`${classes} classes`] : [])].join(' '),
    files: (kind === 'join' ? ['candidate', 'baseline'] : ['candidate']).map((side) => dataFile(directory, { rows, classes, format, side, text: options.text, seed: options.seed, scored }, tell)),
  });
  const run = async (work, participants = all, rounds = options.rounds) => ({ work, rows: await runRounds(participants, work, rounds, tell) });

  const results = [];
  for (const [kind, format] of [...options.formats.map((name) => ['count', name]), ...(options.join ? [['join', 'csv']] : [])]) {
    for (const classes of options.classes) for (const rows of options.sizes) results.push(await run(workOf(kind, format, rows, classes)));
  }
  const sections = results.length === 0 ? [] : [overview(results), details(results)];
  const [classes] = options.classes;
  if (options.startup) {
    const starting = all.filter(({ key }) => key === 'nothing' || key === 'product-with-copy');
    for (const count of new Set([FEWEST_CLASSES, classes])) sections.push(startup(await run(workOf('count', 'csv', STARTUP_ROWS, count, { manyClasses: true }), [...starting, PRODUCT_AS_ACTION], STARTUP_ROUNDS)));
  }
  const largest = Math.max(...options.sizes);
  if (options.statistics) {
    for (const count of options.statisticsClasses) sections.push(added(await run(workOf('join', 'csv', largest, count, { manyClasses: true }), [WITHOUT_TESTS, WITH_SENSITIVITY, WITH_TESTS]), [WITH_SENSITIVITY.key, WITH_TESTS.key]));
  }
  if (options.scores) {
    const work = workOf('count', 'csv', largest, 2, { scored: true, manyClasses: true });
    const peers = all.some(({ key }) => key === 'sklearn') ? [SCIKIT_LEARN_SCORES] : [];
    sections.push(added(await run(work, [WITHOUT_SCORES, WITH_SCORES, ...peers]), [WITH_SCORES.key]));
  }
  if (options.growth) {
    const atStart = await run(workOf('count', 'csv', STARTUP_ROWS, classes));
    const grown = [];
    // What was measured already in this run is not measured again.
    for (const rows of options.growthSizes) {
      const known = results.find(({ work }) => work.kind === 'count' && work.format === 'csv' && work.rows === rows && work.classes === classes);
      grown.push(known ?? (await run(workOf('count', 'csv', rows, classes))));
    }
    sections.push(growth(atStart, grown));
  }

  const about = [
    `${options.classes.join(', ')} classes, ${options.text ? 'five columns with a text' : 'four columns without a text'}, seed ${options.seed}, ${new Date().toISOString().slice(0, 10)}`,
    `whole processes from start to exit, files in the page cache, rounds in rotating order: ${options.rounds}`,
    ...(all.some(({ key }) => key === 'duckdb') ? ['every program that counts found the same matrix'] : []),
  ].join('; ');
  const page = `${[`${about}.`, machineFacts(versions, [loadBefore, os.loadavg()[0]]), ...sections].join('\n\n')}\n`;
  process.stdout.write(page);
  if (options.output !== undefined) writeFileSync(options.output, `# Speed and memory beside other tools\n\nWritten by \`npm run bench\`. ${page}`);
}

/**
 * The peers are packages of this folder only: an installation of the product does not bring them. Not `npm ci`: it refuses a lockfile that lacks
 * the binaries of other systems, which a registry without them leaves out. The lockfile is obeyed all the same, and not written.
 */
function installPeers() {
  if (existsSync(path.join(import.meta.dirname, 'node_modules'))) return;
  tell('installing the peers');
  // By the Node that will load them: npm leaves out binaries that do not suit its own.
  const env = { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}` };
  execFileSync('npm', ['install', '--no-save'], { cwd: import.meta.dirname, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

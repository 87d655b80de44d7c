import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { classNames } from '../data/labels.mjs';
import { digestOf, perClassChecksum } from '../programs/results.mjs';

const DIST = path.join(path.dirname(path.dirname(import.meta.dirname)), 'dist');
const CONFIG = 'bench.yml';
const REPORT = 'bench-report';
const CHECK = [path.join(DIST, 'cli.js'), 'check', '--config', CONFIG, '--report-directory', REPORT];

/** The product as a user runs it: a config with thresholds of every kind, every report file written; but for the copy of the predictions. */
export const PRODUCT = {
  key: 'product',
  name: 'confusion-gate',
  prepare: makeReady,
  run: () => ({ command: process.execPath, args: [...CHECK, '--no-predictions-copy'] }),
  digest: (_, work) => reportedDigest(work),
};

/** With the copy of the predictions, tomorrow's baseline, which no peer writes. */
export const PRODUCT_WITH_COPY = {
  ...PRODUCT,
  key: 'product-with-copy',
  name: 'confusion-gate, with a gzipped copy of the predictions',
  run: () => ({ command: process.execPath, args: CHECK }),
};

/** The same through the action's entry, on a push: no pull request, so nothing is sent anywhere. */
export const PRODUCT_AS_ACTION = {
  key: 'action',
  name: 'confusion-gate as the action',
  prepare: (work) => {
    makeReady(work);
    writeFileSync(path.join(work.directory, 'event.json'), '{}');
    for (const name of ['output.txt', 'summary.md']) writeFileSync(path.join(work.directory, name), '');
  },
  run: ({ directory }) => ({
    command: process.execPath,
    args: [path.join(DIST, 'index.js')],
    environment: {
      INPUT_CONFIG: CONFIG,
      'INPUT_REPORT-DIRECTORY': REPORT,
      GITHUB_WORKSPACE: directory,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: path.join(directory, 'event.json'),
      GITHUB_OUTPUT: path.join(directory, 'output.txt'),
      GITHUB_STEP_SUMMARY: path.join(directory, 'summary.md'),
    },
  }),
};

/** No report of an earlier run is left, or it might be taken for this one's. */
function makeReady(work) {
  rmSync(path.join(work.directory, REPORT), { recursive: true, force: true });
  writeFileSync(path.join(work.directory, CONFIG), config(work));
}

/** Bounds that made data keep: a failing run would be no slower, but a run that fails by mistake must not look like one that works. */
function config({ files: [predictions, baseline], classes, rows }) {
  const [first, second] = classNames(classes);
  const drop = (bound) => (baseline === undefined ? '' : `, max_drop: ${bound}`);
  return `predictions: ${path.basename(predictions)}
${baseline === undefined ? '' : `baseline: ${path.basename(baseline)}\n`}columns: { id: id, actual: actual, predicted: predicted${path.basename(predictions).includes('no-text') ? '' : ', text: text'} }
thresholds:
  - { metric: accuracy, min: 0.5${drop(0.2)} }
  - { metric: f1, average: macro, min: 0.3${drop('"20pp"')} }
  - { metric: recall, per: class, min: 0${drop(1)} }
  - { metric: precision, class: ${first}, min: 0.1 }
  - { metric: false_negatives, class: ${first}, max: ${rows} }
  - { metric: confusion, actual: ${first}, predicted: ${second}, max: ${rows} }
`;
}

/** The digest from report.json, which has the whole matrix of both sides and every metric. */
async function reportedDigest({ directory }) {
  const report = JSON.parse(readFileSync(path.join(directory, REPORT, 'report.json'), 'utf8'));
  if (report.conclusion !== 'pass') throw new Error(`the product concludes ${JSON.stringify(report.conclusion)}: ${report.summary}`);
  const { measured } = report.evaluations[0];
  const candidate = side(measured, 'value', 'count');
  if (!measured.compared) return { candidate };
  const flips = (direction) => measured.flips.filter((group) => group.direction === direction).reduce((sum, { count }) => sum + count, 0);
  return { candidate, baseline: side(measured, 'baseline', 'baseline'), newlyWrong: flips('newly_wrong'), newlyRight: flips('newly_right') };
}

function side({ metrics, class_metrics: classMetrics, classes, confusion_matrix: cells }, value, count) {
  const numbers = new Map([...metrics, ...classMetrics.flatMap((row) => row.metrics)].map((metric) => [metric.key, metric[value]]));
  const counts = classes.map((name) => ({
    truePositives: numbers.get(`true_positives[${name}]`),
    support: numbers.get(`support[${name}]`),
    predicted: numbers.get(`predicted[${name}]`),
  }));
  const codes = new Map(classes.map((name, code) => [name, code]));
  const matrix = classes.map(() => new Map());
  for (const cell of cells) if (cell[count] > 0) matrix[codes.get(cell.actual)].set(codes.get(cell.predicted), cell[count]);
  return {
    examples: numbers.get('examples'),
    classes: classes.length,
    accuracy: numbers.get('accuracy'),
    macroF1: numbers.get('f1[macro]'),
    perClass: perClassChecksum(counts),
    matrix: digestOf(matrix).digest.matrix,
  };
}

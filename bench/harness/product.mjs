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

/** What tests and intervals cost: the same join with nothing to judge, and with every class judged by several metrics. */
export const WITHOUT_TESTS = variant('without-tests', 'confusion-gate, two matrices and all metrics', columnsOf);
/** Nothing is beyond its bound: of each change it is told what would have been caught. */
export const WITH_SENSITIVITY = variant('with-sensitivity', 'confusion-gate, and every class within its bounds', (work) => withTests(work, 1));
/** Whatever fell is beyond its bound and put to the test, with an interval; a warning, so that the run ends well. */
export const WITH_TESTS = variant('with-tests', 'confusion-gate, and whatever fell tested, with intervals', (work) => withTests(work, 0));

function withTests(work, drop) {
  return `${columnsOf(work)}
thresholds:
  - { metric: accuracy, max_drop: ${drop}, severity: warn }
  - { metric: recall, per: class, max_drop: ${drop}, severity: warn }
  - { metric: precision, per: class, max_drop: ${drop}, severity: warn }
  - { metric: f1, per: class, max_drop: ${drop}, severity: warn }
  - { metric: f1, average: macro, max_drop: ${drop}, severity: warn }
  - { metric: balanced_accuracy, max_drop: ${drop}, severity: warn }
  - { metric: mcc, max_drop: ${drop}, severity: warn }
  - { metric: cohen_kappa, max_drop: ${drop}, severity: warn }
`;
}

/** What scores cost: the same two classes without them and with them. */
export const WITHOUT_SCORES = variant('without-scores', 'confusion-gate, without the scores', (work) => `${columnsOf(work)}\nthresholds: [{ metric: accuracy, min: 0.5 }]\n`);
export const WITH_SCORES = {
  ...variant('with-scores', 'confusion-gate, and ROC AUC, average precision, log loss and Brier score', (work) => `${columnsOf(work, ', scores: score')}
positive: ${classNames(2)[1]}
thresholds:
  - { metric: roc_auc, min: 0.5 }
  - { metric: average_precision, min: 0.1 }
  - { metric: log_loss, max: 5 }
  - { metric: brier, max: 1 }
`),
  digest: (_, { directory }) => {
    const { metrics, class_metrics: classMetrics } = measuredIn(directory);
    const numbers = new Map([...metrics, ...classMetrics.flatMap((row) => row.metrics)].map(({ key, value }) => [key, value]));
    const positive = classNames(2)[1];
    return { rocAuc: numbers.get(`roc_auc[${positive}]`), averagePrecision: numbers.get(`average_precision[${positive}]`), logLoss: numbers.get('log_loss'), brier: numbers.get('brier') };
  },
};

/** The product with another config, and no digest: it is compared with itself. */
function variant(key, name, configOf) {
  return { key, name, prepare: (work) => makeReady(work, configOf(work)), run: PRODUCT.run };
}

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
function makeReady(work, text = config(work)) {
  rmSync(path.join(work.directory, REPORT), { recursive: true, force: true });
  writeFileSync(path.join(work.directory, CONFIG), text);
}

/** Bounds that made data keep: a failing run would be no slower, but a run that fails by mistake must not look like one that works. */
function config(work) {
  const { files, classes, rows } = work;
  const [first, second] = classNames(classes);
  const drop = (bound) => (files.length === 1 ? '' : `, max_drop: ${bound}`);
  return `${columnsOf(work)}
thresholds:
  - { metric: accuracy, min: 0.5${drop(0.2)} }
  - { metric: f1, average: macro, min: 0.3${drop('"20pp"')} }
  - { metric: recall, per: class, min: 0${drop(1)} }
  - { metric: precision, class: ${first}, min: 0.1 }
  - { metric: false_negatives, class: ${first}, max: ${rows} }
  - { metric: confusion, actual: ${first}, predicted: ${second}, max: ${rows} }
`;
}

/** The lines about files. */
function columnsOf({ files }, more = '') {
  const [predictions, baseline] = files.map((file) => path.basename(file));
  const text = predictions.includes('no-text') ? '' : ', text: text';
  return `predictions: ${predictions}
${baseline === undefined ? '' : `baseline: ${baseline}\n`}columns: { id: id, actual: actual, predicted: predicted${text}${more} }`;
}

/** The digest from report.json, which has the whole matrix of both sides and every metric. */
async function reportedDigest({ directory }) {
  const measured = measuredIn(directory);
  const candidate = side(measured, 'value', 'count');
  if (!measured.compared) return { candidate };
  const flips = (direction) => measured.flips.filter((group) => group.direction === direction).reduce((sum, { count }) => sum + count, 0);
  return { candidate, baseline: side(measured, 'baseline', 'baseline'), newlyWrong: flips('newly_wrong'), newlyRight: flips('newly_right') };
}

function measuredIn(directory) {
  const report = JSON.parse(readFileSync(path.join(directory, REPORT, 'report.json'), 'utf8'));
  if (report.conclusion !== 'pass') throw new Error(`the product concludes ${JSON.stringify(report.conclusion)}: ${report.summary}`);
  return report.evaluations[0].measured;
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

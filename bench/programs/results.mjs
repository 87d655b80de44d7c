// What every peer makes of its counts, so that all do the same work: the matrix, each class's precision, recall and F1, and a digest.
// results.py is the same in Python.

/**
 * Prints what was counted. Columns of equal length: one entry a combination that occurs, with how often. `baseline` only for a comparison.
 */
export function printResults({ actual, predicted, baseline, counts }) {
  const labels = [...new Set([...actual, ...predicted, ...(baseline ?? [])])].sort((a, b) => (a < b ? -1 : 1));
  const lines = [];
  const digest = { candidate: sideOf(labels, actual, predicted, counts, lines) };
  if (baseline !== undefined) {
    digest.baseline = sideOf(labels, actual, baseline, counts, lines);
    const flips = (from, to) => counts.reduce((sum, count, at) => (from[at] === actual[at] && to[at] !== actual[at] ? sum + count : sum), 0);
    digest.newlyWrong = flips(baseline, predicted);
    digest.newlyRight = flips(predicted, baseline);
  }
  process.stdout.write(`${lines.join('\n')}\nDIGEST ${JSON.stringify(digest)}\n`);
}

function sideOf(labels, actual, predicted, counts, lines) {
  const codes = new Map(labels.map((label, code) => [label, code]));
  const matrix = labels.map(() => new Map());
  for (const [at, count] of counts.entries()) {
    const row = matrix[codes.get(actual[at])];
    const column = codes.get(predicted[at]);
    row.set(column, (row.get(column) ?? 0) + count);
  }
  for (const [row, cells] of matrix.entries()) lines.push(`${labels[row]}: ${[...cells].map(([column, count]) => `${labels[column]} ${count}`).join(', ')}`);
  const { classes, digest } = digestOf(matrix);
  for (const [code, { support, precision, recall, f1 }] of classes.entries()) {
    lines.push(`${labels[code]} ${precision.toFixed(4)} ${recall.toFixed(4)} ${f1.toFixed(4)} ${support}`);
  }
  return digest;
}

/** The numbers that programs must agree on. `matrix`: for each class, in code-point order of the names, the counts by predicted class. */
export function digestOf(matrix) {
  const classes = matrix.map((cells, code) => ({ truePositives: cells.get(code) ?? 0, support: 0, predicted: 0 }));
  let checksum = 0;
  for (const [row, cells] of matrix.entries()) {
    for (const [column, count] of cells) {
      classes[row].support += count;
      classes[column].predicted += count;
      checksum += count * weight(row, column);
    }
  }
  const metrics = classes.map(({ truePositives, support, predicted }) => ({
    support,
    precision: share(truePositives, predicted),
    recall: share(truePositives, support),
    f1: share(2 * truePositives, support + predicted),
  }));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const examples = sum(classes.map(({ support }) => support));
  return {
    classes: metrics,
    digest: {
      examples,
      classes: classes.length,
      accuracy: share(sum(classes.map(({ truePositives }) => truePositives)), examples),
      macroF1: share(sum(metrics.map(({ f1 }) => f1)), classes.length),
      matrix: checksum,
      perClass: perClassChecksum(classes),
    },
  };
}

/** Of diagonal and margins alone, for a report that does not name every cell. */
export function perClassChecksum(classes) {
  return classes.reduce((sum, { truePositives, support, predicted }, code) => sum + truePositives * weight(code, 0) + support * weight(code, 1) + predicted * weight(code, 2), 0);
}

/** A different number for nearly every cell, not linear in row and column, so that exchanged counts are noticed; all sums stay exact. */
function weight(row, column) {
  return ((row + 1) * 7919 + column + 1) ** 2 % 65_521;
}

function share(part, whole) {
  return whole === 0 ? 0 : part / whole;
}

import { classNames, drawClass, modelSays, zipfTable } from './labels.mjs';
import { Randomness, scramble } from './random.mjs';
import { textOf } from './texts.mjs';

/** How often the baseline says what the candidate says, right or wrong: two versions of one model resemble each other. */
const SAME_ANSWER = 0.9;

/**
 * A function from a row number to an evaluated example: the candidate's answer, or with `side` "baseline" the baseline's to the same example.
 */
export function exampleMaker({ seed, classes, side, scored }) {
  const randomness = new Randomness(seed);
  const names = classNames(classes);
  const table = zipfTable(classes);
  return (row) => {
    randomness.startRow(row);
    const text = textOf(randomness);
    const actual = drawClass(table, randomness);
    const candidate = modelSays(actual, table, classes, randomness);
    const baseline = randomness.fraction() < SAME_ANSWER ? candidate : modelSays(actual, table, classes, randomness);
    return {
      id: `case-${scramble(row ^ randomness.seed).toString(16).padStart(8, '0')}`,
      text,
      actual: names[actual],
      predicted: names[side === 'baseline' ? baseline : candidate],
      score: scored ? scoreOf((side === 'baseline' ? baseline : candidate) === 1, randomness) : (randomness.next() % 10_000) / 10_000,
    };
  };
}

/** A probability of the second of two classes as a model writes it, on the side of one half that it answers with; nearly all of a million differ. */
function scoreOf(positive, randomness) {
  const certainty = 0.5 + 0.5 * Math.sqrt(randomness.fraction());
  return Number((positive ? certainty : 1 - certainty).toFixed(9));
}

/** How each format frames its rows. A field of CSV is quoted only where it must be, as every CSV writer does by default. */
export const FRAMES = {
  csv: { start: (columns) => `${columns.join(',')}\n`, row: (example, columns) => columns.map((column) => csvField(example[column])).join(','), between: '\n', end: '\n' },
  jsonl: { start: () => '', row: (example) => JSON.stringify(example), between: '\n', end: '\n' },
  json: { start: () => '[\n', row: (example) => JSON.stringify(example), between: ',\n', end: '\n]\n' },
};

function csvField(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

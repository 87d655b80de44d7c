// What one writes in Node without thinking of speed: csv-parse, readline with JSON.parse, or JSON.parse of the whole file; Maps of strings.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { printResults } from './results.mjs';

const [format, candidate, baseline] = process.argv.slice(2);

const before = baseline === undefined ? undefined : new Map();
if (before !== undefined) for await (const { id, predicted } of records(baseline)) before.set(id, predicted);
const combinations = new Map();
for await (const { id, actual, predicted } of records(candidate)) {
  const combination = { actual, predicted, baseline: before?.get(id) };
  const key = JSON.stringify(Object.values(combination));
  const known = combinations.get(key);
  if (known === undefined) combinations.set(key, { ...combination, count: 1 });
  else known.count++;
}
const found = [...combinations.values()];
printResults({
  actual: found.map(({ actual }) => actual),
  predicted: found.map(({ predicted }) => predicted),
  counts: found.map(({ count }) => count),
  baseline: before === undefined ? undefined : found.map((combination) => combination.baseline),
});

async function* records(file) {
  if (format === 'csv') yield* createReadStream(file).pipe(parse({ columns: true }));
  else if (format === 'json') yield* JSON.parse(readFileSync(file, 'utf8'));
  else for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}

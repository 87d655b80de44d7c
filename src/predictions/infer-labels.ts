import { CLEAR_ACTUAL, CLEAR_PREDICTED, ID_NAMES, normaliseName, PAIRED_NAMES, PAIRED_SUFFIXES, WEAK_ACTUAL, WEAK_PREDICTED } from './column-names.js';
import type { Preview, PreviewColumn } from './formats/format.js';
import { withoutZeroFraction } from './numeric-labels.js';

const GOLD_BESIDE_A_PREDICTION: ReadonlySet<string> = new Set([...WEAK_ACTUAL, ...PAIRED_NAMES.map(([actual]) => actual)]);

export interface LabelColumns {
  /** Absent where gold stands in another file. */
  readonly actual?: string;
  readonly predicted: string;
}

/** Columns that the config names, and whether gold stands in another file. */
export interface KnownColumns {
  readonly actual?: string | undefined;
  readonly predicted?: string | undefined;
  readonly id?: string | undefined;
  readonly goldElsewhere: boolean;
}

/**
 * The columns of labels: what is known, and the rest by name, in tiers. First pairs of names that belong together; then names that mean one
 * thing; then names that mean gold in one tool and the prediction in another, if the other column is clear and both share a value.
 * Undefined unless a tier gives exactly one answer.
 */
export function inferLabels(columns: readonly PreviewColumn[], known: KnownColumns): LabelColumns | undefined {
  const { actual, predicted } = known;
  if (known.goldElsewhere) {
    const only = predicted ?? onlyOne(columns, [CLEAR_PREDICTED, WEAK_PREDICTED], known.id);
    return only === undefined ? undefined : { predicted: only };
  }
  if (actual !== undefined && predicted !== undefined) return { actual, predicted };
  const pairs = pairsByName(columns).filter((pair) => (actual ?? pair.actual) === pair.actual && (predicted ?? pair.predicted) === pair.predicted);
  const [pair, ...others] = pairs;
  if (pair !== undefined) return others.length === 0 ? pair : undefined;

  const free = columns.filter((column) => column.name !== actual && column.name !== predicted);
  const clearActual = actual === undefined ? called(free, CLEAR_ACTUAL) : [actual];
  const clearPredicted = predicted === undefined ? called(free, CLEAR_PREDICTED) : [predicted];
  if (clearActual.length > 1 || clearPredicted.length > 1) return undefined;
  const [gold] = clearActual;
  const [said] = clearPredicted;
  if (gold !== undefined && said !== undefined) return { actual: gold, predicted: said };
  if (said !== undefined) {
    // Where the config says what the prediction is, a name that means gold beside some prediction may mean it beside this one.
    const weakNames = predicted === undefined ? WEAK_ACTUAL : GOLD_BESIDE_A_PREDICTION;
    const weak = onlyName(called(free, weakNames).filter((name) => shareValues(columns, name, said)));
    return weak === undefined ? undefined : { actual: weak, predicted: said };
  }
  if (gold !== undefined) {
    const weak = onlyName(called(free, WEAK_PREDICTED).filter((name) => shareValues(columns, gold, name)));
    return weak === undefined ? undefined : { actual: gold, predicted: weak };
  }
  return undefined;
}

/** The gold column of a file that holds gold only: a clear or weak gold name, or the one column that is not the id. */
export function inferGold(preview: Preview, id: string | undefined): string | undefined {
  return onlyOne(preview.columns, [CLEAR_ACTUAL, WEAK_ACTUAL], id);
}

/** In a file of one kind of label only: the column with a name of the first tier that has any, or the only one beside the id. */
function onlyOne(columns: readonly PreviewColumn[], tiers: readonly ReadonlySet<string>[], id: string | undefined): string | undefined {
  const free = columns.filter(({ name }) => name !== id && (id !== undefined || !ID_NAMES.has(normaliseName(name))));
  const found = tiers.map((names) => called(free, names)).find((names) => names.length > 0);
  return onlyName(found ?? free.map(({ name }) => name));
}

function pairsByName(columns: readonly PreviewColumn[]): readonly Required<LabelColumns>[] {
  const named = (wanted: string): readonly string[] => columns.filter((column) => normaliseName(column.name) === wanted).map((column) => column.name);
  const byName = PAIRED_NAMES.flatMap(([actual, predicted]) => pairsOf(named(actual), named(predicted)));
  const bySuffix = PAIRED_SUFFIXES.flatMap(([actualSuffix, predictedSuffix]) =>
    columns.flatMap(({ name }) => {
      const stem = normaliseName(name);
      // `y_true` with `y_pred` is in the list of names already.
      if (!stem.endsWith(actualSuffix) || stem === 'y_true') return [];
      return pairsOf([name], named(stem.slice(0, -actualSuffix.length) + predictedSuffix));
    }),
  );
  return [...byName, ...bySuffix];
}

function pairsOf(actuals: readonly string[], predicteds: readonly string[]): readonly Required<LabelColumns>[] {
  return actuals.flatMap((actual) => predicteds.map((predicted) => ({ actual, predicted })));
}

function called(columns: readonly PreviewColumn[], names: ReadonlySet<string>): readonly string[] {
  return columns.filter((column) => names.has(normaliseName(column.name))).map((column) => column.name);
}

function onlyName(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

function shareValues(columns: readonly PreviewColumn[], first: string, second: string): boolean {
  const samples = (name: string): readonly string[] => columns.find((column) => column.name === name)?.samples.map((text) => withoutZeroFraction(text.trim())) ?? [];
  const values = new Set(samples(first));
  return samples(second).some((text) => values.has(text));
}

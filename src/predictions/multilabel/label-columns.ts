import { ProblemError } from '../../problem.js';
import { answerColumns, failWith, type AnswerColumns, type AnswerNames } from '../documents/columns.js';
import type { ReadWanted } from '../documents/wanted.js';
import { fileProblem } from '../file-problem.js';
import type { Preview } from '../formats/format.js';
import { listed, shown } from '../formats/quoting.js';

const NAMES: AnswerNames = {
  gold: ['gold', 'gold_labels', 'actual', 'expected', 'reference', 'references', 'ground_truth', 'y_true', 'true_labels', 'target', 'targets'],
  predicted: ['predicted', 'prediction', 'predictions', 'pred', 'preds', 'predicted_labels', 'pred_labels', 'y_pred'],
  either: ['labels', 'label'],
  what: 'sets of labels',
  example: '<column, or "true_*">',
};

const ROLES = ['actual', 'predicted', 'baseline'] as const;
type Role = (typeof ROLES)[number];

/** Where one side's labels stand: in one column, or in a column for each label, by label. */
export type Place = { readonly kind: 'column'; readonly name: string } | { readonly kind: 'columns'; readonly pattern: string; readonly names: ReadonlyMap<string, string> };

export interface LabelColumns extends Omit<AnswerColumns, Role> {
  readonly places: ReadonlyMap<Role, Place>;
  /** The names as the config or the file have them, for the provenance. */
  readonly names: Pick<AnswerColumns, Role>;
}

/**
 * Settles the columns of a file of label sets. A name with a `*` that no column has stands for a column for each label: `true_*` are `true_joy`
 * and `true_love`. Throws where the columns of two sides are not about the same labels: those that one lacks would not be judged.
 */
export function labelColumns(file: string, preview: Preview, wanted: ReadWanted, labels: readonly string[] | undefined): LabelColumns {
  const present = preview.columns.map(({ name }) => name);
  const isPattern = (name: string): boolean => !present.includes(name) && name.split('*').length === 2;
  const matching = (pattern: string): ReadonlyMap<string, string> => {
    const [head = '', tail = ''] = pattern.split('*');
    return new Map(present.filter((name) => name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail)).map((name) => [name.slice(head.length, name.length - tail.length), name]));
  };
  const found = answerColumns(file, preview, wanted, NAMES, (name) => isPattern(name) && matching(name).size > 0);
  const places = new Map<Role, Place>();
  for (const role of ROLES) {
    const name = found[role];
    if (name === undefined) continue;
    if (!isPattern(name)) places.set(role, { kind: 'column', name });
    else if (name !== '*') places.set(role, { kind: 'columns', pattern: name, names: matching(name) });
    else if (labels === undefined) failWith(file, preview, wanted, NAMES, `which of all columns are labels cannot be told from ${shown(name)}: name them under labels`);
    else places.set(role, { kind: 'columns', pattern: name, names: new Map(labels.filter((own) => present.includes(own)).map((own) => [own, own])) });
  }
  checkSameLabels(file, places, labels, wanted);
  const { actual, predicted, baseline, ...others } = found;
  return { ...others, places, names: { actual, predicted, baseline } };
}

/** The labels that have a column of their own; undefined where none have. */
export function declaredLabels({ places }: Pick<LabelColumns, 'places'>): readonly string[] | undefined {
  const named = [...places.values()].flatMap((place) => (place.kind === 'columns' ? [...place.names.keys()] : []));
  return named.length === 0 ? undefined : [...new Set(named)];
}

function checkSameLabels(file: string, places: LabelColumns['places'], labels: readonly string[] | undefined, { place }: ReadWanted): void {
  const sides = [...places.values()].filter((side) => side.kind === 'columns');
  const wanted = labels ?? [...new Set(sides.flatMap(({ names }) => [...names.keys()]))];
  for (const { pattern, names } of sides) {
    const lacking = wanted.filter((label) => !names.has(label));
    if (lacking.length === 0) continue;
    const message = `no column ${shown(pattern)} is there for the ${lacking.length === 1 ? 'label' : 'labels'} ${listed(lacking)}`;
    throw new ProblemError(fileProblem(file, message, labels === undefined ? 'Gold and predictions need a column for the same labels. Where the columns of one are not all labels, name the labels in the config: labels: [ … ].' : 'labels names them. Each needs its column.', place));
  }
}

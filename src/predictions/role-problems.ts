import leven from 'leven';
import type { Problem } from '../problem.js';
import { CLEAR_PREDICTED, normaliseName, PAIRED_SUFFIXES, WEAK_PREDICTED } from './column-names.js';
import { fileProblem } from './file-problem.js';
import { ROW_NUMBER } from './formats/array-columns.js';
import type { Preview, PreviewColumn } from './formats/format.js';
import { shown } from './formats/quoting.js';
import type { IdPurpose, Roles, RolesWanted } from './roles.js';
import { scoreColumnNames } from './scores/options.js';

const SAMPLES = 3;
/** A table with more columns than these is one of scores: nobody reads on. */
const MOST_LISTED = 40;

/** A column that the config names and the file lacks. */
export function missingColumn(file: string, role: string, name: string, preview: Preview, { key, isReply, place }: Pick<RolesWanted, 'key' | 'isReply' | 'place'>): Problem {
  const named = role === 'predicted' && isReply === true ? 'response.column' : `${key}.${role}`;
  const nearest = nearestName(name, preview.columns);
  const advice = `${nearest === undefined ? '' : `Did you mean ${shown(nearest)}? `}Its columns are:\n${listColumns(preview)}`;
  return fileProblem(file, `there is no column ${shown(name)}, which \`${named}\` names`, advice, place);
}

/** Columns that the files of a set have and one of them lacks. */
export function missingInShard(file: string, preview: Preview, roles: Roles): readonly Problem[] {
  const present = new Set([ROW_NUMBER, ...preview.columns.map((column) => column.name)]);
  const { actual, predicted, id, text, slices, scores } = roles;
  const lacking = new Set([actual, predicted, id, text, ...slices, ...(scores === undefined ? [] : scoreColumnNames(scores))].filter((name) => name !== undefined && !present.has(name)));
  if (lacking.size === 0) return [];
  const names = [...lacking].map((name) => shown(name ?? '')).join(' and no ');
  return [fileProblem(file, `there is no column ${names}, which other files that are read with it have`, `Its columns are:\n${listColumns(preview)}\nFiles that are read together need the same columns.`)];
}

/** The columns of labels cannot be told from their names: what there is, and the YAML that settles it. */
export function unclearLabels(file: string, preview: Preview, wanted: RolesWanted): Problem {
  const { actual, predicted, goldElsewhere, key } = wanted;
  const unclear = [
    ...(goldElsewhere || actual !== undefined ? [] : ['the gold label']),
    ...(predicted === undefined ? ['the predicted label'] : []),
  ];
  const models = predicted === undefined ? preview.columns.filter(isLikePrediction) : [];
  const lines = [
    ...(goldElsewhere ? [] : [`  actual: ${actual ?? '<column of the gold label>'}`]),
    `  predicted: ${predicted ?? '<column of what the model said>'}`,
  ];
  const several = models.length > 1 ? '\nIf they are the predictions of several models, one of them can be the baseline:\nbaseline: { column: <its column> }' : '';
  const message = `${unclear.length > 1 ? 'the columns' : 'the column'} of ${unclear.join(' and ')} cannot be told from the names${models.length > 1 ? `; several look like predictions: ${models.map(({ name }) => shown(name)).join(', ')}` : ''}`;
  const [only, ...others] = preview.columns;
  if (others.length === 0 && only?.name.includes(';') === true) {
    return fileProblem(file, `${message}: the file seems to be separated by semicolons`, 'Write it with commas: in pandas, to_csv without `sep`.', wanted.place);
  }
  return fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yamlUnder(key, lines)}${several}`, wanted.place);
}

const NEEDED_FOR: Readonly<Record<IdPurpose, string>> = {
  pairing: 'examples cannot be paired with those of the other model',
  gold: 'predictions cannot be joined with the gold file',
  repeats: 'the runs of an example cannot be found',
  uniqueness: '`unique_ids` cannot be checked',
  names: 'examples cannot be named',
  order: 'examples cannot be named',
};

/** There is no column of ids, or no telling which it is. */
export function noIdColumn(file: string, preview: Preview, candidates: readonly string[], { idFor, key, place }: RolesWanted): Problem {
  const found = candidates.length === 0 ? 'no column is named like an id' : `several columns are named like an id: ${candidates.map(shown).join(', ')}`;
  const byOrder = idFor === 'pairing' ? '\nor, when both files hold the same examples in the same order, set `pair_by: order`.' : '';
  return fileProblem(file, `${NEEDED_FOR[idFor]}: ${found}`, `Its columns are:\n${listColumns(preview)}\nName the id column in the config:\n${yamlUnder(key, ['  id: <column>'])}${byOrder}`, place);
}

/** Every column with up to three sample values. */
export function listColumns({ columns }: Preview): string {
  const lines = columns.slice(0, MOST_LISTED).map(({ name, samples }) => {
    const values = [...new Set(samples)].slice(0, SAMPLES).map((text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text));
    return `  ${shown(name)}: ${values.length === 0 ? '(empty)' : values.join(', ')}`;
  });
  return [...lines, ...(columns.length > MOST_LISTED ? [`  and ${columns.length - MOST_LISTED} more`] : [])].join('\n');
}

/** `baseline.columns` as YAML: a mapping in a mapping, with the path that it then needs. */
function yamlUnder(key: RolesWanted['key'], lines: readonly string[]): string {
  if (key === 'columns') return ['columns:', ...lines].join('\n');
  return ['baseline:', '  path: <its path>', '  columns:', ...lines.map((line) => `  ${line}`)].join('\n');
}

function isLikePrediction({ name }: PreviewColumn): boolean {
  const normal = normaliseName(name);
  return CLEAR_PREDICTED.has(normal) || WEAK_PREDICTED.has(normal) || normal.endsWith('_prediction') || PAIRED_SUFFIXES.some(([, suffix]) => normal.endsWith(suffix));
}

function nearestName(name: string, columns: readonly PreviewColumn[]): string | undefined {
  const ranked = columns
    .map((column) => ({ name: column.name, distance: leven(column.name.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}

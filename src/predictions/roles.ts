import leven from 'leven';
import { ProblemError, type Place, type Problem } from '../problem.js';
import {
  CLEAR_ACTUAL,
  CLEAR_PREDICTED,
  ID_NAMES,
  normaliseName,
  PAIRED_NAMES,
  PAIRED_SUFFIXES,
  WEAK_ACTUAL,
  WEAK_PREDICTED,
} from './column-names.js';
import type { Preview, PreviewColumn } from './formats/format.js';

/** Which column of a file plays which part. `actual` is absent where gold stands in another file. */
export interface Roles {
  readonly actual?: string;
  readonly predicted: string;
  readonly id?: string;
  readonly text?: string;
  readonly slices: readonly string[];
  /** The roles that were inferred: said whenever the mapping is shown. */
  readonly inferred: readonly ('actual' | 'predicted' | 'id')[];
}

/** What is asked of a file: names that must be there, and what is to be inferred. */
export interface RolesWanted {
  readonly actual?: string | undefined;
  readonly predicted?: string | undefined;
  readonly id?: string | undefined;
  readonly text?: string | undefined;
  readonly slices?: readonly string[] | undefined;
  /** Gold stands in another file: no `actual` is looked for here. */
  readonly goldElsewhere: boolean;
  /** Without an id column these predictions cannot be joined: not finding one is an error. */
  readonly idRequired: boolean;
  readonly place?: Place | undefined;
}

/**
 * The roles of a file's columns. Names of the config must exist; the others are inferred in tiers, and a tier counts only when it gives
 * exactly one answer. Anything else is refused with the columns, their values and the YAML that settles it.
 */
export function resolveRoles(file: string, preview: Preview, wanted: RolesWanted): Roles {
  const problems: Problem[] = [];
  const names = new Set(preview.columns.map((column) => column.name));
  const demanded: readonly (readonly [string, string | undefined])[] = [
    ['actual', wanted.actual],
    ['predicted', wanted.predicted],
    ['id', wanted.id],
    ['text', wanted.text],
    ...(wanted.slices ?? []).map((name) => ['slices', name] as const),
  ];
  for (const [role, name] of demanded) {
    if (name !== undefined && !names.has(name)) problems.push(missingColumn(file, role, name, preview, wanted.place));
  }
  if (problems.length > 0) throw new ProblemError(problems);

  const inferred: ('actual' | 'predicted' | 'id')[] = [];
  const labels = inferLabels(preview.columns, wanted);
  if (labels === undefined) throw new ProblemError(unclearRoles(file, preview, wanted));
  if (wanted.actual === undefined && labels.actual !== undefined) inferred.push('actual');
  if (wanted.predicted === undefined) inferred.push('predicted');

  let id = wanted.id;
  if (id === undefined) {
    const candidates = preview.columns.filter((column) => ID_NAMES.has(normaliseName(column.name)));
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined) {
      id = only.name;
      inferred.push('id');
    } else if (wanted.idRequired) {
      throw new ProblemError(noIdColumn(file, preview, candidates));
    }
  }
  return {
    ...(labels.actual !== undefined && { actual: labels.actual }),
    predicted: labels.predicted,
    ...(id !== undefined && { id }),
    ...(wanted.text !== undefined && { text: wanted.text }),
    slices: wanted.slices ?? [],
    inferred,
  };
}

/** The only id-like column of a file, for a gold file joined by id. */
export function inferId(preview: Preview): string | undefined {
  const candidates = preview.columns.filter((column) => ID_NAMES.has(normaliseName(column.name)));
  return candidates.length === 1 ? candidates[0]?.name : undefined;
}

/** The gold column of a file that holds gold only: a clear or weak gold name, or the one column that is not the id. */
export function inferGold(preview: Preview, id: string | undefined): string | undefined {
  for (const names of [CLEAR_ACTUAL, WEAK_ACTUAL]) {
    const found = preview.columns.filter((column) => names.has(normaliseName(column.name)));
    if (found.length === 1) return found[0]?.name;
  }
  const rest = preview.columns.filter((column) => column.name !== id);
  return rest.length === 1 ? rest[0]?.name : undefined;
}

interface LabelRoles {
  readonly actual?: string;
  readonly predicted: string;
}

function inferLabels(columns: readonly PreviewColumn[], wanted: RolesWanted): LabelRoles | undefined {
  if (wanted.goldElsewhere) {
    const predicted = wanted.predicted ?? only(columns, (name) => CLEAR_PREDICTED.has(name)) ?? only(columns, (name) => WEAK_PREDICTED.has(name));
    return predicted === undefined ? undefined : { predicted };
  }
  const { actual, predicted } = wanted;
  if (actual !== undefined && predicted !== undefined) return { actual, predicted };
  const allowed = (pair: Required<LabelRoles>): boolean =>
    (actual === undefined || pair.actual === actual) && (predicted === undefined || pair.predicted === predicted) && pair.actual !== pair.predicted;

  const pairs = pairsByName(columns).filter(allowed);
  if (pairs.length > 0) return pairs.length === 1 ? pairs[0] : undefined;

  const free = columns.filter((column) => column.name !== actual && column.name !== predicted);
  const clearActual = actual ?? only(free, (name) => CLEAR_ACTUAL.has(name));
  const clearPredicted = predicted ?? only(free, (name) => CLEAR_PREDICTED.has(name));
  if (clearActual !== undefined && clearPredicted !== undefined) return { actual: clearActual, predicted: clearPredicted };

  if (clearPredicted !== undefined && !free.some((column) => CLEAR_ACTUAL.has(normaliseName(column.name)))) {
    const weak = only(free, (name) => WEAK_ACTUAL.has(name));
    if (weak !== undefined && overlap(columns, weak, clearPredicted)) return { actual: weak, predicted: clearPredicted };
  }
  if (clearActual !== undefined && !free.some((column) => CLEAR_PREDICTED.has(normaliseName(column.name)))) {
    const weak = only(free, (name) => WEAK_PREDICTED.has(name));
    if (weak !== undefined && overlap(columns, clearActual, weak)) return { actual: clearActual, predicted: weak };
  }
  return undefined;
}

function pairsByName(columns: readonly PreviewColumn[]): Required<LabelRoles>[] {
  const found: Required<LabelRoles>[] = [];
  const named = (wanted: string): PreviewColumn[] => columns.filter((column) => normaliseName(column.name) === wanted);
  for (const [actualName, predictedName] of PAIRED_NAMES) {
    for (const actual of named(actualName)) {
      for (const predicted of named(predictedName)) found.push({ actual: actual.name, predicted: predicted.name });
    }
  }
  for (const [actualSuffix, predictedSuffix] of PAIRED_SUFFIXES) {
    for (const actual of columns) {
      const stem = normaliseName(actual.name);
      // `y_true` with `y_pred` is in the list of names already.
      if (!stem.endsWith(actualSuffix) || stem === 'y_true') continue;
      for (const predicted of named(stem.slice(0, -actualSuffix.length) + predictedSuffix)) {
        found.push({ actual: actual.name, predicted: predicted.name });
      }
    }
  }
  return found;
}

function only(columns: readonly PreviewColumn[], matches: (name: string) => boolean): string | undefined {
  const found = columns.filter((column) => matches(normaliseName(column.name)));
  return found.length === 1 ? found[0]?.name : undefined;
}

function overlap(columns: readonly PreviewColumn[], first: string, second: string): boolean {
  const samples = (name: string): readonly string[] => columns.find((column) => column.name === name)?.samples ?? [];
  const values = new Set(samples(first).map((text) => text.trim()));
  return samples(second).some((text) => values.has(text.trim()));
}

function missingColumn(file: string, role: string, name: string, preview: Preview, place: Place | undefined): Problem {
  const nearest = nearestName(name, preview.columns);
  return {
    message: `${file} has no column ${quote(name)}, which \`columns.${role}\` names`,
    place: place ?? { file },
    advice: `${nearest === undefined ? '' : `Did you mean ${quote(nearest)}? `}Its columns are:\n${listColumns(preview)}`,
  };
}

function nearestName(name: string, columns: readonly PreviewColumn[]): string | undefined {
  const ranked = columns
    .map((column) => ({ name: column.name, distance: leven(column.name.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}

function unclearRoles(file: string, preview: Preview, wanted: RolesWanted): Problem {
  const roles = wanted.goldElsewhere || wanted.actual !== undefined ? 'the predicted label' : wanted.predicted === undefined ? 'the gold and the predicted label' : 'the gold label';
  const lines = [
    ...(wanted.goldElsewhere ? [] : [`  actual: ${wanted.actual ?? '<column with the gold label>'}`]),
    `  predicted: ${wanted.predicted ?? '<column with what the model said>'}`,
  ];
  return {
    message: `${file}: which columns hold ${roles} is not clear from their names`,
    place: wanted.place ?? { file },
    advice: `Its columns are:\n${listColumns(preview)}\nSay which they are in the config:\ncolumns:\n${lines.join('\n')}`,
  };
}

function noIdColumn(file: string, preview: Preview, candidates: readonly PreviewColumn[]): Problem {
  const found = candidates.length === 0 ? 'no column is named like an id' : `several columns are named like an id: ${candidates.map((column) => quote(column.name)).join(', ')}`;
  return {
    message: `${file}: examples cannot be paired by id: ${found}`,
    place: { file },
    advice: `Its columns are:\n${listColumns(preview)}\nName the id column in the config:\ncolumns:\n  id: <column>\nor, when both files hold the same examples in the same order, set \`pair_by: order\`.`,
  };
}

/** Every column with up to three sample values. */
export function listColumns(preview: Preview): string {
  return preview.columns
    .map((column) => {
      const samples = [...new Set(column.samples)].slice(0, 3).map((text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text));
      return `  ${quote(column.name)}: ${samples.length === 0 ? '(empty)' : samples.join(', ')}`;
    })
    .join('\n');
}

function quote(name: string): string {
  return `"${name}"`;
}

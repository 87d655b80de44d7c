import { ProblemError } from '../../problem.js';
import { fileProblem } from '../file-problem.js';
import type { Preview } from '../formats/format.js';
import { shown } from '../formats/quoting.js';
import { idColumns } from '../roles.js';
import { listColumns } from '../role-problems.js';
import type { DocumentsWanted, SpanColumns } from './options.js';

/** Names of the lists of spans, as tools and people write them. What stands under those of either side is known by the other file, or the other column. */
const GOLD = ['gold', 'gold_entities', 'gold_spans', 'gold_ents', 'actual', 'expected', 'reference', 'ground_truth', 'y_true', 'true_entities', 'true_spans', 'annotations', 'textSegmentAnnotations'];
const PREDICTED = ['predicted', 'prediction', 'predictions', 'pred', 'preds', 'predicted_entities', 'predicted_spans', 'pred_entities', 'pred_spans', 'y_pred', 'model_entities', 'model_spans'];
const EITHER = ['entities', 'Entities', 'spans', 'ents', 'label', 'labels'];

/** Where the text of a document stands, to see that no span leaves it. It is shown only where `columns.text` names it. */
const TEXTS = ['text', 'data.text', 'sentence', 'content', 'instance.content', 'textContent', 'Text'];

/** The columns of a file of spans. */
export interface FoundColumns {
  readonly actual: string | undefined;
  readonly predicted: string | undefined;
  readonly baseline: string | undefined;
  /** The id is their values, joined by a colon: Comprehend has a file and a line. */
  readonly id: readonly string[];
  /** The text that spans count in, or the tokens. */
  readonly text: string | undefined;
  readonly tokens: string | undefined;
  /** How long a document is, in a slim copy, which has neither. */
  readonly length: string | undefined;
  readonly inferred: readonly ('actual' | 'predicted' | 'id')[];
}

/** Settles the columns of a file: named ones must be there, the others are told by their names, and only where one answer fits. */
export function spanColumns(file: string, preview: Preview, wanted: DocumentsWanted): FoundColumns {
  const { needs, mayHaveGold, key, place } = wanted;
  const present = new Set(preview.columns.flatMap(({ name }) => prefixesOf(name)));
  const named = namedColumns(wanted, present);
  const fail = (message: string): never => {
    const yaml = key === 'columns.actual' ? 'columns:\n  actual: { file: <gold file>, id: <id>, column: <list of spans> }' : `${key.replace('.', ':\n  ')}: { actual: <list of spans>, predicted: <list of spans> }`;
    throw new ProblemError(fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yaml}`, place));
  };
  for (const [role, name] of Object.entries({ ...named, slices: undefined })) if (typeof name === 'string' && !present.has(name)) fail(`there is no column ${shown(name)} for ${role}`);
  for (const name of named.slices ?? []) if (!present.has(name)) fail(`there is no column ${shown(name)} for slices`);
  const among = (names: readonly string[], taken: readonly (string | undefined)[]): readonly string[] => names.filter((name) => present.has(name) && !taken.includes(name));
  const one = (role: string, first: readonly string[], second: readonly string[]): string => {
    const candidates = first.length > 0 ? first : second;
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1) return only;
    return fail(candidates.length === 0 ? `which column holds the ${role} spans cannot be told from the names` : `the ${role} spans may stand in ${candidates.map(shown).join(' or ')}`);
  };
  const taken = [named.actual, named.predicted, named.baseline];
  const wantsGold = needs.includes('actual');
  const wantsPredicted = needs.includes('predicted');
  const clearGold = among(GOLD, taken);
  const clearPredicted = among(PREDICTED, taken);
  const actual = wantsGold ? (named.actual ?? one('gold', clearGold, clearPredicted.length > 0 || named.predicted !== undefined || !wantsPredicted ? among(EITHER, taken) : [])) : mayHaveGold ? (named.actual ?? only(clearGold)) : undefined;
  const predicted = wantsPredicted ? (named.predicted ?? one('predicted', clearPredicted, actual !== undefined || !wantsGold ? among(EITHER, [...taken, actual]) : [])) : undefined;
  if (actual !== undefined && actual === predicted) fail(`gold and predicted spans are the same column ${shown(actual)}: the model would always be right`);
  const twin = named.baseline === undefined ? undefined : named.baseline === predicted ? 'predictions of the candidate itself' : named.baseline === actual ? 'gold spans' : undefined;
  if (twin !== undefined) fail(`the baseline's column ${shown(named.baseline ?? '')} holds the ${twin}`);
  const id = named.id === undefined ? idOf(preview, present, [actual, predicted]) : [named.id];
  return {
    actual,
    predicted,
    baseline: named.baseline,
    id,
    text: named.text ?? among(TEXTS, [actual, predicted])[0],
    tokens: present.has('tokens') ? 'tokens' : undefined,
    length: isSlimCopy(preview) ? 'length' : undefined,
    inferred: [
      ...(actual !== undefined && named.actual === undefined ? (['actual'] as const) : []),
      ...(predicted !== undefined && named.predicted === undefined ? (['predicted'] as const) : []),
      ...(id.length > 0 && named.id === undefined ? (['id'] as const) : []),
    ],
  };
}

function idOf(preview: Preview, present: ReadonlySet<string>, taken: readonly (string | undefined)[]): readonly string[] {
  const found = idColumns(preview, taken).filter((name) => !name.includes('.'));
  if (found.length === 1) return found;
  if (present.has('File') && present.has('Entities')) return present.has('Line') ? ['File', 'Line'] : ['File'];
  // Prodigy's hash of the text; Vertex AI's key.
  return ['_input_hash', 'key'].filter((name) => present.has(name)).slice(0, 1);
}

/** The names of the config; of the other model's those that this file has, too. */
function namedColumns({ columns, prefer = {}, textElsewhere }: DocumentsWanted, present: ReadonlySet<string>): SpanColumns {
  const shared = (name: string | undefined): string | undefined => (name !== undefined && present.has(name) ? name : undefined);
  return {
    ...columns,
    actual: columns.actual ?? shared(prefer.actual),
    predicted: columns.predicted ?? shared(prefer.predicted),
    id: columns.id ?? shared(prefer.id),
    text: textElsewhere ? shared(columns.text) : columns.text,
  };
}

function only(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

/** Whether a file is a slim copy of an earlier run: `id` (where there are ids), `length`, `gold`, `predicted`. */
function isSlimCopy({ columns }: Preview): boolean {
  const names = columns.map(({ name }) => name).filter((name) => name !== 'id');
  return names[0] === 'length' && names[1] === 'gold' && names[2] === 'predicted';
}

/** A preview names the deepest keys: `data.text` says that there is `data`, too. */
function prefixesOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

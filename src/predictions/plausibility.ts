import type { Place, Problem } from '../problem.js';
import { fileProblem } from './file-problem.js';
import { shown } from './formats/quoting.js';
import { MISSING, OTHER, UNPARSED, type Code, type LabelForms } from './label-forms.js';
import { codesIn, type CodeCounts, type LabelSet } from './label-set.js';
import { isFraction, isNumber } from './numeric-labels.js';
import type { Roles } from './roles.js';

/** A sane share of predictions is a gold label somewhere; below this a column that was inferred is the wrong one. */
const LEAST_SHARE_OF_KNOWN_LABELS = 0.5;
const FEWEST_FOR_SHARE = 20;

/** More numbers with fractions than these are measurements, not classes. */
const MOST_FRACTIONS = 20;

const NAMED = 3;

/** One column of predictions as a whole, with the gold labels it answers to. */
export interface Answers {
  readonly side: 'candidate' | 'baseline';
  readonly file: string;
  readonly roles: Roles;
  readonly counts: CodeCounts;
  readonly gold: CodeCounts;
  /** From codes to classes, of this column and of the gold labels. */
  /** Replies were read by steps; how the most frequent ones failed. */
  readonly replies?: readonly { readonly reason: string; readonly count: number }[] | undefined;
  readonly classOf: Uint16Array;
  readonly goldClassOf: Uint16Array;
  readonly place?: Place | undefined;
}

/**
 * What only whole columns show: nothing was predicted, the numbers are measurements, or the two columns speak of different things. With a
 * closed set a candidate may say what it likes, it is counted as `(other)`; but a baseline that knows no class at all would make every
 * candidate look better.
 */
export function implausible(answers: Answers, forms: LabelForms, { classes }: LabelSet, isClosed: boolean): readonly Problem[] {
  const said = codesIn(forms, answers.counts);
  const gold = codesIn(forms, answers.gold);
  const total = sumOf(answers, said);
  if (total === 0) {
    if (isAll(answers.counts, [MISSING])) return [nothingPredicted(answers)];
    // Whoever reads nothing has measured nothing, and against a baseline without any class everything is progress.
    const unread = answers.side === 'baseline' ? [MISSING, UNPARSED, OTHER] : answers.replies === undefined ? [] : [MISSING, UNPARSED];
    return isAll(answers.counts, unread) ? [nothingRead(answers)] : [];
  }
  if (isClosed && answers.side === 'candidate') return [];
  if (!isClosed && areMeasurements(forms, said, gold)) return [regression(answers, forms, said, gold)];
  const known = isClosed ? new Set(classes.keys()) : new Set(gold.map((code) => answers.goldClassOf[code] ?? OTHER));
  const strangers = said.filter((code) => !known.has(answers.classOf[code] ?? OTHER));
  const sane = total - sumOf(answers, strangers);
  const { inferred } = answers.roles;
  const isGuess = !isClosed && (inferred.includes('predicted') || inferred.includes('actual'));
  // Against a baseline that never names a class everything is progress, however few examples there are.
  const isEmptyRival = answers.side === 'baseline' && sane === 0;
  if (!isEmptyRival && (total <= FEWEST_FOR_SHARE || (isGuess ? sane / total >= LEAST_SHARE_OF_KNOWN_LABELS : sane > 0))) return [];
  const among = isClosed ? 'in `labels`' : 'among the gold labels';
  return [speakDifferently(answers, `${sane === 0 ? 'none' : `only ${sane}`} of ${total} predictions ${sane > 1 ? 'are' : 'is'} ${among}`, textsOf(forms, strangers), textsOf(forms, gold))];
}

function sumOf({ counts }: Answers, codes: readonly Code[]): number {
  return codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}

/** Not with other marks: a model that refused every question has answered. */
function isAll(counts: CodeCounts, marks: readonly Code[]): boolean {
  return counts.every((count, code) => count === 0 || marks.includes(code));
}

function areMeasurements(forms: LabelForms, said: readonly Code[], gold: readonly Code[]): boolean {
  const isMany = (codes: readonly Code[]): boolean => codes.length > MOST_FRACTIONS && codes.every((code) => isNumber(forms.text(code)));
  const fractions = (codes: readonly Code[]): number => codes.filter((code) => isFraction(forms.text(code))).length;
  return isMany(said) && isMany(gold) && Math.max(fractions(said), fractions(gold)) > MOST_FRACTIONS;
}

function nothingPredicted({ file, roles, place }: Answers): Problem {
  return fileProblem(file, `the column ${shown(roles.predicted)} is empty in every row`, 'No predictions were measured. Check the step that writes the file.', place);
}

function nothingRead({ file, roles, place, replies = [], counts }: Answers): Problem {
  const why = replies.map(({ reason, count }) => `\n${count} × ${reason}`).join('');
  return fileProblem(
    file,
    `none of ${(counts[UNPARSED] ?? 0) + (counts[OTHER] ?? 0)} predictions in the column ${shown(roles.predicted)} is a label`,
    `What was not measured never passes. Check the step that writes the file, and the steps under \`response\` that read it.${why}`,
    place,
  );
}

function regression({ file, roles, place }: Answers, forms: LabelForms, said: readonly Code[], gold: readonly Code[]): Problem {
  return fileProblem(
    file,
    `this looks like regression: ${shown(roles.predicted)} holds ${said.length} different numbers such as ${textsOf(forms, said)}, ${goldName(roles)} holds ${gold.length} such as ${textsOf(forms, gold)}`,
    'A confusion matrix needs classes. Name the columns of class labels under `columns`, or list the classes under `labels` if these numbers are classes.',
    place,
  );
}

function speakDifferently({ side, file, roles, place }: Answers, share: string, strangers: string, gold: string): Problem {
  const key = side === 'candidate' ? 'columns' : 'baseline.columns';
  return fileProblem(
    file,
    `${share}: the column ${shown(roles.predicted)} holds ${strangers}, ${goldName(roles)} holds ${gold}`,
    `Is it raw text, a class index beside names, or another column? Name the right columns under \`${key}\`, or list the classes under \`labels\` if this is what the model says.`,
    place,
  );
}

function goldName({ actual }: Roles): string {
  return actual === undefined ? 'the gold file' : shown(actual);
}

function textsOf(forms: LabelForms, codes: readonly Code[]): string {
  return codes.slice(0, NAMED).map((code) => shown(forms.text(code))).join(', ');
}

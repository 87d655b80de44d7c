import type { Tally } from '../matrix/tally.js';
import type { SideRead } from '../predictions/examples.js';
import { countSum } from '../metrics/sum.js';
import { detectableBySpread, detectableDrop, spreadBetween } from '../statistics/sensitivity.js';
import { tailOf } from '../thresholds/chance.js';
import { integer, plural } from './numbers.js';
import type { EvaluationOutcome, ReadOutcome } from './outcome.js';
import { passedOverWords } from './baseline-words.js';
import { capital, commitLabel, joinPhrases, label, NOTHING, phrase, type Phrase } from './phrase.js';

/** What a reader must know to read the numbers, the most important first. Each is a sentence or two. */
export function notices(outcome: EvaluationOutcome): readonly Phrase[] {
  return [...gateNotices(outcome), ...dataNotices(outcome)];
}

/** Why a run that went well decided nothing, or less than it might. */
function gateNotices({ config, conclusion, baseline, verdicts, testSet, measured }: EvaluationOutcome): readonly Phrase[] {
  if (conclusion === 'skipped') return [phrase`No file answers to ${names(config.predictions)}, and ${label('on_no_predictions')} is ${label('skip')}.`];
  const notes: Phrase[] = [];
  if (baseline.kind === 'first_run' && config.onMissingBaseline !== 'error') {
    notes.push(phrase`First run: baseline recorded, nothing compared. ${capital(passedOverWords(baseline.tried))}.`);
  }
  if ((baseline.kind === 'used' || baseline.kind === 'unusable') && baseline.origin.passedOver.length > 0) {
    notes.push(phrase`The baseline is ${label(baseline.origin.name)}: ${passedOverWords(baseline.origin.passedOver)}.`);
  }
  if (testSet !== undefined) notes.push(testSetWords(testSet, measured?.read.examples ?? 0));
  if (config.thresholds === undefined) notes.push(phrase`Nothing is gated: there are no thresholds. Add some under ${label('thresholds:')} to block merges.`);
  if (config.onInconclusive === 'fail' && verdicts.some(({ state }) => state === 'inconclusive')) {
    notes.push(phrase`What cannot be decided counts as failed: ${label('on_inconclusive')} is ${label('fail')}.`);
  }
  return notes;
}

/** What the change did to the test set, and which numbers are of which. */
function testSetWords({ file, base, relabelled, added, removed, examples }: NonNullable<EvaluationOutcome['testSet']>, common: number): Phrase {
  const edits = joinPhrases([relabelled > 0 ? phrase`${plural(relabelled, 'gold label')} changed` : NOTHING, added > 0 ? phrase`${plural(added, 'example')} added` : NOTHING, removed > 0 ? phrase`${plural(removed, 'example')} removed` : NOTHING], ', ');
  return phrase`This change edits its test set ${label(file)} (compared with ${commitLabel(base.sha)}, ${base.relation}): ${edits}. The matrix and every change are of the model alone: of the ${plural(common, 'example')} that both have, by the gold labels as they were. Bounds on values (${label('min')}, ${label('max')}) speak of all ${integer(examples)} as they are now.`;
}

/** What keeping the baseline's predictions would bring, for two models that make half of their errors on the same examples. */
function gainOfPairing({ matrices: { candidate, comparison } }: Tally, confidence: number): Phrase {
  const others = phrase`Paired by id, smaller changes would be seen.`;
  if (comparison === undefined || candidate.spurious !== undefined) return others;
  const { baseline } = comparison;
  const [n, m] = [candidate.total, baseline.total];
  const errors = 1 - (countSum(candidate.correct) + countSum(baseline.correct)) / (n + m);
  const tail = tailOf({ confidence });
  const [apart, together] = [detectableBySpread(spreadBetween(errors, n, m), tail), detectableDrop(n, errors, tail)];
  if (!together.defined || !(together.drop < apart)) return others;
  const points = (share: number): string => (share * 100).toFixed(1);
  return phrase`So a drop of accuracy is caught from ${points(apart)} points on. Paired by id on these ${plural(n, 'example')}, models that make half of their errors alike would show it from ${points(together.drop)} points on.`;
}

/** What the files held beside plain labels. */
function dataNotices({ config, measured, testSet }: EvaluationOutcome): readonly Phrase[] {
  if (measured === undefined) return [];
  const { withoutPrediction, candidate, baseline, labelSet, comparability } = measured.read;
  const { sets } = measured.tally;
  // Examples that the change added are told with what it did.
  const dropped = measured.read.dropped - (testSet?.added ?? 0);
  const isEntities = sets?.of === 'entities';
  const notes: Phrase[] = [];
  if (comparability.kind === 'paired' && comparability.onlyCandidate + comparability.onlyBaseline > 0) {
    const { onlyCandidate, onlyBaseline } = comparability;
    const common = measured.read.examples - onlyCandidate;
    notes.push(
      phrase`Compared on common examples: ${integer(onlyCandidate)} only in the candidate, ${integer(onlyBaseline)} only in the baseline. Changes are those on the ${integer(common)} common ones; values, and bounds on them, are of all ${integer(measured.read.examples)} of the candidate.`,
    );
  }
  if (comparability.kind === 'unpaired') notes.push(phrase`Candidate and baseline are compared as independent samples: which examples flipped is not known. ${gainOfPairing(measured.tally, config.chance.confidence)}`);
  notes.push(...runNotices(measured.read.runs));
  if (dropped > 0) notes.push(phrase`${isEntities ? phrase`${plural(dropped, 'document')} without gold spans` : phrase`${plural(dropped, 'row')} without a gold label`} ${dropped === 1 ? 'was' : 'were'} left out (${label('unlabelled: drop')}).`);
  if (isEntities && withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, 'document has', 'documents have')} no prediction: all ${withoutPrediction === 1 ? 'its' : 'their'} entities count as missed.`);
  else if (sets !== undefined && withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, 'example has', 'examples have')} no prediction: all ${withoutPrediction === 1 ? 'its' : 'their'} labels count as missed.`);
  else if (withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, 'gold id has', 'gold ids have')} no prediction and ${withoutPrediction === 1 ? 'counts' : 'count'} as ${label('(missing)')}.`);
  const nonFinite = candidate.nonFinite + (baseline?.nonFinite ?? 0);
  if (nonFinite > 0) notes.push(phrase`${plural(nonFinite, 'bare NaN or Infinity', 'bare NaN or Infinity values')} in JSON ${nonFinite === 1 ? 'was' : 'were'} taken as null.`);
  const { otherWords = 0, repeated = 0 } = measured.read;
  if (otherWords > 0) notes.push(phrase`${plural(otherWords, 'token is', 'tokens are')} spelt in another way in the gold file than in the predictions; sentences and their lengths are the same.`);
  if (repeated > 0) notes.push(phrase`${plural(repeated, isEntities ? 'span' : 'label')} stood twice in a list and ${repeated === 1 ? 'was' : 'were'} read once.`);
  notes.push(...parserNotices(candidate, baseline));
  const { merged } = labelSet;
  if (merged.length > 0) {
    const shown = merged.slice(0, 3).map(({ from, to }) => phrase`${label(from)} as ${label(to)}`);
    const more = merged.length > 3 ? ` and ${integer(merged.length - 3)} more alike` : '';
    notes.push(phrase`In columns of numbers only, the same number is one label: read ${joinPhrases(shown, ', ')}${more}.`);
  }
  return notes;
}

/** Several answers to an example, and how they count. */
function runNotices(runs: ReadOutcome['runs']): readonly Phrase[] {
  if (runs === undefined) return [];
  const each = runs.fewest === runs.most ? `${integer(runs.most)} of each example` : `${integer(runs.fewest)} to ${integer(runs.most)} of an example`;
  const what = phrase`${plural(runs.runs, 'run')}, ${each}`;
  if (!runs.combined) return [phrase`${what}: each counts as an equal part of its example.`];
  const tied = runs.tied === 0 ? NOTHING : phrase` Of ${plural(runs.tied, 'example')} several were given equally often: ${runs.tied === 1 ? 'it counts' : 'they count'} as ${label('(unparsed)')}.`;
  return [phrase`${what}: the label that most runs of an example gave is its answer.${tied}`];
}

/** A change may be the parser's: which is no news where both were read alike. */
function parserNotices({ parser: mine }: SideRead, baseline: SideRead | undefined): readonly Phrase[] {
  const theirs = baseline?.parser;
  if (baseline === undefined || mine === theirs) return [];
  const different = phrase`A change may come from there, and not from the model.`;
  if (mine === undefined) return [phrase`The baseline's labels were read from replies (parser ${label(theirs ?? '')}), the candidate's are as they stood in its file. ${different}`];
  if (theirs === undefined) return [phrase`The candidate's labels were read from replies (parser ${label(mine)}), the baseline's are as they stood in its file. ${different}`];
  return [phrase`The baseline's replies were read by another parser (${label(theirs)}) than the candidate's (${label(mine)}). ${different}`];
}

const MOST_NAMES = 5;

function names(paths: readonly string[]): Phrase {
  const shown = joinPhrases(paths.slice(0, MOST_NAMES).map((path) => phrase`${label(path)}`), ', ');
  return paths.length > MOST_NAMES ? phrase`${shown} and ${integer(paths.length - MOST_NAMES)} more` : shown;
}

import { ProblemError, problemsOf, type Problem } from '../../problem.js';
import type { BaselineFiles, Comparability } from '../examples.js';
import { fileProblem } from '../file-problem.js';
import { andMore, NAMED, problemsIn } from '../findings.js';
import { nameOf, type Document, type DocumentsRead } from './document.js';
import { checkIds, joinDocuments, leftOver, refuseContradiction, type Sides } from './join.js';
import type { Kind } from './kind.js';
import type { DocumentsRequest, Judged, Labelled } from './read-judged.js';

/** What the baseline said of every document, and whether that can be compared. */
export interface Comparison<Answer> {
  readonly comparability: Comparability;
  readonly baselineOf: (document: Labelled<Answer>) => Judged<Answer>['baseline'];
  /** Under `goldOf`: the gold that the baseline has of a document; undefined where it has none. */
  readonly goldOf?: (document: Labelled<Answer>) => Answer | undefined;
  readonly unpaired: readonly { readonly gold: Answer; readonly baseline: Answer }[];
  readonly side?: DocumentsRead<Answer>;
}

const SIDES: Sides = { one: 'the candidate', other: 'the baseline' };

function sameOnes({ many }: Kind<unknown>): string {
  return `Judge both models on the same ${many}, or say which are compared: \`examples: common\` (the ones both have) or \`examples: independent\` (unpaired).`;
}

/** Reads the baseline and holds it against the candidate's documents. Whatever is wrong with it makes it incomparable; nothing is thrown. */
export async function compareWithBaseline<Answer>(labelled: readonly Labelled<Answer>[], candidate: DocumentsRead<Answer>, request: DocumentsRequest, kind: Kind<Answer>): Promise<Comparison<Answer>> {
  const { baseline } = request;
  if (baseline === undefined) return { comparability: { kind: 'none' }, baselineOf: () => undefined, unpaired: [] };
  if (baseline.kind === 'column') return { comparability: { kind: 'paired', by: 'column', onlyCandidate: 0, onlyBaseline: 0 }, baselineOf: ({ baseline: answer }) => answer ?? kind.unanswered, unpaired: [] };
  try {
    return await compareFiles(labelled, candidate, baseline, request, kind);
  } catch (error) {
    return incomparable(problemsOf(error));
  }
}

function incomparable<Answer>(problems: readonly Problem[], side?: DocumentsRead<Answer>, otherTestSet = false): Comparison<Answer> {
  return { comparability: { kind: 'incomparable', problems, otherTestSet }, baselineOf: () => undefined, unpaired: [], ...(side !== undefined && { side }) };
}

async function compareFiles<Answer>(labelled: readonly Labelled<Answer>[], candidate: DocumentsRead<Answer>, own: BaselineFiles, request: DocumentsRequest, kind: Kind<Answer>): Promise<Comparison<Answer>> {
  const { columns, gold, examples, pairBy, unlabelled } = request;
  const actual = own.columns?.actual;
  const side = await kind.read(own.sources, {
    columns: { actual: typeof actual === 'string' ? actual : undefined, predicted: own.columns?.predicted, id: own.columns?.id },
    prefer: { actual: typeof columns.actual === 'string' ? columns.actual : undefined, predicted: columns.predicted, id: columns.id ?? candidate.roles.id },
    needs: ['predicted'],
    mayHaveGold: gold === undefined,
    textElsewhere: false,
    format: own.format,
    key: 'baseline.columns',
    place: request.place,
  });
  await checkIds(side);
  const file = side.files[0]?.name ?? '';
  if (examples === 'independent') {
    refuseContradiction(candidate, side, SIDES, kind);
    return independent(side, labelled, unlabelled, file, kind);
  }
  const byDocument = new Set<Document<Answer>>(labelled);
  const { pairs, onlyOne, onlyOther, by } = joinDocuments(candidate, side, pairBy, SIDES, kind);
  const judged = pairs.filter(({ one }) => byDocument.has(one));
  const goldIsTheirs = request.goldOf === 'baseline';
  const relabelled = judged.filter(({ one, other }) => differ(one, other, kind) !== undefined);
  const left = onlyOne.filter((document) => byDocument.has(document));
  const right = onlyOther.filter(({ gold: theirs }) => theirs !== undefined || unlabelled === 'error');
  const whole = examples === 'identical' || by === 'order';
  const faults: Problem[] = whole ? [...(await problemsIn([leftOver(right, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the baseline`, sameOnes(kind))]))] : [];
  if (judged.length === 0) faults.push(fileProblem(file, `candidate and baseline have no ${kind.one} in common`));
  const changes = goldIsTheirs
    ? []
    : [
        ...goldDifferences(relabelled, file, kind),
        ...(whole ? await problemsIn([leftOver(left, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the candidate`, sameOnes(kind))]) : []),
      ];
  if (faults.length + changes.length > 0) return incomparable([...changes, ...faults], side, faults.length === 0 && by === 'id');
  const said = new Map(judged.map(({ one, other }) => [one, other.predicted ?? kind.unanswered]));
  const baselineOf = (document: Labelled<Answer>): Answer | undefined => said.get(document);
  if (!goldIsTheirs) return { comparability: { kind: 'paired', by, onlyCandidate: left.length, onlyBaseline: right.length }, baselineOf, unpaired: [], side };
  const theirs = new Map(judged.map(({ one, other }) => [one, other.gold]));
  return { comparability: { kind: 'paired', by, onlyCandidate: 0, onlyBaseline: right.length, testSet: { relabelled: relabelled.length, added: left.length, removed: right.length } }, baselineOf, goldOf: (document) => theirs.get(document), unpaired: [], side };
}

function independent<Answer>(side: DocumentsRead<Answer>, labelled: readonly Labelled<Answer>[], unlabelled: 'error' | 'drop', file: string, kind: Kind<Answer>): Comparison<Answer> {
  const goldOf = new Map(labelled.flatMap(({ id, gold }) => (id === undefined ? [] : [[id, gold] as const])));
  const unpaired: { gold: Answer; baseline: Answer }[] = [];
  let without = 0;
  for (const { id, gold, predicted } of side.documents) {
    const own = gold ?? (id === undefined ? undefined : goldOf.get(id));
    if (own === undefined) without++;
    else unpaired.push({ gold: own, baseline: predicted ?? kind.unanswered });
  }
  if (without > 0 && unlabelled === 'error') {
    throw new ProblemError(fileProblem(file, `${without} ${without === 1 ? kind.one : kind.many} of the baseline ${without === 1 ? 'has' : 'have'} no ${kind.gold}`, 'Compared as independent samples, a baseline brings its own gold: baseline: { path: …, columns: { actual: <column> } }.'));
  }
  if (unpaired.length === 0) throw new ProblemError(fileProblem(file, `no ${kind.one} of the baseline has ${kind.gold}`));
  return { comparability: { kind: 'unpaired' }, baselineOf: () => undefined, unpaired, side };
}

/** Documents whose gold is another one in the baseline; those whose gold the baseline does not know say nothing. */
type Pair<Answer> = Readonly<Record<'one' | 'other', Document<Answer>>>;

/** What each has in gold and the other lacks; undefined where that is the same, or one has none. */
function differ<Answer>(one: Document<Answer>, other: Document<Answer>, kind: Kind<Answer>): readonly [string, string] | undefined {
  return other.gold === undefined || one.gold === undefined ? undefined : kind.differences(one.gold, other.gold);
}

function goldDifferences<Answer>(pairs: readonly Pair<Answer>[], file: string, kind: Kind<Answer>): readonly Problem[] {
  if (pairs.length === 0) return [];
  const named = pairs.slice(0, NAMED).map(({ one, other }) => {
    const [mine, theirs] = differ(one, other, kind) ?? [];
    return `${nameOf(one, kind.one)} has ${mine} here and ${theirs} in the baseline`;
  });
  const count = pairs.length;
  const message = `the ${kind.gold} of ${count} ${count === 1 ? `${kind.one} differ` : `${kind.many} differ`} between candidate and baseline: ${andMore(named, count)}`;
  return [fileProblem(file, message, "A change of gold is no change of the model. Judge the baseline again with today's gold.")];
}

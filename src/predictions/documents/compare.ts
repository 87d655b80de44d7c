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

function incomparable<Answer>(problems: readonly Problem[], side?: DocumentsRead<Answer>): Comparison<Answer> {
  return { comparability: { kind: 'incomparable', problems }, baselineOf: () => undefined, unpaired: [], ...(side !== undefined && { side }) };
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
  const problems: Problem[] = [...goldDifferences(judged, file, kind)];
  const left = onlyOne.filter((document) => byDocument.has(document));
  const right = onlyOther.filter(({ gold: theirs }) => theirs !== undefined || unlabelled === 'error');
  if (examples === 'identical' || by === 'order') {
    problems.push(
      ...(await problemsIn([
        leftOver(left, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the candidate`, sameOnes(kind)),
        leftOver(right, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the baseline`, sameOnes(kind)),
      ])),
    );
  }
  if (problems.length === 0 && judged.length === 0) problems.push(fileProblem(file, `candidate and baseline have no ${kind.one} in common`));
  if (problems.length > 0) return incomparable(problems, side);
  const said = new Map(judged.map(({ one, other }) => [one, other.predicted ?? kind.unanswered]));
  return { comparability: { kind: 'paired', by, onlyCandidate: left.length, onlyBaseline: right.length }, baselineOf: (document) => said.get(document), unpaired: [], side };
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
function goldDifferences<Answer>(pairs: readonly { readonly one: Document<Answer>; readonly other: Document<Answer> }[], file: string, kind: Kind<Answer>): readonly Problem[] {
  const named: string[] = [];
  let count = 0;
  for (const { one, other } of pairs) {
    const differences = other.gold === undefined || one.gold === undefined ? undefined : kind.differences(one.gold, other.gold);
    if (differences === undefined) continue;
    count++;
    const [mine, theirs] = differences;
    if (named.length < NAMED) named.push(`${nameOf(one, kind.one)} has ${mine} here and ${theirs} in the baseline`);
  }
  if (count === 0) return [];
  const message = `the ${kind.gold} of ${count} ${count === 1 ? `${kind.one} differ` : `${kind.many} differ`} between candidate and baseline: ${andMore(named, count)}`;
  return [fileProblem(file, message, "A change of gold is no change of the model. Judge the baseline again with today's gold.")];
}

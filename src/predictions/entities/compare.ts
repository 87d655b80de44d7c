import { ProblemError, problemsOf, type Problem } from '../../problem.js';
import type { BaselineFiles, Comparability } from '../examples.js';
import { fileProblem } from '../file-problem.js';
import { andMore, NAMED, problemsIn } from '../findings.js';
import { nameOf, type Document, type DocumentsRead } from './document.js';
import { checkIds, joinDocuments, leftOver } from './join.js';
import { readDocuments } from './read-documents.js';
import type { EntitiesRequest, Judged, Labelled } from './read-entities.js';
import { inOrder, spanText } from './span-check.js';
import type { Span } from './span.js';

/** What the baseline said of every document, and whether that can be compared. */
export interface Comparison {
  readonly comparability: Comparability;
  readonly baselineOf: (document: Labelled) => Judged['baseline'];
  readonly unpaired: readonly { readonly gold: readonly Span[]; readonly baseline: readonly Span[] }[];
  readonly side?: DocumentsRead;
}

const SAME_DOCUMENTS = 'Judge both models on the same documents, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).';

/** Reads the baseline and holds it against the candidate's documents. Whatever is wrong with it makes it incomparable; nothing is thrown. */
export async function compareWithBaseline(labelled: readonly Labelled[], candidate: DocumentsRead, request: EntitiesRequest): Promise<Comparison> {
  const { baseline } = request;
  if (baseline === undefined) return { comparability: { kind: 'none' }, baselineOf: () => undefined, unpaired: [] };
  if (baseline.kind === 'column') return { comparability: { kind: 'paired', by: 'column', onlyCandidate: 0, onlyBaseline: 0 }, baselineOf: ({ baseline: spans }) => spans ?? [], unpaired: [] };
  try {
    return await compareFiles(labelled, candidate, baseline, request);
  } catch (error) {
    return incomparable(problemsOf(error));
  }
}

function incomparable(problems: readonly Problem[], side?: DocumentsRead): Comparison {
  return { comparability: { kind: 'incomparable', problems }, baselineOf: () => undefined, unpaired: [], ...(side !== undefined && { side }) };
}

async function compareFiles(labelled: readonly Labelled[], candidate: DocumentsRead, own: BaselineFiles, request: EntitiesRequest): Promise<Comparison> {
  const { columns, gold, examples, pairBy, unlabelled } = request;
  const actual = own.columns?.actual;
  const side = await readDocuments(own.sources, {
    columns: { actual: typeof actual === 'string' ? actual : undefined, predicted: own.columns?.predicted, id: own.columns?.id },
    prefer: { actual: typeof columns.actual === 'string' ? columns.actual : undefined, predicted: columns.predicted, id: columns.id ?? candidate.roles.id },
    needs: ['predicted'],
    mayHaveGold: gold === undefined,
    textElsewhere: false,
    format: own.format,
    reading: request.reading,
    nested: request.nested,
    key: 'baseline.columns',
    place: request.place,
  });
  await checkIds(side);
  const file = side.files[0]?.name ?? '';
  if (examples === 'independent') return independent(side, labelled, unlabelled, file);
  const byDocument = new Set<Document>(labelled);
  const { pairs, onlyOne, onlyOther, by } = joinDocuments(candidate, side, pairBy, { one: 'the candidate', other: 'the baseline' });
  const judged = pairs.filter(({ one }) => byDocument.has(one));
  const problems: Problem[] = [...goldDifferences(judged, file)];
  const left = onlyOne.filter((document) => byDocument.has(document));
  const right = onlyOther.filter(({ gold: theirs }) => theirs !== undefined || unlabelled === 'error');
  if (examples === 'identical' || by === 'order') {
    problems.push(
      ...(await problemsIn([
        leftOver(left, (count) => `${count} ${count === 1 ? 'document is' : 'documents are'} only in the candidate`, SAME_DOCUMENTS),
        leftOver(right, (count) => `${count} ${count === 1 ? 'document is' : 'documents are'} only in the baseline`, SAME_DOCUMENTS),
      ])),
    );
  }
  if (problems.length === 0 && judged.length === 0) problems.push(fileProblem(file, 'candidate and baseline have no document in common'));
  if (problems.length > 0) return incomparable(problems, side);
  const said = new Map(judged.map(({ one, other }) => [one, other.predicted ?? []]));
  return { comparability: { kind: 'paired', by, onlyCandidate: left.length, onlyBaseline: right.length }, baselineOf: (document) => said.get(document), unpaired: [], side };
}

function independent(side: DocumentsRead, labelled: readonly Labelled[], unlabelled: 'error' | 'drop', file: string): Comparison {
  const goldOf = new Map(labelled.flatMap(({ id, gold }) => (id === undefined ? [] : [[id, gold] as const])));
  const unpaired: { gold: readonly Span[]; baseline: readonly Span[] }[] = [];
  let without = 0;
  for (const { id, gold, predicted } of side.documents) {
    const own = gold ?? (id === undefined ? undefined : goldOf.get(id));
    if (own === undefined) without++;
    else unpaired.push({ gold: own, baseline: predicted ?? [] });
  }
  if (without > 0 && unlabelled === 'error') {
    throw new ProblemError(fileProblem(file, `${without} ${without === 1 ? 'document' : 'documents'} of the baseline ${without === 1 ? 'has' : 'have'} no gold spans`, 'Compared as independent samples, a baseline brings its own gold: baseline: { path: …, columns: { actual: <column> } }.'));
  }
  if (unpaired.length === 0) throw new ProblemError(fileProblem(file, 'no document of the baseline has gold spans'));
  return { comparability: { kind: 'unpaired' }, baselineOf: () => undefined, unpaired, side };
}

/** Documents whose gold is another one in the baseline; those whose gold the baseline does not know say nothing. */
function goldDifferences(pairs: readonly { readonly one: Document; readonly other: Document }[], file: string): readonly Problem[] {
  const named: string[] = [];
  let count = 0;
  for (const { one, other } of pairs) {
    if (other.gold === undefined || one.gold === undefined || sameSpans(one.gold, other.gold)) continue;
    count++;
    if (named.length < NAMED) named.push(`${nameOf(one)} has ${listed(one.gold, other.gold)} here and ${listed(other.gold, one.gold)} in the baseline`);
  }
  if (count === 0) return [];
  const message = `the gold spans of ${count} ${count === 1 ? 'document differ' : 'documents differ'} between candidate and baseline: ${andMore(named, count)}`;
  return [fileProblem(file, message, "A change of gold is no change of the model. Judge the baseline again with today's gold.")];
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  if (a.length !== b.length) return false;
  const [mine, theirs] = [a.toSorted(inOrder), b.toSorted(inOrder)];
  return mine.every((span, index) => inOrder(span, theirs[index] as Span) === 0);
}

/** The first span that the other side lacks. */
function listed(spans: readonly Span[], others: readonly Span[]): string {
  const first = spans.find((span) => !others.some((other) => inOrder(span, other) === 0));
  return first === undefined ? 'nothing else' : spanText(first);
}

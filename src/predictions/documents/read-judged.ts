import { ProblemError, type Place } from '../../problem.js';
import type { BaselineRequest, Comparability, FileRead, GoldRead, ReadRequest, SideRead, TestSetChanges } from '../examples.js';
import { Findings, problemsIn } from '../findings.js';
import type { FormatChoice } from '../formats/format.js';
import { dividingColumns, type ColumnOptions, type ExamplesPolicy, type GoldFile, type PairBy } from '../options.js';
import type { Source } from '../source.js';
import { compareWithBaseline } from './compare.js';
import { nameOf, type Document, type DocumentsRead } from './document.js';
import { DocumentFingerprint } from './fingerprint.js';
import { checkIds, joinDocuments, leftOver } from './join.js';
import type { Kind } from './kind.js';

/** What is asked of the files of an evaluation whose answers are not one label. */
export interface DocumentsRequest {
  readonly sources: readonly Source[];
  readonly columns: ColumnOptions;
  readonly format?: FormatChoice | undefined;
  readonly gold?: { readonly sources: readonly Source[]; readonly options: GoldFile } | undefined;
  /** The gold file as it was: its gold counts, of the documents that both have. */
  readonly goldBefore?: readonly Source[] | undefined;
  readonly goldOf?: ReadRequest['goldOf'];
  readonly baseline?: BaselineRequest | undefined;
  readonly pairBy: PairBy;
  readonly examples: ExamplesPolicy;
  readonly unlabelled: 'error' | 'drop';
  readonly place?: Place | undefined;
}

/** One document with the answers of every side. Where there is no prediction its kind says what that counts as: everything is missed. */
export interface Judged<Answer> {
  readonly document: Document<Answer>;
  readonly gold: Answer;
  readonly candidate: Answer;
  /** Undefined where the baseline has no such document, or there is none. */
  readonly baseline: Answer | undefined;
}

/** What was read: the documents, and what the report tells of the reading. */
export interface JudgedRead<Answer> {
  readonly documents: readonly Judged<Answer>[];
  /** Documents of an unpaired baseline (`examples: independent`). */
  readonly unpaired: readonly { readonly gold: Answer; readonly baseline: Answer }[];
  readonly examples: number;
  readonly dropped: number;
  readonly withoutPrediction: number;
  readonly comparability: Comparability;
  /** Under `goldBefore`: what became of the gold file. */
  readonly goldChanges?: TestSetChanges;
  readonly model?: string;
  readonly fingerprint: string;
  readonly candidate: SideRead;
  readonly baseline?: SideRead;
  readonly gold?: GoldRead;
  readonly labelSet: { readonly merged: readonly never[] };
  /** Labels that have a column of their own in one of the files. */
  readonly declared: readonly string[];
  /** Tokens that gold and predictions spell in another way, and spans or labels that stood twice in a list. */
  readonly otherWords: number;
  readonly repeated: number;
}

/**
 * Reads gold, predictions and baseline of an evaluation whose answers are of this kind, and joins them by document. Throws ProblemError for what makes the
 * candidate unreadable; a baseline that cannot be compared is told in `comparability`.
 */
export async function readJudged<Answer>(request: DocumentsRequest, kind: Kind<Answer>): Promise<JudgedRead<Answer>> {
  const { columns, baseline: wantedBaseline } = request;
  const goldFile = request.gold !== undefined;
  const own = await kind.read(request.sources, {
    format: request.format,
    place: request.place,
    columns: {
      ...(typeof columns.actual === 'string' && { actual: columns.actual }),
      predicted: columns.predicted,
      id: columns.id,
      text: columns.text,
      slices: dividingColumns(columns),
      ...(wantedBaseline?.kind === 'column' && { baseline: wantedBaseline.column }),
    },
    needs: goldFile ? ['predicted'] : ['actual', 'predicted'],
    mayHaveGold: false,
    textElsewhere: goldFile,
    key: 'columns',
  });
  await checkIds(own);
  const joined = await withGold(own, request, kind);
  const before = request.goldBefore === undefined || joined.goldFile === undefined ? undefined : await asBefore(joined, joined.goldFile, request.goldBefore, request, kind);
  const { side } = before ?? joined;
  const { labelled, dropped } = await labelledOnly(side.documents, request.unlabelled, kind);
  const comparison = await compareWithBaseline(labelled, side, request, kind);
  const { goldOf, baselineOf } = comparison;
  const judged = labelled.flatMap((document): readonly Judged<Answer>[] => {
    const gold = goldOf === undefined ? document.gold : goldOf(document);
    return gold === undefined ? [] : [{ document, gold, candidate: document.predicted ?? kind.unanswered, baseline: baselineOf(document) }];
  });
  const fingerprint = new DocumentFingerprint();
  for (const { document: { id, row }, gold } of judged) fingerprint.add(id ?? String(row), kind.plain(gold));
  const { model } = own;
  return {
    documents: judged,
    unpaired: comparison.unpaired,
    examples: judged.length,
    dropped,
    withoutPrediction: judged.filter(({ document }) => document.predicted === undefined).length,
    comparability: comparison.comparability,
    ...(before !== undefined && { goldChanges: before.changes }),
    ...(model !== undefined && { model }),
    fingerprint: fingerprint.text,
    candidate: sideRead(own),
    ...(comparison.side !== undefined && { baseline: sideRead(comparison.side) }),
    ...(joined.gold !== undefined && { gold: joined.gold }),
    labelSet: { merged: [] },
    declared: [...new Set([own, joined.side, comparison.side].flatMap((side) => side?.declared ?? []))],
    otherWords: joined.otherWords,
    repeated: own.repeated,
  };
}

/** A document with gold. */
export type Labelled<Answer> = Document<Answer> & { readonly gold: Answer };

interface Joined<Answer> {
  /** The documents with their gold, as one side: what a baseline is held against. */
  readonly side: DocumentsRead<Answer>;
  readonly gold?: GoldRead;
  /** The gold file, and where in it the gold of each document stands. */
  readonly goldFile?: { readonly read: DocumentsRead<Answer>; readonly documents: readonly Document<Answer>[] };
  readonly otherWords: number;
}

async function withGold<Answer>(own: DocumentsRead<Answer>, request: DocumentsRequest, kind: Kind<Answer>): Promise<Joined<Answer>> {
  const { gold: wanted, pairBy } = request;
  if (wanted === undefined) return { side: own, otherWords: 0 };
  const gold = await readGold(wanted.sources, wanted.options, own, request, kind);
  const { pairs, onlyOne, onlyOther, by, otherWords } = joinDocuments(own, gold, pairBy, { one: 'the predictions', other: 'the gold file' }, kind);
  const problems = await problemsIn([
    leftOver(onlyOne, (count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} no ${kind.one} in the gold file`, `Every ${kind.one} needs gold. Are both files of the same data set?`),
    // A gold id without a prediction is a document whose entities are all missed; in files that go by order it shows that one of them is not whole.
    ...(by === 'order' ? [leftOver(onlyOther, (count) => `${count} ${count === 1 ? kind.one : kind.many} of the gold file ${count === 1 ? 'has' : 'have'} no prediction`, `Files that are joined by order need the same ${kind.many}. Is the file of predictions whole?`)] : []),
  ]);
  if (problems.length > 0) throw new ProblemError(problems);
  const documents = [
    ...pairs.map(({ one, other }): Document<Answer> => ({ ...one, id: one.id ?? other.id, gold: other.gold, length: one.length ?? other.length, words: one.words ?? other.words, text: one.text ?? other.text })),
    ...onlyOther.map((document, index): Document<Answer> => ({ ...document, row: own.documents.length + index, predicted: undefined })),
  ];
  const read: FileRead[] = [...gold.files];
  return { side: { ...own, documents }, gold: { files: read, id: gold.roles.id ?? '(order)', column: gold.roles.actual ?? '' }, goldFile: { read: gold, documents: [...pairs.map(({ other }) => other), ...onlyOther] }, otherWords };
}

async function readGold<Answer>(sources: readonly Source[], options: GoldFile, own: DocumentsRead<Answer>, { columns, place }: DocumentsRequest, kind: Kind<Answer>): Promise<DocumentsRead<Answer>> {
  const gold = await kind.read(sources, {
    columns: { actual: options.column, id: options.id, text: columns.text },
    prefer: { id: own.roles.id },
    needs: ['actual'],
    mayHaveGold: false,
    textElsewhere: true,
    format: options.format,
    key: 'columns.actual',
    place,
  });
  await checkIds(gold);
  return gold;
}

/** The documents by the gold file as it was; those that it lacked are left out. Throws ProblemError where documents that go by order came or went. */
async function asBefore<Answer>({ side }: Joined<Answer>, now: NonNullable<Joined<Answer>['goldFile']>, sources: readonly Source[], request: DocumentsRequest, kind: Kind<Answer>): Promise<{ readonly side: DocumentsRead<Answer>; readonly changes: TestSetChanges }> {
  const then = await readGold(sources, request.gold?.options as GoldFile, side, request, kind);
  const { pairs, onlyOne, onlyOther, by } = joinDocuments(now.read, then, request.pairBy, { one: 'the gold file', other: 'the gold file as it was' }, kind);
  if (by === 'order') {
    const problems = await problemsIn([leftOver([...onlyOne, ...onlyOther], (count) => `${count} ${count === 1 ? kind.one : kind.many} came into the gold file or left it, and nobody can tell which`, `Give ${kind.many} ids: then a change of the test set is told apart from one of the model.`)]);
    if (problems.length > 0) throw new ProblemError(problems);
  }
  const partners = new Map(pairs.map(({ one, other }) => [one, other]));
  const documents = side.documents.flatMap((document, index) => {
    const partner = partners.get(now.documents[index] as Document<Answer>);
    return partner === undefined ? [] : [{ ...document, gold: partner.gold }];
  });
  const isOther = ({ gold: mine }: Document<Answer>, { gold: theirs }: Document<Answer>): boolean => (mine === undefined || theirs === undefined ? mine !== theirs : kind.differences(mine, theirs) !== undefined);
  return { side: { ...side, documents }, changes: { relabelled: pairs.filter(({ one, other }) => isOther(one, other)).length, added: onlyOne.length, removed: onlyOther.length } };
}

async function labelledOnly<Answer>(documents: readonly Document<Answer>[], unlabelled: 'error' | 'drop', kind: Kind<Answer>): Promise<{ readonly labelled: readonly Labelled<Answer>[]; readonly dropped: number }> {
  const labelled = documents.filter((document): document is Labelled<Answer> => document.gold !== undefined);
  const dropped = documents.length - labelled.length;
  if (dropped > 0 && unlabelled === 'error') {
    const without = new Findings((count) => `${count} ${count === 1 ? `${kind.one} has` : `${kind.many} have`} no ${kind.gold}`, `${kind.emptyAdvice} To leave those without gold out, set \`unlabelled: drop\`.`);
    for (const document of documents) if (document.gold === undefined) without.add(document.source, document.offset, () => nameOf(document, kind.one));
    throw new ProblemError(await problemsIn([without]));
  }
  if (labelled.length === 0) throw new ProblemError({ message: `no ${kind.one} has ${kind.gold}: nothing was measured`, place: { file: documents[0]?.source.name ?? '' } });
  return { labelled, dropped };
}

function sideRead({ files, roles, nonFinite }: DocumentsRead<unknown>): SideRead {
  return { files, roles, nonFinite };
}


import { ProblemError, type Problem } from '../../problem.js';
import { fileProblem } from '../file-problem.js';
import { andMore, duplicateIds, Findings, NAMED, problemsIn } from '../findings.js';
import { shown } from '../formats/quoting.js';
import { nameOf, type Document, type DocumentsRead } from './document.js';
import type { Kind } from './kind.js';

/** Tokens that may be spelt in another way in two files that are joined by order: more of them are another text. */
const MOST_OTHER_WORDS = 0.2;

/** Documents of two files that are about the same, and what is left over. */
export interface Pairs<Answer> {
  readonly pairs: readonly { readonly one: Document<Answer>; readonly other: Document<Answer> }[];
  readonly onlyOne: readonly Document<Answer>[];
  readonly onlyOther: readonly Document<Answer>[];
  readonly by: 'id' | 'order';
  /** Tokens that the two files spell in another way. */
  readonly otherWords: number;
}

/** How the two files are called in messages: "the predictions", "the gold file". */
export interface Sides {
  readonly one: string;
  readonly other: string;
}

/** Whether every document has an id. */
export function haveIds({ documents }: DocumentsRead<unknown>): boolean {
  return documents.length > 0 && documents.every(({ id }) => id !== undefined);
}

/** Throws for ids that stand twice. */
export async function checkIds({ documents, roles }: DocumentsRead<unknown>): Promise<void> {
  const duplicates = duplicateIds(roles.id ?? '');
  const seen = new Set<string>();
  for (const { id, source, offset } of documents) {
    if (id === undefined) continue;
    if (seen.has(id)) duplicates.add(source, offset, () => shown(id));
    seen.add(id);
  }
  const problems = await problemsIn([duplicates]);
  if (problems.length > 0) throw new ProblemError(problems);
}

/**
 * Pairs the documents of two files: by id where both have ids, else by order, which must be asked for unless both are files of tags. Throws for
 * documents of other lengths, and for texts that are not the same.
 */
export function joinDocuments<Answer>(one: DocumentsRead<Answer>, other: DocumentsRead<Answer>, asked: 'id' | 'order', sides: Sides, kind: Kind<Answer>): Pairs<Answer> {
  const file = other.files[0]?.name ?? '';
  refuseContradiction(one, other, sides, kind);
  const byId = asked === 'id' && haveIds(one) && haveIds(other);
  if (!byId && asked === 'id' && !(one.ordered && other.ordered)) {
    throw new ProblemError(
      fileProblem(file, `${kind.many} of ${sides.one} and of ${sides.other} cannot be paired: there are no ids in ${haveIds(one) ? sides.other : haveIds(other) ? sides.one : 'either'}`, `Name the id column: columns: { id: <column> }. Where both hold the same ${kind.many} in the same order, say pair_by: order.`),
    );
  }
  const joined = byId ? byIds(one.documents, other.documents) : byOrder(one.documents, other.documents);
  const contradiction = byId ? undefined : joined.pairs.find(({ one: a, other: b }) => a.id !== undefined && b.id !== undefined && a.id !== b.id);
  if (contradiction !== undefined) {
    throw new ProblemError(fileProblem(file, `${kind.many} are paired by order, and their ids contradict it: ${nameOf(contradiction.one, kind.one)} of ${sides.one} would be ${nameOf(contradiction.other, kind.one)} of ${sides.other}`, 'Pair them by id, or give both files the same order.'));
  }
  const left = joined.onlyOne.length + joined.onlyOther.length;
  const numbers = byId || left === 0 ? '' : `; ${sides.one} ${sides.one.endsWith('s') ? 'have' : 'has'} ${one.documents.length} ${kind.many} in all, ${sides.other} ${other.documents.length}`;
  const problems = lengthProblems(joined.pairs, sides, numbers, kind);
  if (problems.length > 0) throw new ProblemError(problems);
  const words = otherWords(joined.pairs, kind);
  if (words.differing > MOST_OTHER_WORDS * words.compared) {
    throw new ProblemError(fileProblem(file, `${words.differing} of ${words.compared} tokens are others in ${sides.other} than in ${sides.one}: the files are about different texts${words.first}`, byId ? 'Are the ids of one data set?' : 'Sentences are joined by their order. Are both files whole, and of the same data set?'));
  }
  return { ...joined, by: byId ? 'id' : 'order', otherWords: words.differing };
}

/** Throws where what the kind of answers knows of two files keeps them from being compared. */
export function refuseContradiction<Answer>(one: DocumentsRead<Answer>, other: DocumentsRead<Answer>, sides: Sides, kind: Kind<Answer>): void {
  const contradiction = kind.contradiction?.(one, other, sides);
  if (contradiction !== undefined) throw new ProblemError(fileProblem(other.files[0]?.name ?? '', contradiction));
}

type Joined<Answer> = Pick<Pairs<Answer>, 'pairs' | 'onlyOne' | 'onlyOther'>;

function byIds<Answer>(one: readonly Document<Answer>[], other: readonly Document<Answer>[]): Joined<Answer> {
  const others = new Map(other.map((document) => [document.id, document]));
  const pairs: { one: Document<Answer>; other: Document<Answer> }[] = [];
  const onlyOne: Document<Answer>[] = [];
  for (const document of one) {
    const partner = others.get(document.id);
    if (partner === undefined) onlyOne.push(document);
    else pairs.push({ one: document, other: partner });
    others.delete(document.id);
  }
  return { pairs, onlyOne, onlyOther: [...others.values()] };
}

function byOrder<Answer>(one: readonly Document<Answer>[], other: readonly Document<Answer>[]): Joined<Answer> {
  const common = Math.min(one.length, other.length);
  return {
    pairs: one.slice(0, common).map((document, index) => ({ one: document, other: other[index] as Document<Answer> })),
    onlyOne: one.slice(common),
    onlyOther: other.slice(common),
  };
}

/** Documents of which one file has more tokens than the other, or a span that leaves the text of the other. */
function lengthProblems<Answer>(pairs: Pairs<Answer>['pairs'], sides: Sides, numbers: string, kind: Kind<Answer>): readonly Problem[] {
  const named: string[] = [];
  let count = 0;
  for (const { one, other } of pairs) {
    const wrong = unequal(one, other, sides, kind);
    if (wrong === undefined) continue;
    count++;
    if (named.length < NAMED) named.push(`${nameOf(one, kind.one)} ${wrong}`);
  }
  const first = pairs.find(({ one, other }) => unequal(one, other, sides, kind) !== undefined);
  if (first === undefined) return [];
  return [fileProblem(first.other.source.name, `${count} ${count === 1 ? `${kind.one} does` : `${kind.many} do`} not fit between ${sides.one} and ${sides.other}: ${andMore(named, count)}${numbers}`, kind.cutAdvice)];
}

function unequal<Answer>(one: Document<Answer>, other: Document<Answer>, sides: Sides, kind: Kind<Answer>): string | undefined {
  if (one.length !== undefined && other.length !== undefined) return one.length === other.length ? undefined : `has a length of ${one.length} in ${sides.one} and ${other.length} in ${sides.other}`;
  const length = one.length ?? other.length;
  if (length === undefined) return undefined;
  return [one.gold, one.predicted, other.gold, other.predicted].map((answer) => (answer === undefined ? undefined : kind.outside?.(answer, length))).find((wrong) => wrong !== undefined);
}

function otherWords<Answer>(pairs: Pairs<Answer>['pairs'], { one: name }: Kind<Answer>): { readonly differing: number; readonly compared: number; readonly first: string } {
  let differing = 0;
  let compared = 0;
  let first = '';
  for (const { one, other } of pairs) {
    if (one.words === undefined || other.words === undefined) continue;
    const [mine, theirs] = [one.words.split('\n'), other.words.split('\n')];
    compared += mine.length;
    if (one.words === other.words) continue;
    mine.forEach((word, index) => {
      if (word === theirs[index]) return;
      differing++;
      if (first === '') first = `, first in ${nameOf(one, name)}: ${shown(word)} and ${shown(theirs[index] ?? '')}`;
    });
  }
  return { differing, compared, first };
}

/** Documents of one side that the other lacks, as a kind of fault. */
export function leftOver(documents: readonly Document<unknown>[], message: (count: number) => string, advice: string): Findings {
  const findings = new Findings(message, advice);
  for (const document of documents) findings.add(document.source, document.offset, () => (document.id === undefined ? '' : shown(document.id)));
  return findings;
}

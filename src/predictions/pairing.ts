import { problemsOf, type Problem } from '../problem.js';
import type { BaselineFiles, Comparability, ReadRequest, SideRead } from './examples.js';
import { fileProblem } from './file-problem.js';
import { openFileSet } from './file-set.js';
import { andMore, duplicateIds, Findings, NAMED, problemsIn } from './findings.js';
import { shown } from './formats/quoting.js';
import { GoldDifferences } from './gold-differences.js';
import { ACTUAL, BASELINE, CANDIDATE, type JoinedRows } from './joined-rows.js';
import { NONE, UNLABELLED, type Code, type LabelForms } from './label-forms.js';
import { BATCH_ROWS } from './row-batch.js';
import { NOWHERE, type Place, type RowStore } from './row-store.js';
import { readSide, type SideBatch } from './side.js';
import { baselineParsers } from './response-parsers.js';
import { baselineRoles } from './side-roles.js';

const SAME_ORDER = 'Pairing by order needs the same examples in the same order.';
const SAME_EXAMPLES =
  'Judge both models on the same examples, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).';

/**
 * Reads the baseline's predictions into the rows of the candidate and says whether the two speak of the same examples. Whatever is wrong with
 * the baseline makes it incomparable; nothing is thrown.
 */
export async function pairWithFiles(
  own: BaselineFiles,
  request: ReadRequest,
  forms: LabelForms,
  rows: JoinedRows,
): Promise<{ readonly baseline?: SideRead; readonly comparability: Comparability }> {
  try {
    const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
    const duplicates = duplicateIds(files.roles.id ?? '');
    const onlyBaseline = onlyInBaseline(rows.byOrder);
    const gold = new GoldDifferences(forms);
    const goldIsTheirs = request.goldOf === 'baseline';
    const otherIds = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} another id in the baseline than in the candidate`, SAME_ORDER);
    const idsMustAgree = rows.byOrder && rows.hasIds && files.roles.id !== undefined;
    const mine = new Uint16Array(BATCH_ROWS);
    const { store } = rows;
    let claimed = 0;
    const putAtHand = rows.byOrder ? byOrder(store) : byId(store);
    const { side: baseline } = await readSide(
      { files, forms, sliceForms: [], unlabelled: request.unlabelled, idNeeded: !rows.byOrder, parsers: baselineParsers(request, own, files), scores: request.scores, findings: [] },
      (batch) => {
        const { size, ids, source, offsets, firstRow, actual, predicted } = batch;
        putAtHand(batch);
        const name = (i: number): string => rows.name(store.places[i] as Place, firstRow + i);
        if (idsMustAgree && store.compareIds(ids, size) > 0) {
          store.marked.forEach((isOther, i) => {
            if (i < size && isOther === 1) otherIds.add(source, offsets[i] as number, () => `${shown(ids.text(i))} instead of ${name(i)}`);
          });
        }
        const left = store.claim(BASELINE, size, predicted);
        claimed += size - left;
        rows.setSideRows('baseline', size, firstRow);
        for (let i = 0; left > 0 && i < size; i++) {
          if (store.marked[i] === 0) continue;
          if (store.places[i] !== NOWHERE) duplicates.add(source, offsets[i] as number, () => shown(ids.text(i)));
          else if (actual[i] !== UNLABELLED) onlyBaseline.add(source, offsets[i] as number, () => (rows.byOrder ? '' : shown(ids.text(i))));
        }
        if (rows.fromGold) return;
        store.codes(ACTUAL, size, mine);
        for (let i = 0; i < size; i++) {
          if (mine[i] !== actual[i] && store.marked[i] === 0) gold.compare(mine[i] as Code, actual[i] as Code, () => name(i));
        }
        if (goldIsTheirs) store.setCodes(ACTUAL, size, actual);
      },
    );
    const file = files.files[0]?.source.name ?? '';
    // Where the baseline has them all, nobody need look for those it lacks; where none of them has a gold label, that is said of the candidate.
    const overlap = claimed === store.size ? { common: claimed, onlyCandidate: 0, named: [] } : overlapOf(rows);
    const isIdentical = request.examples === 'identical';
    const faults = [...(await problemsIn([duplicates, otherIds])), ...(isIdentical ? await problemsIn([onlyBaseline]) : [])];
    if (overlap.common === 0) faults.push(fileProblem(file, 'candidate and baseline have no example in common'));
    const changes = [...(goldIsTheirs ? [] : gold.problems(file)), ...(isIdentical && !goldIsTheirs ? onlyInCandidate(overlap, rows.byOrder, file) : [])];
    if (faults.length + changes.length > 0) return { baseline, comparability: { kind: 'incomparable', problems: [...faults, ...changes], otherTestSet: faults.length === 0 && !rows.byOrder } };
    if (goldIsTheirs) leaveNew(rows);
    return { baseline, comparability: { kind: 'paired', by: rows.byOrder ? 'order' : 'id', onlyCandidate: goldIsTheirs ? 0 : overlap.onlyCandidate, onlyBaseline: onlyBaseline.count, ...(goldIsTheirs && { testSet: { relabelled: gold.count, added: overlap.onlyCandidate, removed: onlyBaseline.count } }) } };
  } catch (error) {
    return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
  }
}

/** Examples that the baseline lacks have no gold label of its own. */
function leaveNew({ store }: JoinedRows): void {
  const [actual, baseline] = [new Uint16Array(BATCH_ROWS), new Uint16Array(BATCH_ROWS)];
  const cursor = store.cursor();
  for (let size = cursor.next(); size > 0; size = cursor.next()) {
    store.codes(ACTUAL, size, actual);
    store.codes(BASELINE, size, baseline);
    for (let i = 0; i < size; i++) if (baseline[i] === NONE) actual[i] = UNLABELLED;
    store.setCodes(ACTUAL, size, actual);
  }
}

/** Puts at hand the rows of the candidate that a batch of the baseline belongs to. */
type PutAtHand = (batch: SideBatch) => void;

function byId(store: RowStore): PutAtHand {
  return ({ ids, size }) => store.find(ids, size);
}

function byOrder(store: RowStore): PutAtHand {
  const cursor = store.cursor();
  return ({ size }) => cursor.next(size);
}

interface Overlap {
  readonly common: number;
  readonly onlyCandidate: number;
  /** The first of them. */
  readonly named: readonly string[];
}

function overlapOf(rows: JoinedRows): Overlap {
  const { store } = rows;
  const actual = new Uint16Array(BATCH_ROWS);
  const candidate = new Uint16Array(BATCH_ROWS);
  const baseline = new Uint16Array(BATCH_ROWS);
  const named: string[] = [];
  let common = 0;
  let onlyCandidate = 0;
  let row = 0;
  const count = (size: number): void => {
    for (let i = 0; i < size; i++, row++) {
      if (actual[i] === UNLABELLED) continue;
      if (baseline[i] !== NONE) common++;
      // A gold example that neither model speaks of is on neither side alone.
      else if (candidate[i] !== NONE) {
        onlyCandidate++;
        if (named.length < NAMED) named.push(rows.name(store.places[i] as Place, row));
      }
    }
  };
  const cursor = store.cursor();
  for (let size = cursor.next(); size > 0; size = cursor.next()) {
    store.codes(ACTUAL, size, actual);
    store.codes(CANDIDATE, size, candidate);
    store.codes(BASELINE, size, baseline);
    count(size);
  }
  return { common, onlyCandidate, named };
}

function onlyInCandidate({ onlyCandidate: count, named }: Overlap, byOrder: boolean, file: string): readonly Problem[] {
  if (count === 0) return [];
  const what = byOrder
    ? `the candidate has ${count} ${count === 1 ? 'row' : 'rows'} more than the baseline`
    : `${count} ${count === 1 ? 'example is' : 'examples are'} only in the candidate`;
  return [fileProblem(file, `${what}: ${andMore(named, count)}`, byOrder ? SAME_ORDER : SAME_EXAMPLES)];
}

function onlyInBaseline(byOrder: boolean): Findings {
  if (byOrder) return new Findings((count) => `the baseline has ${count} ${count === 1 ? 'row' : 'rows'} more than the candidate`, SAME_ORDER);
  return new Findings((count) => `${count} ${count === 1 ? 'example is' : 'examples are'} only in the baseline`, SAME_EXAMPLES);
}

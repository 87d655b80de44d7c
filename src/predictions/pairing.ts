import { problemsOf, type Problem } from '../problem.js';
import type { BaselineFiles, Comparability, ReadRequest, SideRead } from './examples.js';
import { fileProblem } from './file-problem.js';
import { openFileSet } from './file-set.js';
import { andMore, duplicateIds, Findings, NAMED, problemsIn } from './findings.js';
import { shown } from './formats/quoting.js';
import { GoldDifferences } from './gold-differences.js';
import { BASELINE, type JoinedRows } from './joined-rows.js';
import { UNLABELLED, type Code, type LabelForms } from './label-forms.js';
import { BATCH_ROWS } from './row-batch.js';
import { NOWHERE, type Place } from './row-store.js';
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
    const otherIds = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} another id in the baseline than in the candidate`, SAME_ORDER);
    const idsMustAgree = rows.byOrder && rows.hasIds && files.roles.id !== undefined;
    const placesOf = rows.byOrder ? placesByOrder(rows) : placesById(rows);
    const { side: baseline } = await readSide(
      { files, forms, sliceForms: [], unlabelled: request.unlabelled, idNeeded: !rows.byOrder, parsers: baselineParsers(request, own, files), findings: [] },
      (batch) => {
        const { size, ids, source, offsets, firstRow } = batch;
        const places = placesOf(batch);
        for (let i = 0; i < size; i++) {
          const place = places[i] as Place;
          const actual = batch.actual[i] as Code;
          if (place === NOWHERE) {
            if (actual !== UNLABELLED) onlyBaseline.add(source, offsets[i] as number, () => (rows.byOrder ? '' : shown(ids.text(i))));
            continue;
          }
          if (idsMustAgree && !rows.store.hasId(place, ids, i)) {
            otherIds.add(source, offsets[i] as number, () => `${shown(ids.text(i))} instead of ${rows.name(place, firstRow + i)}`);
          }
          if (rows.hasBaseline(place)) {
            duplicates.add(source, offsets[i] as number, () => shown(ids.text(i)));
            continue;
          }
          rows.store.set(place, BASELINE, batch.predicted[i] as Code);
          if (!rows.fromGold) gold.compare(rows.actual(place), actual, () => rows.name(place, firstRow + i));
        }
      },
    );
    const file = files.files[0]?.source.name ?? '';
    const overlap = overlapOf(rows);
    const problems: Problem[] = [...(await problemsIn([duplicates, otherIds])), ...gold.problems(file)];
    if (request.examples === 'identical') problems.push(...(await problemsIn([onlyBaseline])), ...onlyInCandidate(overlap, rows.byOrder, file));
    if (problems.length === 0 && overlap.common === 0) problems.push(fileProblem(file, 'candidate and baseline have no example in common'));
    if (problems.length > 0) return { baseline, comparability: { kind: 'incomparable', problems } };
    return { baseline, comparability: { kind: 'paired', by: rows.byOrder ? 'order' : 'id', onlyCandidate: overlap.onlyCandidate, onlyBaseline: onlyBaseline.count } };
  } catch (error) {
    return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
  }
}

/** Where the rows of the candidate are that a batch of the baseline belongs to, or `NOWHERE`. */
type PlacesOf = (batch: SideBatch) => Uint32Array;

function placesById({ store }: JoinedRows): PlacesOf {
  const places = new Uint32Array(BATCH_ROWS);
  return ({ ids, size }) => {
    store.find(ids, size, places);
    return places;
  };
}

function placesByOrder({ store }: JoinedRows): PlacesOf {
  const places = new Uint32Array(BATCH_ROWS);
  const cursor = store.cursor();
  return ({ size }) => {
    for (let i = 0; i < size; i++) places[i] = cursor.next();
    return places;
  };
}

interface Overlap {
  readonly common: number;
  readonly onlyCandidate: number;
  /** The first of them. */
  readonly named: readonly string[];
}

function overlapOf(rows: JoinedRows): Overlap {
  const named: string[] = [];
  let common = 0;
  let onlyCandidate = 0;
  const cursor = rows.store.cursor();
  for (let row = 0, place = cursor.next(); place !== NOWHERE; row++, place = cursor.next()) {
    if (!rows.isLabelled(place)) continue;
    if (rows.hasBaseline(place)) common++;
    // A gold example that neither model speaks of is on neither side alone.
    else if (rows.hasCandidate(place)) {
      onlyCandidate++;
      if (named.length < NAMED) named.push(rows.name(place, row));
    }
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

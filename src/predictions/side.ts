import { ProblemError, type Problem } from '../problem.js';
import type { FileRead, SideRead } from './examples.js';
import type { FileSet } from './file-set.js';
import { Findings, problemsIn, structuresIn } from './findings.js';
import { GoldLabels, type FirstGold } from './gold-labels.js';
import type { IdColumn } from './id-column.js';
import { LabelColumn } from './label-column.js';
import { BLANK, isLabel, MISSING, NONE, STRUCTURED, type Code, type LabelForms } from './label-forms.js';
import { readRows } from './read-rows.js';
import { labelCoder, ReplyColumn } from './reply-column.js';
import { parserNamedIn, type SideParsers } from './response-parsers.js';
import type { ResponseParser } from './responses/parser.js';
import { BATCH_ROWS, type CellCoder, type RowBatch } from './row-batch.js';
import { RowPlaces } from './row-places.js';
import { byBest, byCut } from './scores/from-scores.js';
import type { ScoreOptions } from './scores/options.js';
import { ScoreReader } from './scores/score-reader.js';
import type { ScoreTable } from './scores/score-table.js';

/** Rows of one side: labels as codes, ids as bytes. One value is reused for all batches: copy what is kept. */
export interface SideBatch extends RowBatch {
  /** `UNLABELLED` without gold, `NONE` where gold stands in another file. */
  readonly actual: Uint16Array;
  readonly predicted: Uint16Array;
  /** The baseline column of the same file; `NONE` without one, and where it cannot be read. */
  readonly baseline: Uint16Array;
  readonly slices: readonly Uint16Array[];
  /** The scores, as far as they are read. */
  readonly scores: ScoreTable | undefined;
  /** The number of the first row, from 0, over all files of the side. */
  readonly firstRow: number;
}

export interface SidePlan {
  readonly files: FileSet;
  readonly forms: LabelForms;
  readonly sliceForms: readonly LabelForms[];
  readonly unlabelled: 'error' | 'drop';
  /** Every record must have an id. */
  readonly idNeeded: boolean;
  /** A column of the same files with the baseline's predictions. */
  readonly baselineColumn?: string | undefined;
  /** What reads columns of replies. */
  readonly parsers?: (SideParsers & { readonly baseline?: ResponseParser | undefined }) | undefined;
  /** What the scores are, where the roles say where they stand. */
  readonly scores?: ScoreOptions | undefined;
  /** What `onBatch` finds wrong: thrown together with what is found here. */
  readonly findings: readonly Findings[];
}

/** A side with what only whole columns show. */
export interface WholeSide {
  readonly side: SideRead;
  /** Where the rows stand in the files. */
  readonly places: RowPlaces;
  readonly firstGold: FirstGold;
  /** What is wrong with the baseline column: no fault of this side. */
  readonly baselineProblems: readonly Problem[];
}

/** Of distinct labels so many may be in use when the baseline column brings new ones: the rest is kept for gold and the candidate. */
const MOST_BESIDE_BASELINE = 40_000;

/** The codes of a column that a side does not have. Never written to. */
const NOTHING: Uint16Array = new Uint16Array(BATCH_ROWS).fill(NONE);

/**
 * Reads the files of one side batch by batch. What is wrong with single rows is collected over all files and thrown once, after the last
 * record: `onBatch` may have seen good rows before.
 */
export async function readSide(plan: SidePlan, onBatch: (batch: SideBatch) => void): Promise<WholeSide> {
  const { files, forms, parsers = {} } = plan;
  const { roles } = files;
  const coders: CellCoder[] = [];
  const names: string[] = [];
  const sets: number[] = [];
  const place = (name: string | undefined, coder: (name: string) => CellCoder, set = 0): number => {
    if (name === undefined) return -1;
    coders.push(coder(name));
    sets.push(set);
    return names.push(name) - 1;
  };
  const predicted = predictedCoder(new LabelColumn(roles.predicted, forms), plan);
  const predictedAt = place(roles.predicted, () => predicted);
  const actualAt = place(roles.actual, (name) => labelCoder(new LabelColumn(name, forms), parsers.actual));
  const baselineCoder = new BaselineColumn(labelCoder(new LabelColumn(plan.baselineColumn ?? '', forms, MOST_BESIDE_BASELINE), parsers.baseline));
  const baselineAt = place(plan.baselineColumn, () => baselineCoder);
  const slicesAt = roles.slices.map((slice, index) => place(slice, (name) => new LabelColumn(name, plan.sliceForms[index] as LabelForms), index + 1));

  const scores = plan.scores === undefined || roles.scores === undefined ? undefined : new ScoreReader({ ...plan.scores, from: roles.scores, ...(roles.scoreType !== undefined && { type: roles.scoreType }) });
  for (const column of scores?.columns ?? []) place(column.name, () => column);

  const gold = new GoldLabels(roles.actual ?? '', plan.unlabelled, parsers.actual !== undefined);
  const structures = [roles.predicted, ...roles.slices].map(structuresIn);
  const baselineStructures = structuresIn(plan.baselineColumn ?? '');
  const noId = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no id in the column "${roles.id ?? ''}"`, 'Every example needs an id to be paired by.');

  const read: FileRead[] = [];
  let nonFinite = 0;
  let rows = 0;
  const places = new RowPlaces();
  for (const { source, format } of files.files) {
    places.beginFile();
    const notes = await readRows({ source, format, names, coders, sets, id: roles.id }, (batch) => {
      const column = (at: number): Uint16Array => (at === -1 ? NOTHING : (batch.codes[at] as Uint16Array));
      const side = { ...batch, predicted: column(predictedAt), actual: column(actualAt), baseline: column(baselineAt), slices: slicesAt.map(column), scores: scores?.table, firstRow: rows };
      if (actualAt !== -1) gold.settle(side.actual, batch);
      if (baselineAt !== -1) settle(side.baseline, batch, baselineStructures);
      [side.predicted, ...side.slices].forEach((codes, index) => settle(codes, batch, structures[index] as Findings));
      if (plan.idNeeded) findLacking(batch.ids, batch, noId);
      places.add(batch, rows);
      onBatch(side);
      rows += batch.size;
    });
    read.push({ name: source.name, format: format.id, records: notes.records });
    nonFinite += notes.nonFinite;
  }
  const problems = [...(await gold.problems()), ...(await problemsIn([noId, ...structures, ...(scores?.findings ?? []), ...plan.findings]))];
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    side: { files: read, roles, nonFinite, ...repliesRead(predicted, files), ...(scores !== undefined && { scores: scores.table }) },
    places,
    firstGold: gold.first,
    baselineProblems: [...baselineCoder.problems, ...(await problemsIn([baselineStructures]))],
  };
}

/** What makes predictions: of labels, of replies, or of scores. */
function predictedCoder(labels: LabelColumn, { files: { roles }, parsers, scores }: SidePlan): CellCoder {
  if (roles.predictedBy === 'cut' && scores?.cut !== undefined) return byCut(labels, scores.cut);
  if (roles.predictedBy === 'best') return byBest(labels, scores?.labels);
  return labelCoder(labels, parsers?.predicted);
}

function repliesRead(predicted: CellCoder, files: FileSet): Pick<SideRead, 'parser' | 'unparsed'> {
  if (predicted instanceof ReplyColumn) {
    const { parser, unparsed } = predicted;
    return { parser: parser.fingerprint, unparsed: { replies: unparsed.replies, shown: unparsed.shown() } };
  }
  const parser = parserNamedIn(files);
  return parser === undefined ? {} : { parser };
}

/** A cell without a label is a missing prediction, or no value of a slice. */
function settle(codes: Uint16Array, { size, source, offsets }: RowBatch, structures: Findings): void {
  for (let row = 0; row < size; row++) {
    const code = codes[row] as Code;
    if (isLabel(code) || (code !== BLANK && code !== STRUCTURED)) continue;
    codes[row] = MISSING;
    if (code === STRUCTURED) structures.add(source, offsets[row] as number);
  }
}

function findLacking({ lengths }: IdColumn, { size, source, offsets }: RowBatch, noId: Findings): void {
  for (let row = 0; row < size; row++) if (lengths[row] === 0) noId.add(source, offsets[row] as number);
}

/** The baseline's column among the candidate's: what is wrong with it must not keep the candidate from being judged. */
class BaselineColumn implements CellCoder {
  readonly #column: CellCoder;
  #broken: ProblemError | undefined;

  constructor(column: CellCoder) {
    this.#column = column;
  }

  get ahead(): boolean {
    return this.#column.ahead;
  }

  code(...cell: Parameters<CellCoder['code']>): Code {
    return this.#unlessBroken(() => this.#column.code(...cell));
  }

  codeOf(...label: Parameters<CellCoder['codeOf']>): Code {
    return this.#unlessBroken(() => this.#column.codeOf(...label));
  }

  get problems(): readonly Problem[] {
    return this.#broken?.problems ?? [];
  }

  #unlessBroken(code: () => Code): Code {
    if (this.#broken !== undefined) return NONE;
    try {
      return code();
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      this.#broken = thrown;
      return NONE;
    }
  }
}

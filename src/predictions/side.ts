import { ProblemError, type Problem } from '../problem.js';
import type { FileRead, SideRead } from './examples.js';
import { isBlank, isEmpty, isStructure, type FileSet } from './file-set.js';
import { Findings, problemsIn } from './findings.js';
import { textOf } from './formats/cells.js';
import { GoldLabels, type FirstGold } from './gold-labels.js';
import { LabelColumn } from './label-column.js';
import { NONE, type Code, type LabelForms } from './label-forms.js';
import type { Source } from './source.js';

/** One record of a side, reused: its labels as codes, its id as bytes. */
export interface SideRecord {
  /** `UNLABELLED` without gold, `NONE` where gold stands in another file. */
  actual: Code;
  predicted: Code;
  /** The baseline column of the same file; `NONE` without one, and where it cannot be read. */
  baseline: Code;
  readonly slices: Uint16Array;
  /** The id's bytes; an empty range where there is no id. */
  idBytes: Uint8Array;
  idStart: number;
  idEnd: number;
  source: Source;
  offset: number;
  /** From 0, over all files of the side. */
  row: number;
  /** How many examples it stands for, in a file of counts. */
  count: number | undefined;
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
  /** What `onRecord` finds wrong: thrown together with what is found here. */
  readonly findings: readonly Findings[];
}

/** A side with what only whole columns show. */
export interface WholeSide {
  readonly side: SideRead;
  readonly firstGold: FirstGold;
  /** What is wrong with the baseline column: no fault of this side. */
  readonly baselineProblems: readonly Problem[];
}

/** Of distinct labels so many may be in use when the baseline column brings new ones: the rest is kept for gold and the candidate. */
const MOST_BESIDE_BASELINE = 40_000;

/**
 * Reads the files of one side record by record. What is wrong with single rows is collected over all files and thrown once, after the last
 * record: `onRecord` may have seen good rows before.
 */
export async function readSide(plan: SidePlan, onRecord: (record: SideRecord) => void): Promise<WholeSide> {
  const { files, forms } = plan;
  const { roles } = files;
  const columns = [roles.predicted];
  const place = (name: string | undefined): number => (name === undefined ? -1 : columns.push(name) - 1);
  const actualAt = place(roles.actual);
  const idAt = place(roles.id);
  const baselineAt = place(plan.baselineColumn);
  const slicesAt = roles.slices.map(place);

  const gold = new GoldLabels(forms, roles.actual ?? '', plan.unlabelled);
  const predicted = new LabelColumn(roles.predicted, forms);
  const baseline = new BaselineColumn(new LabelColumn(plan.baselineColumn ?? '', forms, MOST_BESIDE_BASELINE));
  const slices = roles.slices.map((name, index) => new LabelColumn(name, plan.sliceForms[index] as LabelForms));
  const noId = new Findings((count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no id in the column "${roles.id ?? ''}"`, 'Every example needs an id to be paired by.');

  const record = newRecord(files, plan.sliceForms.length);
  const read: FileRead[] = [];
  let nonFinite = 0;
  for (const { source, format } of files.files) {
    record.source = source;
    const notes = await format.read(source, columns, (cells) => {
      record.offset = cells.offset;
      record.count = cells.count;
      record.predicted = predicted.code(cells, 0, source);
      if (actualAt !== -1) record.actual = gold.code(cells, actualAt, source);
      if (baselineAt !== -1) record.baseline = baseline.code(cells, baselineAt, source);
      for (let i = 0; i < slicesAt.length; i++) record.slices[i] = (slices[i] as LabelColumn).code(cells, slicesAt[i] as number, source);
      if (idAt !== -1) {
        const empty = isEmpty(cells, idAt);
        record.idBytes = cells.bytes[idAt] as Uint8Array;
        record.idStart = empty ? 0 : (cells.start[idAt] as number);
        record.idEnd = empty ? 0 : (cells.end[idAt] as number);
        if (plan.idNeeded && lacksId(cells, idAt, record)) noId.add(source, cells.offset);
      }
      onRecord(record);
      record.row++;
    });
    read.push({ name: source.name, format: format.id, records: notes.records });
    nonFinite += notes.nonFinite;
  }
  const rowFaults = [noId, predicted.structures, ...slices.map((slice) => slice.structures), ...plan.findings];
  const problems = [...(await gold.problems()), ...(await problemsIn(rowFaults))];
  if (problems.length > 0) throw new ProblemError(problems);
  return { side: { files: read, roles, nonFinite }, firstGold: gold.first, baselineProblems: await baseline.problems() };
}

/** The id of a record as text. */
export function idText({ idBytes, idStart, idEnd }: SideRecord): string {
  return textOf(idBytes, idStart, idEnd);
}

/** The baseline's column among the candidate's: what is wrong with it must not keep the candidate from being judged. */
class BaselineColumn {
  readonly #column: LabelColumn;
  #broken: ProblemError | undefined;

  constructor(column: LabelColumn) {
    this.#column = column;
  }

  code(...cell: Parameters<LabelColumn['code']>): Code {
    if (this.#broken !== undefined) return NONE;
    try {
      return this.#column.code(...cell);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      this.#broken = thrown;
      return NONE;
    }
  }

  async problems(): Promise<readonly Problem[]> {
    return [...(this.#broken?.problems ?? []), ...(await this.#column.structures.problems())];
  }
}

function lacksId(cells: Parameters<typeof isBlank>[0], at: number, record: SideRecord): boolean {
  if (record.idEnd === record.idStart || isStructure(cells, at)) return true;
  // Only an id that begins with a blank can be blank: nearly none is decoded here.
  return (record.idBytes[record.idStart] as number) <= 0x20 && isBlank(cells, at);
}

function newRecord(files: FileSet, slices: number): SideRecord {
  return {
    actual: NONE,
    predicted: NONE,
    baseline: NONE,
    slices: new Uint16Array(slices),
    idBytes: new Uint8Array(0),
    idStart: 0,
    idEnd: 0,
    source: (files.files[0] as FileSet['files'][number]).source,
    offset: 0,
    row: 0,
    count: undefined,
  };
}

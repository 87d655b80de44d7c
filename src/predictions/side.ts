import { ProblemError } from '../problem.js';
import type { SideRead } from './examples.js';
import { isEmpty, isStructure, type FileSet } from './file-set.js';
import { Findings } from './findings.js';
import type { Cells } from './formats/format.js';
import { MISSING, NONE, UNLABELLED, type Code, type LabelForms } from './label-forms.js';
import type { Source } from './source.js';

/** One record of a side, reused: its labels as codes, its id as bytes. */
export interface SideRecord {
  /** `UNLABELLED` without gold, `NONE` where gold stands in another file. */
  actual: Code;
  predicted: Code;
  /** The baseline column of the same file; `NONE` without one. */
  baseline: Code;
  readonly slices: Uint16Array;
  /** The id's bytes; an empty range where there is no id column. */
  idBytes: Uint8Array;
  idStart: number;
  idEnd: number;
  source: Source;
  offset: number;
  /** From 0, over all files of the side. */
  row: number;
}

export interface SidePlan {
  readonly files: FileSet;
  readonly forms: LabelForms;
  readonly baselineColumn?: string | undefined;
  readonly sliceForms: readonly LabelForms[];
  readonly unlabelled: 'error' | 'drop';
  /** Every record must have an id. */
  readonly idNeeded: boolean;
}

/** Where a gold label stood first, for the error that it is outside the label set. */
export type FirstGold = Map<Code, { readonly source: Source; readonly offset: number }>;

/**
 * Reads the files of one side record by record. What is wrong with single rows is collected over all files and thrown once, after the last
 * record: `onRecord` may have seen good rows before.
 */
export async function readSide(plan: SidePlan, firstGold: FirstGold, onRecord: (record: SideRecord) => void): Promise<SideRead> {
  const { roles } = plan.files;
  const { forms, sliceForms } = plan;
  const columns = [roles.predicted];
  const place = (name: string | undefined): number => (name === undefined ? -1 : columns.push(name) - 1);
  const actualAt = place(roles.actual);
  const idAt = place(roles.id);
  const baselineAt = place(plan.baselineColumn);
  const slicesAt = roles.slices.map(place);

  const noGold = new Findings(
    (count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no gold label in the column "${roles.actual ?? ''}"`,
    'Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.',
  );
  const noId = new Findings(
    (count) => `${count} ${count === 1 ? 'row has' : 'rows have'} no id in the column "${roles.id ?? ''}"`,
    'Every example needs an id to be paired by.',
  );
  const noLabel = new Findings(
    (count) => `${count} ${count === 1 ? 'row holds' : 'rows hold'} a JSON object or array where a label belongs`,
    'Name the key inside it with a dotted path, as in `predicted: response.label`.',
  );
  const record: SideRecord = {
    actual: NONE,
    predicted: NONE,
    baseline: NONE,
    slices: new Uint16Array(sliceForms.length),
    idBytes: new Uint8Array(),
    idStart: 0,
    idEnd: 0,
    source: plan.files.files[0]?.source ?? { name: '', open: async function* () {} },
    offset: 0,
    row: 0,
  };
  const label = (cells: Cells, index: number, labels: LabelForms): Code => {
    if (isEmpty(cells, index)) return MISSING;
    if (isStructure(cells, index)) {
      noLabel.add(record.source, cells.offset, () => `(${columns[index] ?? ''})`);
      return MISSING;
    }
    return labels.code(cells.bytes[index] as Uint8Array, cells.start[index] as number, cells.end[index] as number);
  };

  const read: { name: string; format: SideRead['files'][number]['format']; records: number }[] = [];
  let nonFinite = 0;
  for (const file of plan.files.files) {
    record.source = file.source;
    const notes = await file.format.read(file.source, columns, (cells) => {
      record.offset = cells.offset;
      record.predicted = label(cells, 0, forms);
      record.baseline = baselineAt === -1 ? NONE : label(cells, baselineAt, forms);
      if (actualAt !== -1) {
        const actual = label(cells, actualAt, forms);
        record.actual = actual === MISSING ? UNLABELLED : actual;
        if (actual === MISSING) {
          if (plan.unlabelled === 'error') noGold.add(file.source, cells.offset, () => '');
        } else if (!firstGold.has(actual)) firstGold.set(actual, { source: file.source, offset: cells.offset });
      }
      for (let i = 0; i < slicesAt.length; i++) record.slices[i] = label(cells, slicesAt[i] as number, sliceForms[i] as LabelForms);
      if (idAt !== -1) {
        if (plan.idNeeded && (isEmpty(cells, idAt) || isStructure(cells, idAt))) noId.add(file.source, cells.offset, () => '');
        record.idBytes = cells.bytes[idAt] as Uint8Array;
        record.idStart = isEmpty(cells, idAt) ? 0 : (cells.start[idAt] as number);
        record.idEnd = isEmpty(cells, idAt) ? 0 : (cells.end[idAt] as number);
      }
      onRecord(record);
      record.row++;
    });
    read.push({ name: file.source.name, format: file.format.id, records: notes.records });
    nonFinite += notes.nonFinite;
  }
  const problems = [...(await noGold.problems()), ...(await noId.problems()), ...(await noLabel.problems())];
  if (problems.length > 0) throw new ProblemError(problems);
  return { files: read, roles, nonFinite };
}

/** The id of a record as text, for messages. */
export function idText(record: SideRecord): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(record.idBytes.subarray(record.idStart, record.idEnd));
}

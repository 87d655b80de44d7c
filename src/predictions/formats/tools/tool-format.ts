import type { Source } from '../../source.js';
import { placedAtRecord } from '../at-record.js';
import type { Format, FormatId, FormatRoles } from '../format.js';
import { CellReader, PreviewReader, type RecordReader } from '../json-records.js';

/** One example as a tool has recorded it: plain JSON, whose keys are its columns. Dotted paths lead into it as into any JSON. */
export interface ToolRecord {
  readonly offset: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The reader of one tool's files: all that is particular about them. */
export interface Tool {
  readonly id: FormatId;
  readonly roles: FormatRoles;
  readonly numbered?: boolean;
  readonly oneOf?: readonly string[];
  readonly runs?: readonly string[];
  /** Calls `onRecord` for every example in the order of the file, until it says false. Throws ProblemError, or AtRecord for what a record says. */
  records(source: Source, onRecord: (record: ToolRecord) => boolean): Promise<void>;
}

/** The marks of what is no label, as they stand in a column of predictions. */
export const MISSING = '(missing)';
export const UNPARSED = '(unparsed)';
export const REFUSED = '(refused)';

/** A tool's files as a format: its records are read as the JSON that they are. */
export function toolFormat(tool: Tool): Format {
  return {
    id: tool.id,
    ...(tool.numbered === true && { numbered: true }),
    ...(tool.oneOf !== undefined && { oneOf: tool.oneOf }),
    ...(tool.runs !== undefined && { runs: tool.runs }),
    async preview(source) {
      const reader = new PreviewReader();
      await pass(tool, source, reader);
      return { ...reader.preview(tool.id), roles: tool.roles };
    },
    async read(source, columns, onRecord) {
      const reader = new CellReader(columns, false, onRecord);
      await pass(tool, source, reader);
      return { records: reader.records, nonFinite: 0 };
    },
  };
}

async function pass(tool: Tool, source: Source, reader: RecordReader): Promise<void> {
  try {
    await tool.records(source, ({ offset, fields }) => {
      const bytes = Buffer.from(JSON.stringify(fields));
      reader.read(bytes, 0, bytes.length);
      return reader.accept(offset);
    });
  } catch (thrown) {
    throw await placedAtRecord({ name: source.name, open: () => source.open(), numbered: tool.numbered === true }, thrown);
  }
}

/** The keys of an object; none for anything else. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text that is not blank, without the blanks around it. */
export function textIn(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

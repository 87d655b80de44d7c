import { columnProblems, columnsCalled, refuseColumns } from './columns.js';
import { CsvTable } from './csv-table.js';
import { PREVIEW_RECORDS, type Format, type FormatId } from './format.js';
import { locate } from './locate.js';
import { PREVIEW_BYTES, Samples } from './samples.js';

/** Comma-separated values by RFC 4180, with a header. */
export const csv = delimited('csv', ',');

/** The same grammar with tabs. */
export const tsv = delimited('tsv', '\t');

function delimited(id: FormatId, delimiter: string): Format {
  return {
    id,
    async preview(source) {
      let samples: readonly Samples[] = [];
      const table = new CsvTable(delimiter, {
        onHeader(names) {
          samples = names.map((name) => new Samples(name.trim()));
          return names.map((_, i) => i);
        },
        onRecord(cells) {
          samples.forEach((sample, i) => sample.add(cells, i));
          return table.records < PREVIEW_RECORDS && cells.offset < PREVIEW_BYTES;
        },
      });
      await table.read(source);
      return { format: id, columns: samples.map((sample) => sample.column()), records: table.records };
    },

    async read(source, columns, onRecord) {
      let header: readonly string[] = [];
      const found = new Map<string, readonly number[]>();
      const table = new CsvTable(delimiter, {
        onHeader(names) {
          header = names;
          for (const name of columns) found.set(name, columnsCalled(name, names));
          const positions = columns.flatMap((name) => found.get(name) ?? []);
          return Array.from(found.values()).every((of) => of.length === 1) ? positions : undefined;
        },
        onRecord(cells) {
          onRecord(cells);
          return true;
        },
      });
      await table.read(source);
      if (table.refused) {
        const { line } = await locate(source, table.headerOffset);
        refuseColumns(columnProblems(found, header, { file: source.name, line }));
      }
      return { records: table.records, nonFinite: 0 };
    },
  };
}

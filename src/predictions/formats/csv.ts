import { columnProblems, columnsCalled, refuseColumns } from './columns.js';
import { CsvTable } from './csv-table.js';
import type { Source } from '../source.js';
import { PREVIEW_RECORDS, type Format, type FormatId, type Preview } from './format.js';
import { locate } from './locate.js';
import { PREVIEW_BYTES, Samples } from './samples.js';

/** Comma-separated values by RFC 4180, with a header. */
export const csv = delimited('csv', ',');

/** The same grammar with tabs. */
export const tsv = delimited('tsv', '\t');

function delimited(id: FormatId, delimiter: string): Format {
  // It is asked for when the format is chosen, and again for what is in the columns.
  const previews = new WeakMap<Source, Promise<Preview>>();
  return {
    id,
    preview(source) {
      const known = previews.get(source) ?? previewOf(source);
      previews.set(source, known);
      return known;
    },

    async read(source, columns, onRecord) {
      const asked = new Asked(columns);
      const table = new CsvTable(delimiter, {
        onHeader: (names) => asked.in(names),
        onRecord(cells) {
          onRecord(cells);
          return true;
        },
      });
      await table.read(source);
      if (table.refused) {
        const { line } = await locate(source, table.headerOffset);
        refuseColumns(columnProblems(asked.found, asked.header, { file: source.name, line }));
      }
      return { records: table.records, nonFinite: 0 };
    },

    async layout(source, columns) {
      const table = new CsvTable(delimiter, { onHeader: (names) => new Asked(columns).in(names), onRecord: () => false });
      await table.read(source);
      const { layout } = table;
      // Where a lone CR breaks lines nobody cuts a file: no program has written such files for decades.
      return layout === undefined || layout.loneCr ? undefined : { kind: 'table', ...layout };
    },
  };

  async function previewOf(source: Source): Promise<Preview> {
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
  }
}

/** The columns that are asked of a header. */
class Asked {
  readonly #columns: readonly string[];
  header: readonly string[] = [];
  /** Where each of them stands in the header: once, if all is well. */
  readonly found = new Map<string, readonly number[]>();

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  /** The field for each column; undefined where one is missing or there twice. */
  in(header: readonly string[]): readonly number[] | undefined {
    this.header = header;
    for (const name of this.#columns) this.found.set(name, columnsCalled(name, header));
    const positions = this.#columns.flatMap((name) => this.found.get(name) ?? []);
    return Array.from(this.found.values()).every((of) => of.length === 1) ? positions : undefined;
  }
}

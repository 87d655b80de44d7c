import { ProblemError } from '../../problem.js';
import { EMPTY_SLICE, readRecordFiles, type RecordReader } from '../documents/record-files.js';
import type { ReadWanted } from '../documents/wanted.js';
import { fileProblem } from '../file-problem.js';
import { cellText, isEmpty } from '../file-set.js';
import type { Cells } from '../formats/format.js';
import { shown } from '../formats/quoting.js';
import type { Source } from '../source.js';
import { declaredLabels, labelColumns, type LabelColumns, type Place } from './label-columns.js';
import { isSet, labelsIn } from './label-lists.js';
import { LABEL_SET_FORMATS, type Label, type LabelledExample, type LabelledExamples, type LabelSetOptions } from './options.js';

/** Files with a set of labels a record. Throws ProblemError with file, line and reason for what is none. */
export async function readLabelSets(sources: readonly Source[], wanted: ReadWanted, options: LabelSetOptions): Promise<LabelledExamples> {
  let found: LabelColumns | undefined;
  const read = await readRecordFiles(sources, wanted.format, 'examples', ({ source, format, preview }) => {
    if (!LABEL_SET_FORMATS.includes(format.id)) throw new ProblemError(fileProblem(source.name, `the file is ${format.id}, and sets of labels are read from ${LABEL_SET_FORMATS.join(', ')}`, 'Name another format, or write the sets into such a file.'));
    return new LabelSetReader((found ??= labelColumns(source.name, preview, wanted, options.labels)), wanted, options);
  });
  const declared = found === undefined ? undefined : declaredLabels(found);
  return { ...read, roles: rolesOf(found, wanted), ordered: false, ...(declared !== undefined && { declared }) };
}

function rolesOf(found: LabelColumns | undefined, { columns }: ReadWanted): LabelledExamples['roles'] {
  const { names: { actual, predicted } = {}, id = [], inferred = [] } = found ?? {};
  return {
    predicted: predicted ?? '',
    ...(actual !== undefined && { actual }),
    ...(id.length > 0 && { id: id.join(':') }),
    ...(columns.text !== undefined && { text: columns.text }),
    slices: columns.slices ?? [],
    inferred,
  };
}

class LabelSetReader implements RecordReader<readonly Label[]> {
  readonly names: readonly string[];
  repeated = 0;
  readonly #columns: LabelColumns;
  readonly #wanted: ReadWanted;
  readonly #separator: string | undefined;
  readonly #closed: ReadonlySet<string> | undefined;
  /** Where each column stands among `names`. */
  readonly #at: ReadonlyMap<string, number>;

  constructor(columns: LabelColumns, wanted: ReadWanted, { separator, labels }: LabelSetOptions) {
    const { places, id, text } = columns;
    const ofPlaces = [...places.values()].flatMap((place) => (place.kind === 'column' ? [place.name] : [...place.names.values()]));
    const names = [...ofPlaces, ...id, ...(text === undefined ? [] : [text]), ...(wanted.columns.slices ?? [])];
    this.names = [...new Set(names)];
    this.#at = new Map(this.names.map((name, index) => [name, index]));
    this.#columns = columns;
    this.#wanted = wanted;
    this.#separator = separator;
    this.#closed = labels === undefined ? undefined : new Set(labels);
  }

  read(cells: Cells, source: Source, row: number): LabelledExample | string {
    const { id, text, places } = this.#columns;
    const said: { actual?: readonly Label[]; predicted?: readonly Label[]; baseline?: readonly Label[] } = {};
    for (const [role, place] of places) {
      const found = place.kind === 'column' ? this.#listed(cells, place.name) : this.#ticked(cells, place);
      if (typeof found === 'string') return found;
      if (found !== undefined) said[role] = found;
    }
    const empty = id.find((name) => isEmpty(cells, this.#index(name)));
    if (empty !== undefined) return `the record has no id in the column ${shown(empty)}`;
    return {
      id: id.length === 0 ? undefined : id.map((name) => cellText(cells, this.#index(name))).join(':'),
      row,
      source,
      offset: cells.offset,
      length: undefined,
      words: undefined,
      gold: said.actual,
      predicted: said.predicted,
      baseline: said.baseline,
      text: text === undefined || isEmpty(cells, this.#index(text)) ? undefined : { text: cellText(cells, this.#index(text)), unit: 'code point' },
      slices: (this.#wanted.columns.slices ?? []).map((name) => (isEmpty(cells, this.#index(name)) ? EMPTY_SLICE : cellText(cells, this.#index(name)))),
    };
  }

  #listed(cells: Cells, name: string): readonly Label[] | string | undefined {
    const found = labelsIn(cells, this.#index(name), this.#separator, this.#closed);
    if (typeof found === 'string') return `the column ${shown(name)} ${found}`;
    this.repeated += found?.repeated ?? 0;
    return found?.labels;
  }

  #ticked(cells: Cells, { names }: Place & { readonly kind: 'columns' }): readonly Label[] | string {
    const labels: Label[] = [];
    for (const [type, name] of names) {
      const says = isSet(cells, this.#index(name));
      if (says === undefined) return `the column ${shown(name)} holds ${shown(cellText(cells, this.#index(name)))}, neither 0 nor 1`;
      if (says) labels.push({ type });
    }
    return labels;
  }

  #index(name: string): number {
    return this.#at.get(name) ?? -1;
  }
}

import { ProblemError, problemsOf, type Problem } from '../problem.js';
import { CodeColumn } from './code-column.js';
import type { BaselineRequest, Comparability, Example, ExamplesRead, ReadRequest, SideRead, Vocabulary } from './examples.js';
import { openFileSet, type FileSet } from './file-set.js';
import { Findings, NAMED } from './findings.js';
import { Fingerprint } from './fingerprint.js';
import { locate } from './formats/locate.js';
import type { Preview } from './formats/format.js';
import { readGold } from './gold-file.js';
import { hashId, IdTable } from './id-table.js';
import { isLabel, LabelForms, MISSING, MOST_LABELS, MOST_SLICES, NONE, OTHER, UNLABELLED, type Code } from './label-forms.js';
import { codeCounts, labelSet, type LabelSet } from './label-set.js';
import type { RolesWanted } from './roles.js';
import { idText, readSide, type FirstGold, type SideRecord } from './side.js';

const NO_ID: readonly [number, number] = [0, 0];

/** A sane share of predictions is a gold label somewhere; below this the wrong column was read. */
const LEAST_SHARE_OF_KNOWN_LABELS = 0.5;
const FEWEST_FOR_SHARE = 20;

/**
 * Reads the candidate, its gold and its baseline, and calls `onExample` once for every labelled example (and, unpaired, for every example of
 * the baseline). Rows are kept only where they must wait for another file; otherwise they stream through.
 * A fault of the candidate or of gold is thrown; a fault of the baseline makes it incomparable.
 */
export async function readExamples(request: ReadRequest, onExample: (example: Example, vocabulary: Vocabulary) => void): Promise<ExamplesRead> {
  const reading = new Reading(request, onExample);
  return reading.run();
}

/** The state of one evaluation's reading. */
class Reading {
  readonly #request: ReadRequest;
  readonly #onExample: (example: Example, vocabulary: Vocabulary) => void;
  readonly #vocabulary: Vocabulary;
  readonly #forms = new LabelForms('labels', MOST_LABELS);
  readonly #sliceForms: readonly LabelForms[];
  readonly #counts = { actual: codeCounts(), baseline: codeCounts(), candidate: codeCounts() };
  readonly #fingerprint = new Fingerprint(this.#forms);
  readonly #firstGold: FirstGold = new Map();
  readonly #example: Example;
  #examples = 0;
  #dropped = 0;
  #withoutPrediction = 0;

  constructor(request: ReadRequest, onExample: (example: Example, vocabulary: Vocabulary) => void) {
    this.#request = request;
    this.#onExample = onExample;
    this.#sliceForms = (request.options.columns.slices ?? []).map((name) => new LabelForms(`values of the slice column "${name}"`, MOST_SLICES));
    this.#vocabulary = { forms: this.#forms, sliceForms: this.#sliceForms };
    this.#example = { actual: NONE, baseline: NONE, candidate: NONE, slices: new Uint16Array(this.#sliceForms.length), row: 0, id: () => undefined };
  }

  async run(): Promise<ExamplesRead> {
    const { request } = this;
    const files = await openFileSet(request.sources, request.options.format, () => this.#candidateRoles());
    const waits = request.gold !== undefined || this.#pairedFiles !== undefined;
    const { candidate, baseline, comparability } = waits ? await this.#join(files) : await this.#stream(files);
    const classes = labelSet(this.#forms, this.#counts, request.labels);
    await this.#checkLabels(classes, files);
    return {
      ...this.#vocabulary,
      labelSet: classes,
      examples: this.#examples,
      dropped: this.#dropped,
      withoutPrediction: this.#withoutPrediction,
      comparability,
      fingerprint: this.#fingerprint.text,
      candidate,
      ...(baseline !== undefined && { baseline }),
      files,
    };
  }

  get request(): ReadRequest {
    return this.#request;
  }

  /** The baseline files whose examples are paired with the candidate's. */
  get #pairedFiles(): Extract<BaselineRequest, { kind: 'files' }> | undefined {
    const { baseline, examples } = this.#request;
    return baseline?.kind === 'files' && examples !== 'independent' ? baseline : undefined;
  }

  #candidateRoles(): RolesWanted {
    const { options, gold, pairBy, uniqueIds } = this.#request;
    const { columns } = options;
    return {
      actual: typeof columns.actual === 'string' ? columns.actual : undefined,
      predicted: columns.predicted,
      id: columns.id,
      text: columns.text,
      slices: columns.slices,
      goldElsewhere: gold !== undefined,
      idRequired: gold !== undefined || uniqueIds || (this.#pairedFiles !== undefined && pairBy === 'id'),
      place: options.place,
    };
  }

  /** The baseline's own columns, else the candidate's where its file has them, else inferred. */
  #baselineRoles(preview: Preview, own: Extract<BaselineRequest, { kind: 'files' }>): RolesWanted {
    const { options, gold, pairBy } = this.#request;
    const names = new Set(preview.columns.map((column) => column.name));
    const choose = (role: 'actual' | 'predicted' | 'id'): string | undefined => {
      const named = own.columns?.[role];
      if (typeof named === 'string') return named;
      const shared = options.columns[role];
      return typeof shared === 'string' && names.has(shared) ? shared : undefined;
    };
    return {
      actual: choose('actual'),
      predicted: choose('predicted'),
      id: choose('id'),
      // Paired, an example's slices are the candidate's; unpaired, the baseline's examples have their own.
      slices: this.#pairedFiles === undefined && options.columns.slices?.every((name) => names.has(name)) === true ? options.columns.slices : [],
      goldElsewhere: gold !== undefined,
      idRequired: gold !== undefined || (this.#pairedFiles !== undefined && pairBy === 'id'),
    };
  }

  /** Nothing has to wait for another file: every record is an example at once. */
  async #stream(files: FileSet): Promise<{ candidate: SideRead; baseline?: SideRead; comparability: Comparability }> {
    const { baseline, uniqueIds, unlabelled } = this.#request;
    const column = baseline?.kind === 'column' ? baseline.column : undefined;
    if (column !== undefined) checkBaselineColumn(column, files);
    const seen = files.roles.id !== undefined && (uniqueIds || column !== undefined) ? new IdTable() : undefined;
    const duplicates = duplicateIds();
    const candidate = await readSide(
      { files, forms: this.#forms, baselineColumn: column, sliceForms: this.#sliceForms, unlabelled, idNeeded: seen !== undefined },
      this.#firstGold,
      (record) => {
        if (seen !== undefined && !seen.add(record.idBytes, record.idStart, record.idEnd).added) {
          return duplicates.add(record.source, record.offset, () => JSON.stringify(idText(record)));
        }
        const example = this.#example;
        example.actual = record.actual;
        example.baseline = record.baseline;
        example.candidate = record.predicted;
        example.slices.set(record.slices);
        example.row = record.row;
        const hasId = files.roles.id !== undefined;
        example.id = () => (hasId ? idText(record) : undefined);
        return this.#emit(hasId ? hashId(record.idBytes, record.idStart, record.idEnd) : NO_ID);
      },
    );
    await throwProblems(duplicates);
    if (column !== undefined) return { candidate, comparability: { kind: 'paired', by: 'column', onlyCandidate: 0, onlyBaseline: 0 } };
    if (baseline?.kind !== 'files') return { candidate, comparability: { kind: 'none' } };
    return { candidate, ...(await this.#streamBaseline(baseline)) };
  }

  /** `examples: independent`: the baseline's examples are tallied on their own. */
  async #streamBaseline(own: Extract<BaselineRequest, { kind: 'files' }>): Promise<{ baseline?: SideRead; comparability: Comparability }> {
    const { unlabelled } = this.#request;
    try {
      const files = await openFileSet(own.sources, own.format, (preview) => this.#baselineRoles(preview, own));
      const example = this.#example;
      example.candidate = NONE;
      example.id = () => undefined;
      example.slices.fill(NONE);
      const sliceForms = files.roles.slices.length > 0 ? this.#sliceForms : [];
      const baseline = await readSide({ files, forms: this.#forms, sliceForms, unlabelled, idNeeded: false }, this.#firstGold, (record) => {
        if (record.actual === UNLABELLED) return;
        example.slices.set(record.slices);
        example.actual = record.actual;
        example.baseline = record.predicted;
        this.#counts.actual[record.actual] = (this.#counts.actual[record.actual] ?? 0) + 1;
        this.#counts.baseline[record.predicted] = (this.#counts.baseline[record.predicted] ?? 0) + 1;
        this.#onExample(example, this.#vocabulary);
      });
      return { baseline, comparability: { kind: 'unpaired' } };
    } catch (error) {
      return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
    }
  }

  /** Rows wait for gold or for the baseline: they are kept as columns of codes, joined, and then passed on in order. */
  async #join(files: FileSet): Promise<{ candidate: SideRead; baseline?: SideRead; comparability: Comparability }> {
    const { gold, pairBy, unlabelled } = this.#request;
    const byOrder = gold === undefined && pairBy === 'order';
    const ids = new IdTable();
    const actual = new CodeColumn();
    const candidateCodes = new CodeColumn();
    const baselineCodes = new CodeColumn();
    const sliceCodes = this.#sliceForms.map(() => new CodeColumn());
    if (gold !== undefined) await readGold(gold.sources, gold.options, unlabelled, this.#forms, { ids, actual, firstGold: this.#firstGold });
    const goldRows = ids.size;

    const duplicates = duplicateIds();
    const withoutGold = new Findings(
      (count) => `${count} ${count === 1 ? 'prediction has' : 'predictions have'} an id that the gold file lacks`,
      'Every prediction needs a gold label. Is this the gold file of these predictions?',
    );
    let rows = goldRows;
    const candidate = await readSide({ files, forms: this.#forms, sliceForms: this.#sliceForms, unlabelled, idNeeded: !byOrder }, this.#firstGold, (record) => {
      const row = byOrder ? record.row : gold === undefined ? ids.add(record.idBytes, record.idStart, record.idEnd).row : ids.find(record.idBytes, record.idStart, record.idEnd);
      if (row === -1) return withoutGold.add(record.source, record.offset, () => JSON.stringify(idText(record)));
      if (candidateCodes.get(row) !== NONE) return duplicates.add(record.source, record.offset, () => JSON.stringify(idText(record)));
      rows = Math.max(rows, row + 1);
      if (gold === undefined) actual.set(row, record.actual);
      candidateCodes.set(row, record.predicted);
      for (let i = 0; i < sliceCodes.length; i++) sliceCodes[i]?.set(row, record.slices[i] ?? NONE);
    });
    await throwProblems(duplicates, withoutGold);

    const paired = this.#pairedFiles;
    const joined: { baseline?: SideRead; comparability: Comparability } =
      paired !== undefined
        ? await this.#pair(paired, { ids, actual, baselineCodes, rows, byOrder })
        : { comparability: { kind: 'none' } };

    const comparable = joined.comparability.kind === 'paired';
    const example = this.#example;
    let row = 0;
    const hasId = !byOrder || files.roles.id !== undefined;
    example.id = () => (byOrder || !hasId ? undefined : ids.text(row));
    for (; row < rows; row++) {
      let predicted = candidateCodes.get(row);
      if (predicted === NONE) {
        // A gold id without a prediction: the model said nothing about it.
        predicted = MISSING;
        if (actual.get(row) !== UNLABELLED) this.#withoutPrediction++;
      }
      example.actual = actual.get(row);
      example.candidate = predicted;
      example.baseline = comparable ? baselineCodes.get(row) : NONE;
      for (let i = 0; i < sliceCodes.length; i++) example.slices[i] = withoutNone(sliceCodes[i]?.get(row) ?? NONE);
      example.row = row;
      this.#emit(byOrder ? NO_ID : ids.hashes(row));
    }
    if (this.#request.baseline?.kind === 'files' && paired === undefined) return { candidate, ...(await this.#streamBaseline(this.#request.baseline)) };
    return { candidate, ...joined };
  }

  /** Reads the baseline's predictions into the rows of the candidate and says whether the two speak of the same examples. */
  async #pair(
    own: Extract<BaselineRequest, { kind: 'files' }>,
    rows: { readonly ids: IdTable; readonly actual: CodeColumn; readonly baselineCodes: CodeColumn; readonly rows: number; readonly byOrder: boolean },
  ): Promise<{ baseline?: SideRead; comparability: Comparability }> {
    const { examples, gold, unlabelled } = this.#request;
    const { ids, actual, baselineCodes, byOrder } = rows;
    const duplicates = duplicateIds();
    const onlyBaseline = new Findings(
      (count) => (byOrder ? `the baseline has ${count} ${count === 1 ? 'row' : 'rows'} more than the candidate` : `${count} ${count === 1 ? 'example is' : 'examples are'} only in the baseline`),
      byOrder ? 'Pairing by order needs the same examples in the same order.' : oneSidedAdvice,
    );
    // By pair of codes: whether "1" and "1.0" differ is known only when both columns are read.
    const differing = new Map<number, { readonly examples: string[]; count: number }>();
    try {
      const files = await openFileSet(own.sources, own.format, (preview) => this.#baselineRoles(preview, own));
      const baselineGold: FirstGold = new Map();
      const baseline = await readSide({ files, forms: this.#forms, sliceForms: [], unlabelled, idNeeded: !byOrder }, baselineGold, (record) => {
        const row = byOrder ? record.row : ids.find(record.idBytes, record.idStart, record.idEnd);
        if (row === -1 || row >= rows.rows) {
          if (record.actual !== UNLABELLED) onlyBaseline.add(record.source, record.offset, () => (byOrder ? '' : JSON.stringify(idText(record))));
          return;
        }
        if (baselineCodes.get(row) !== NONE) return duplicates.add(record.source, record.offset, () => JSON.stringify(idText(record)));
        baselineCodes.set(row, record.predicted);
        if (gold === undefined && record.actual !== actual.get(row)) noteDifference(differing, actual.get(row), record.actual, () => nameOf(record, byOrder));
      });
      const oneSided = this.#onlyCandidate(rows);
      const problems: Problem[] = [...(await duplicates.problems()), ...this.#goldDifferences(differing, files)];
      if (examples === 'identical') {
        problems.push(...(await onlyBaseline.problems()), ...oneSided.problems(files));
      }
      if (problems.length > 0) return { baseline, comparability: { kind: 'incomparable', problems } };
      if (oneSided.count === rows.rows) {
        return { baseline, comparability: { kind: 'incomparable', problems: [{ message: 'candidate and baseline have no example in common', place: { file: files.files[0]?.source.name ?? '' } }] } };
      }
      return { baseline, comparability: { kind: 'paired', by: byOrder ? 'order' : 'id', onlyCandidate: oneSided.count, onlyBaseline: onlyBaseline.count } };
    } catch (error) {
      return { comparability: { kind: 'incomparable', problems: problemsOf(error) } };
    }
  }

  #onlyCandidate(rows: { readonly ids: IdTable; readonly actual: CodeColumn; readonly baselineCodes: CodeColumn; readonly rows: number; readonly byOrder: boolean }): {
    readonly count: number;
    problems: (files: FileSet) => readonly Problem[];
  } {
    const first: string[] = [];
    let count = 0;
    for (let row = 0; row < rows.rows; row++) {
      if (rows.baselineCodes.get(row) !== NONE || rows.actual.get(row) === UNLABELLED) continue;
      count++;
      if (first.length < NAMED) first.push(rows.byOrder ? `row ${row + 1}` : JSON.stringify(rows.ids.text(row)));
    }
    const problems = (files: FileSet): readonly Problem[] =>
      count === 0
        ? []
        : [
            {
              message: `${count} ${count === 1 ? 'example is' : 'examples are'} only in the candidate: ${listed(first, count)}`,
              place: { file: files.files[0]?.source.name ?? '' },
              advice: rows.byOrder ? 'Pairing by order needs the same examples in the same order.' : oneSidedAdvice,
            },
          ];
    return { count, problems };
  }

  #goldDifferences(differing: ReadonlyMap<number, { readonly examples: readonly string[]; readonly count: number }>, files: FileSet): readonly Problem[] {
    let count = 0;
    const named: string[] = [];
    for (const [key, pair] of differing) {
      const [mine, theirs] = [Math.floor(key / 65_536), key % 65_536];
      if (this.#sameNumber(mine, theirs)) continue;
      count += pair.count;
      for (const name of pair.examples) if (named.length < NAMED) named.push(`${name} is ${this.#name(mine)} here and ${this.#name(theirs)} in the baseline`);
    }
    if (count === 0) return [];
    return [
      {
        message: `the gold label of ${count} ${count === 1 ? 'example' : 'examples'} differs between candidate and baseline: ${listed(named, count)}`,
        place: { file: files.files[0]?.source.name ?? '' },
        advice: 'A change of gold labels is no change of the model. Judge the baseline again with today\'s gold labels.',
      },
    ];
  }

  /** "1" and "1.0" are one label where columns hold numbers only; a text column never has both as labels of one example. */
  #sameNumber(a: Code, b: Code): boolean {
    if (!isLabel(a) || !isLabel(b)) return a === b;
    const integral = (code: Code): string => this.#forms.text(code).replace(/^(-?\d+)\.0+$/, '$1');
    return integral(a) === integral(b);
  }

  #name(code: Code): string {
    return isLabel(code) ? JSON.stringify(this.#forms.text(code)) : 'without a gold label';
  }

  #emit(id: readonly [number, number]): void {
    const example = this.#example;
    if (example.actual === UNLABELLED) {
      this.#dropped++;
      return;
    }
    const { actual, baseline, candidate } = this.#counts;
    actual[example.actual] = (actual[example.actual] as number) + 1;
    candidate[example.candidate] = (candidate[example.candidate] as number) + 1;
    if (example.baseline !== NONE) baseline[example.baseline] = (baseline[example.baseline] as number) + 1;
    this.#examples++;
    this.#fingerprint.add(id, example.actual);
    this.#onExample(example, this.#vocabulary);
  }

  /** What only the whole column shows: gold outside a closed set, a column that holds no labels at all. */
  async #checkLabels(classes: LabelSet, files: FileSet): Promise<void> {
    const { options, labels } = this.#request;
    const problems: Problem[] = [];
    const file = files.files[0]?.source.name ?? '';
    if (this.#examples === 0) {
      problems.push({ message: `${file}: no row has a gold label`, place: { file }, advice: 'What was not measured never passes.' });
    }
    for (const [code, { source, offset }] of this.#firstGold) {
      if (labels === undefined || this.#counts.actual[code] === 0 || classes.actual[code] !== OTHER) continue;
      problems.push({
        message: `the gold label ${JSON.stringify(this.#forms.text(code))} is not in \`labels\` (${this.#counts.actual[code]} ${this.#counts.actual[code] === 1 ? 'example' : 'examples'})`,
        place: { file: source.name, line: (await locate(source, offset)).line },
        advice: `\`labels\` is the closed set of classes: ${labels.map((label) => JSON.stringify(label)).join(', ')}. Add the label, or mend the gold data.`,
      });
    }
    if (problems.length === 0) problems.push(...this.#implausiblePredictions(classes, files, options.place));
    if (problems.length > 0) throw new ProblemError(problems);
  }

  #implausiblePredictions(classes: LabelSet, files: FileSet, place: Problem['place']): readonly Problem[] {
    const { candidate, actual } = this.#counts;
    const { roles } = files;
    const gold = new Set<number>();
    for (let code = 0; code < this.#forms.size; code++) if (actual[code] !== 0) gold.add(classes.actual[code] ?? OTHER);
    let known = 0;
    let said = 0;
    const strangers: string[] = [];
    for (let code = 0; code < this.#forms.size; code++) {
      const count = candidate[code] ?? 0;
      said += count;
      if (gold.has(classes.candidate[code] ?? OTHER)) known += count;
      else if (count > 0 && strangers.length < 3) strangers.push(JSON.stringify(this.#forms.text(code).slice(0, 60)));
    }
    const file = files.files[0]?.source.name ?? '';
    if (said === 0 && candidate[MISSING] === this.#examples) {
      return [{ message: `${file}: the column "${roles.predicted}" is empty in every row`, place: place ?? { file }, advice: 'No predictions were measured. Check the step that writes the file.' }];
    }
    if (this.#request.labels !== undefined || said <= FEWEST_FOR_SHARE) return [];
    const least = roles.inferred.length > 0 ? LEAST_SHARE_OF_KNOWN_LABELS : Number.MIN_VALUE;
    if (known / said >= least) return [];
    const golds = [...gold].slice(0, 3).map((index) => JSON.stringify(classes.classes[index] ?? ''));
    return [
      {
        message: `${file}: ${known === 0 ? 'no' : `only ${known} of ${said}`} ${known === 1 ? 'prediction is' : 'predictions are'} among the gold labels: the column "${roles.predicted}" holds ${strangers.join(', ')}, "${roles.actual ?? 'the gold file'}" holds ${golds.join(', ')}`,
        place: place ?? { file },
        advice: 'Is it raw text, a class index against names, or another column? Name the right columns under `columns:`, or list the classes under `labels:` if this is what the model says.',
      },
    ];
  }
}

const oneSidedAdvice =
  'Judge both models on the same examples, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).';

function duplicateIds(): Findings {
  return new Findings((count) => `${count} duplicate ${count === 1 ? 'id' : 'ids'}`, 'An id must name one example, within a file and across shards.');
}

async function throwProblems(...findings: readonly Findings[]): Promise<void> {
  const problems: Problem[] = [];
  for (const kind of findings) problems.push(...(await kind.problems()));
  if (problems.length > 0) throw new ProblemError(problems);
}

function checkBaselineColumn(column: string, files: FileSet): void {
  for (const { source, preview } of files.files) {
    if (preview.columns.some(({ name }) => name === column)) continue;
    throw new ProblemError({
      message: `${source.name} has no column "${column}", which \`baseline.column\` names`,
      place: { file: source.name },
      advice: `Its columns are: ${preview.columns.map(({ name }) => `"${name}"`).join(', ')}.`,
    });
  }
}

function noteDifference(differing: Map<number, { readonly examples: string[]; count: number }>, mine: Code, theirs: Code, name: () => string): void {
  const key = mine * 65_536 + theirs;
  const known = differing.get(key) ?? { examples: [], count: 0 };
  known.count++;
  if (known.examples.length < NAMED) known.examples.push(name());
  differing.set(key, known);
}

function nameOf(record: SideRecord, byOrder: boolean): string {
  return byOrder ? `row ${record.row + 1}` : JSON.stringify(idText(record));
}

function withoutNone(code: Code): Code {
  return code === NONE ? MISSING : code;
}

function listed(named: readonly string[], count: number): string {
  return `${named.join(', ')}${count > named.length ? ` and ${count - named.length} more` : ''}`;
}

import { z } from 'zod';
import { FORMAT_IDS } from '../predictions/formats/format.js';
import { choice, flag, label, list, mapping, text, whole } from './shapes.js';
import { thresholdSchema } from './threshold-schema.js';

const COLUMN = 'the name of a column';
const column = (description: string) => text(COLUMN).describe(description);
const format = () => choice(FORMAT_IDS).exactOptional().describe('The format of the file; by default told by extension and content.');

const PATH_OF_RECORDS = 'a dotted path to an array of records';
const records = () => text(PATH_OF_RECORDS).exactOptional().describe('Where the array of records stands in a JSON document: a dotted path. Found by itself when there is only one.');

const WHERE = 'a mapping of columns to the text they must hold, such as { type: match }';
const where = () =>
  z
    .record(z.string(), text('text; put numbers and booleans in quotes'), { error: WHERE })
    .refine((value) => Object.keys(value).length > 0, { error: WHERE })
    .exactOptional()
    .describe('Only the records are read whose columns hold exactly these texts.')
    .meta({ minProperties: 1 });

const goldFile = mapping(
  {
    file: text('a path').describe('The file that holds the gold labels.'),
    id: column('Its id column, by which gold labels and predictions are joined.').exactOptional(),
    column: column('Its column of gold labels.').exactOptional(),
    format: format(),
    records: records(),
    where: where(),
  },
  'a mapping with file, and optionally id, column, format, records and where',
).meta({ id: 'gold-file', title: 'Gold file', description: 'Gold labels that stand in a file of their own.' });

const GOLD = 'the name of a column, or a mapping such as { file: gold.csv, id: id, column: label }';

const columns = mapping(
  {
    actual: z.union([text(COLUMN), goldFile], { error: GOLD }).exactOptional().describe('What is true: a column, or a column of another file.'),
    predicted: column('What the model said.').exactOptional(),
    id: column('The id of an example: pairs candidate and baseline, and names examples in the report.').exactOptional(),
    text: column('The text of an example. Never inferred: without it only ids are shown in comment and report.').exactOptional(),
    count: column('With format: counts, how many examples a row stands for.').exactOptional(),
    slices: list(text(COLUMN), 'a list with at least one column name').exactOptional().describe('Columns whose values divide the examples into slices, such as language.'),
  },
  'a mapping such as { actual: label, predicted: prediction }',
).meta({ id: 'columns', title: 'Columns', description: 'Which columns hold what. A dotted path reaches into nested JSON. What is not named is inferred, and the result is printed.' });

const baselineColumns = mapping(
  {
    actual: column('What is true. Where the candidate has a gold file, it serves both.').exactOptional(),
    predicted: column('What the baseline said.').exactOptional(),
    id: column('The id of an example.').exactOptional(),
    count: column('With format: counts, how many examples a row stands for.').exactOptional(),
  },
  'a mapping such as { actual: label, predicted: prediction }',
).meta({ id: 'baseline-columns', title: 'Columns of the baseline', description: "The baseline's own columns where they differ. Texts and slices go by the candidate's names." });

const baselineFile = mapping(
  {
    path: text('a path or a glob').describe("The baseline's predictions: a path or a glob."),
    columns: baselineColumns.exactOptional(),
    format: format(),
    records: records(),
    where: where(),
  },
  'a mapping with path, or with column',
).meta({ id: 'baseline-file', title: 'Baseline file' });

const baselineColumn = mapping(
  { column: column("A column of the candidate's own file that holds the baseline's predictions.") },
  'a mapping with path, or with column',
).meta({ id: 'baseline-column', title: 'Baseline column' });

const BASELINE = 'a path, or a mapping with path or column, or a list of these';

const evaluationShape = {
  predictions: z
    .union([text('a path or a glob'), list(text('a path or a glob'), 'a list with at least one path or glob')], { error: 'a path, a glob, or a list of them' })
    .describe("The candidate's predictions: a path, a glob, or a list of them. Relative to the workspace."),
  shards: whole(1).exactOptional().describe('The predictions are exactly that many files: fewer or more, or the same one twice, is an error.'),
  format: format(),
  records: records(),
  where: where(),
  task: choice(['classification']).default('classification').describe('What the model does.'),
  columns: columns.exactOptional(),
  baseline: z
    .union([text('a path or a glob'), baselineFile, baselineColumn, list(z.union([text('a path or a glob'), baselineFile, baselineColumn], { error: BASELINE }), BASELINE)], { error: BASELINE })
    .exactOptional()
    .describe('The predictions that the candidate is compared with; of a list the first that exists serves.'),
  labels: list(label(), 'a list with at least one label')
    .exactOptional()
    .describe('The classes: their order, and a closed set. By default all labels that occur.')
    .meta({ uniqueItems: true }),
  ordered: flag().default(false).describe('The order of labels means something, as in grades: weighted kappas need it.'),
  positive: label().exactOptional().describe('The class that metrics of a class speak of when a threshold names none.'),
  pair_by: choice(['id', 'order']).default('id').describe('How examples of candidate and baseline find each other: by id, or by row.'),
  examples: choice(['identical', 'common', 'independent'])
    .default('identical')
    .describe('Which examples are compared: identical sets (else an error), those in common, or independent sets without pairing.'),
  unlabelled: choice(['error', 'drop']).default('error').describe('Rows without a gold label: an error, or dropped and counted.'),
  min_examples: whole(1).default(1).describe('Fewer examples are an error.'),
  min_support: whole(0).default(20).describe('In per: class and slice: "*", members with fewer examples are listed, not judged.'),
  unique_ids: flag().default(false).describe('Check ids for duplicates even without a baseline.'),
  on_missing_baseline: choice(['skip', 'error']).default('skip').describe('When no baseline exists yet: skip its thresholds, or stop with an error.'),
  on_inconclusive: choice(['notice', 'warn', 'fail']).default('notice').describe('What an inconclusive result does.'),
  on_no_predictions: choice(['error', 'skip']).default('error').describe('When there are no predictions: an error, or conclusion skipped.'),
  model: text('text').exactOptional().describe('Names the model, for the provenance in the report.'),
  thresholds: list(thresholdSchema, 'a list with at least one threshold').exactOptional().describe('The rules that decide. Without this key everything is reported and nothing is gated.'),
};

export const evaluationSchema = mapping(evaluationShape, 'a mapping of keys').meta({
  id: 'evaluation',
  title: 'Evaluation',
  description: 'One set of predictions, what it is compared with, and its thresholds.',
});

/** An evaluation without its thresholds: they are decoded one by one, so that a broken one hides no other. */
export const settingsSchema = mapping(evaluationShape, 'a mapping of keys').omit({ thresholds: true }).partial({ predictions: true });

export type EvaluationSettings = z.output<typeof settingsSchema>;

/** Names become file names and marker keys, so they are as plain as those. */
export const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const severalSchema = mapping(
  {
    evaluations: z
      .record(z.string().regex(NAME_PATTERN), evaluationSchema)
      .describe('The evaluations by name. Names differ by more than upper and lower case.')
      .meta({ minProperties: 1 }),
  },
  'a mapping with evaluations',
).meta({ id: 'evaluations', title: 'Several evaluations', description: 'Evaluations by name.' });

/** A whole config: several evaluations by name, or the keys of a single one. */
export const configSchema = z.union([severalSchema, evaluationSchema]).meta({
  title: 'confusion-gate',
  description: 'Configuration of confusion-gate: which predictions are measured, and the thresholds they must meet.',
});

import * as z from 'zod/mini';
import { TASKS } from '../metrics/definition.js';
import { MODES, SCHEMES } from '../predictions/entities/scheme.js';
import { FORMAT_IDS, TAG_FORMAT_IDS } from '../predictions/formats/format.js';
import { COMBINE } from '../predictions/repeats/options.js';
import { SCORE_TYPES } from '../predictions/scores/options.js';
import { DEFAULT_SEED } from '../statistics/random.js';
import { CORRECTIONS } from '../thresholds/policy.js';
import { baselineResponseSchema, responseSchema } from './response-schema.js';
import { choice, defaulting, described, flag, label, list, mapping, optional, text, whole } from './shapes.js';
import { thresholdSchema } from './threshold-schema.js';

const COLUMN = 'the name of a column';
const column = (description?: string) => optional(text(COLUMN), description);
const format = () => optional(choice([...FORMAT_IDS, ...TAG_FORMAT_IDS]), 'The format of the file; by default told by extension and content. conll and tags are for entities.');

const PATH_OF_RECORDS = 'a dotted path to an array of records';
const records = () => optional(text(PATH_OF_RECORDS), 'Where the array of records stands in a JSON document: a dotted path. Found by itself when there is only one.');

const WHERE = 'a mapping of columns to the text they must hold, such as { type: match }';
const where = () =>
  optional(
    z.record(z.string(), text('text; put numbers and booleans in quotes'), { error: WHERE }).check(z.refine((value) => Object.keys(value).length > 0, { error: WHERE })),
    'Only the records are read whose columns hold exactly these texts.',
    { minProperties: 1 },
  );

const goldFile = described(
  mapping(
    {
      file: described(text('a path'), { description: 'The file that holds the gold labels.' }),
      id: column('Its id column, by which gold labels and predictions are joined.'),
      column: column('Its column of gold labels.'),
      format: format(),
      records: records(),
      where: where(),
    },
    'a mapping with file, and optionally id, column, format, records and where',
  ),
  { id: 'gold-file', title: 'Gold file', description: 'Gold labels that stand in a file of their own.' },
);

const GOLD = 'the name of a column, or a mapping such as { file: gold.csv, id: id, column: label }';

const SCORES = 'the name of a column, or a mapping of labels to columns such as { ham: p_ham, spam: p_spam }';

const scores = described(
  z.union([text(COLUMN), z.record(z.string(), text(COLUMN), { error: SCORES }).check(z.refine((value) => Object.keys(value).length > 1, { error: SCORES }))], { error: SCORES }),
  {
    id: 'scores',
    title: 'Scores',
    description: 'Where the scores stand: a column with the score of the positive class, or with those of all classes as an object, as a list of { label, score }, or as an array in the order of labels; or a column for each label.',
  },
);

const columns = described(
  mapping(
    {
      actual: optional(z.union([text(COLUMN), goldFile], { error: GOLD }), 'What is true: a column, or a column of another file.'),
      predicted: column('What the model said.'),
      id: column('The id of an example: pairs candidate and baseline, and names examples in the report.'),
      text: column('The text of an example. Never inferred: without it only ids are shown in comment and report.'),
      count: column('With format: counts, how many examples a row stands for.'),
      slices: optional(list(text(COLUMN), 'a list with at least one column name'), 'Columns whose values divide the examples into slices, such as language.'),
      scores: optional(scores),
    },
    'a mapping such as { actual: label, predicted: prediction }',
  ),
  { id: 'columns', title: 'Columns', description: 'Which columns hold what. A dotted path reaches into nested JSON. What is not named is inferred, and the result is printed.' },
);

const baselineColumns = described(
  mapping(
    {
      actual: column('What is true. Where the candidate has a gold file, it serves both.'),
      predicted: column('What the baseline said.'),
      id: column('The id of an example.'),
      count: column('With format: counts, how many examples a row stands for.'),
      scores: optional(scores),
    },
    'a mapping such as { actual: label, predicted: prediction }',
  ),
  { id: 'baseline-columns', title: 'Columns of the baseline', description: "The baseline's own columns where they differ. Texts and slices go by the candidate's names." },
);

/** What a baseline is, said when it is something else. */
const BASELINE = 'a path, or a mapping with path, ref, artifact, branch or column, or a list of these';

const readingOfBaseline = {
  columns: optional(baselineColumns),
  format: format(),
  records: records(),
  where: where(),
  response: optional(baselineResponseSchema),
};

const REF = 'a path, or a mapping such as { path: baseline/spam.csv, at: merge-base }';
const ARTIFACT = 'a name, or a mapping such as { name: evaluation, path: predictions/spam.csv.gz }';

const baselineSources = [
  described(mapping({ path: described(text('a path or a glob'), { description: "The baseline's predictions: a path or a glob." }), ...readingOfBaseline }, BASELINE), { id: 'baseline-file', title: 'Baseline file' }),
  described(
    mapping(
      {
        ref: described(
          z.union([text('a path'), mapping({ path: described(text('a path'), { description: 'The file, from the top of the repository.' }), at: defaulting(text('merge-base, base, a tag or a commit'), 'merge-base', 'merge-base: where the change parts from the branch it goes to. base: where that branch stands now. Else a tag, a branch or a commit.') }, REF)], { error: REF }),
          { description: 'A committed file: read from the repository, never from the files of the change.' },
        ),
        ...readingOfBaseline,
      },
      BASELINE,
    ),
    { id: 'baseline-ref', title: 'Committed baseline' },
  ),
  described(
    mapping(
      {
        artifact: described(z.union([text('a name'), mapping({ name: described(text('a name'), { description: 'The name of the artifact.' }), path: optional(text('a path'), 'The file in it. By default the copy of the predictions that every run leaves.') }, ARTIFACT)], { error: ARTIFACT }), {
          description: 'An artifact of a successful run of the branch that the change goes to: of the commit where the two part, of the nearest before it, else the newest.',
        }),
        ...readingOfBaseline,
      },
      BASELINE,
    ),
    { id: 'baseline-artifact', title: 'Baseline artifact' },
  ),
  described(
    mapping({ branch: described(text('the name of a branch'), { description: 'A branch for this alone, to which runs of the default branch add their predictions, a file a commit.' }), ...readingOfBaseline }, BASELINE),
    { id: 'baseline-branch', title: 'Baseline branch' },
  ),
  described(
    mapping({ column: described(text(COLUMN), { description: "A column of the candidate's own file that holds the baseline's predictions." }), response: optional(baselineResponseSchema) }, BASELINE),
    { id: 'baseline-column', title: 'Baseline column' },
  ),
] as const;

const baseline = z.union([text('a path or a glob'), ...baselineSources], { error: BASELINE });

const predictions = described(
  z.union([text('a path or a glob'), list(text('a path or a glob'), 'a list with at least one path or glob')], { error: 'a path, a glob, or a list of them' }),
  { description: "The candidate's predictions: a path, a glob, or a list of them. Relative to the workspace." },
);

const NUMBER = 'a number';
const CONFIDENCE = 'a number above 0.5 and below 1';
const COSTS = 'a mapping of actual labels to predicted labels to costs, such as { spam: { ham: 10 }, ham: { spam: 1 } }';
const COST = 'a number, 0 or more';

const costs = described(
  z.record(z.string(), z.record(z.string(), z.number({ error: COST }).check(z.minimum(0, { error: COST })), { error: COSTS }).check(z.refine((row) => Object.keys(row).length > 0, { error: COSTS })), { error: COSTS }).check(z.refine((table) => Object.keys(table).length > 0, { error: COSTS })),
  { id: 'costs', title: 'Costs', minProperties: 1, description: 'What a confusion costs: actual label, then predicted label or outcome; "*" is every other one. Right answers cost nothing unless they are named.' },
);

const repeats = described(
  mapping(
    {
      by: described(choice(['id']), { description: 'What the runs of one example have in common.' }),
      combine: defaulting(choice(COMBINE), 'runs', 'runs: each run counts, as an equal part of its example. majority: one answer counts, the label that most runs gave; a tie is (unparsed).'),
    },
    'a mapping such as { by: id }',
  ),
  { id: 'repeats', title: 'Repeats', description: 'The same id several times (repeated runs, epochs, seeds) is one example with several answers. Without this key it is an error.' },
);

const DATE = 'a day, as in "2026-12-31"';

/** A day of the calendar. Date.parse takes the 30th of February for the 2nd of March, so the next month must begin later. */
function isDay(value: string): boolean {
  const [, year, month] = /^(\d{4})-(\d\d)-(?:0[1-9]|[12]\d|3[01])$/u.exec(value) ?? [];
  const next = month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  return Date.parse(value) < Date.parse(`${next}-01`);
}

const waiver = described(
  mapping(
    {
      threshold: described(text('the key of a threshold, such as recall[spam]'), { description: 'What may fail, as reports call it: recall[spam], recall[spam] max_drop, or with its bound.' }),
      reason: described(text('a reason'), { description: 'Why it may fail.' }),
      approver: described(text('a name'), { description: 'Who allows it.' }),
      expires: described(z.string({ error: DATE }).check(z.refine(isDay, { error: DATE })), { description: 'The last day on which it holds, in UTC.', pattern: String.raw`^\d{4}-\d\d-\d\d$` }),
    },
    'a mapping with threshold, reason, approver and expires',
  ),
  { id: 'waiver', title: 'Waiver' },
);

/** Every key but `predictions` and `thresholds`. */
const settingsShape = {
  shards: optional(whole(1), 'The predictions are exactly that many files: fewer or more, or the same one twice, is an error.'),
  format: format(),
  records: records(),
  where: where(),
  task: defaulting(choice(TASKS), 'classification', 'What the model does: classification gives each example one label, multilabel any number of them; entities finds typed spans in documents.'),
  separator: optional(text('the sign between labels, such as "|"'), 'Multilabel: what stands between labels that are written as one text. Lists need none.'),
  scheme: optional(choice(SCHEMES), 'Entities: the scheme that tags are written in. Without it any prefix is read.'),
  mode: defaulting(choice(MODES), 'lenient', "Entities: lenient reads tags as conlleval does; strict drops what is not well-formed in the scheme, as seqeval's strict mode does."),
  nested: defaulting(flag(), false, 'Entities: spans of one document may overlap. By default that is an error.'),
  columns: optional(columns),
  response: optional(responseSchema),
  baseline: optional(
    z.union([text('a path or a glob'), ...baselineSources, list(baseline, BASELINE)], { error: BASELINE }),
    'The predictions that the candidate is compared with; of a list the first that exists serves.',
  ),
  labels: optional(list(label(), 'a list with at least one label'), 'The classes: their order, and a closed set. By default all labels that occur.', { uniqueItems: true }),
  ordered: defaulting(flag(), false, 'The order of labels means something, as in grades: weighted kappas and errors in steps need it.'),
  costs: optional(costs),
  repeats: optional(repeats),
  positive: optional(label(), 'The class that metrics of a class speak of when a threshold names none.'),
  score_type: optional(choice(SCORE_TYPES), 'What the scores are: probabilities, which is the default, or logits.'),
  decision_threshold: optional(z.number({ error: NUMBER }), 'Predictions are made anew: the positive class from this score on, else the other of two labels.'),
  pair_by: defaulting(choice(['id', 'order']), 'id', 'How examples of candidate and baseline find each other: by id, or by row.'),
  examples: defaulting(choice(['identical', 'common', 'independent']), 'identical', 'Which examples are compared: identical sets (else an error), those in common, or independent sets without pairing.'),
  unlabelled: defaulting(choice(['error', 'drop']), 'error', 'Rows without a gold label: an error, or dropped and counted.'),
  min_examples: defaulting(whole(1), 1, 'Fewer examples are an error.'),
  min_support: defaulting(whole(0), 20, 'In per: class and slice: "*", members with fewer examples are listed, not judged.'),
  confidence: defaulting(z.number({ error: CONFIDENCE }).check(z.gt(0.5, { error: CONFIDENCE }), z.lt(1, { error: CONFIDENCE })), 0.95, 'Of intervals. A change fails policy: significant when equally good models would show it in at most half of the rest: 2.5 %.'),
  correction: defaulting(choice(CORRECTIONS), 'holm', 'How the members of per: class and slice: "*" share the chance of a false alarm: holm bounds that of any, benjamini-hochberg the share of false ones, none that of each.'),
  cluster_by: column('Examples with the same value of this column (a document, a conversation, a patient) are one unit of chance. Entities go by document.'),
  seed: defaulting(whole(0), DEFAULT_SEED, 'Where tests draw: the same seed gives the same numbers on every machine.'),
  unique_ids: defaulting(flag(), false, 'Check ids for duplicates even without a baseline.'),
  on_missing_baseline: defaulting(choice(['skip', 'error']), 'skip', 'When no baseline exists yet: skip its thresholds, or stop with an error.'),
  on_inconclusive: defaulting(choice(['notice', 'warn', 'fail']), 'notice', 'What an inconclusive result does.'),
  on_no_predictions: defaulting(choice(['error', 'skip']), 'error', 'When there are no predictions: an error, or conclusion skipped.'),
  model: optional(text('text'), 'Names the model, for the provenance in the report.'),
  waivers: optional(list(waiver, 'a list with at least one waiver'), 'Thresholds that may fail for a while: said in the report, and an error once it is over.'),
};

export const evaluationSchema = described(
  mapping(
    {
      predictions,
      ...settingsShape,
      thresholds: optional(list(thresholdSchema, 'a list with at least one threshold'), 'The rules that decide. Without this key everything is reported and nothing is gated.'),
    },
    'a mapping of keys',
  ),
  { id: 'evaluation', title: 'Evaluation', description: 'One set of predictions, what it is compared with, and its thresholds.' },
);

/** An evaluation without its thresholds: they are decoded one by one, so that a broken one hides no other. */
export const settingsSchema = mapping({ predictions: z.optional(predictions), ...settingsShape }, 'a mapping of keys');

export type EvaluationSettings = z.output<typeof settingsSchema>;

/** Names become file names and marker keys, so they are as plain as those. */
export const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

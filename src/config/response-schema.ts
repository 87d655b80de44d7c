import * as z from 'zod/mini';
import { REASONING_TAGS } from '../predictions/responses/reasoning.js';
import { choice, defaulting, described, flag, label, list, mapping, optional, text } from './shapes.js';

const otherwise = () => defaulting(choice(['unparsed', 'keep']), 'unparsed', 'A text that the step does not fit: unparsed, or kept as it is.');
const TEXTS = 'a list with at least one text';
const texts = () => list(text('text'), TEXTS);

const sign = (description: string) =>
  optional(
    mapping(
      {
        json: optional(text('a path'), 'A path into the JSON of the reply; what stands there is neither null, false nor empty.'),
        is: optional(texts(), 'With json: what stands there is one of these.'),
        equals: optional(texts(), 'The whole text is one of these.'),
        contains: optional(texts(), 'One of these occurs in the text.'),
      },
      'a mapping such as { json: message.refusal } or { contains: ["I cannot help"] }',
    ),
    description,
  );

/** Steps without settings: their name is enough. */
const PLAIN_STEPS = ['first_line', 'last_line', 'drop_reasoning', 'fold_case', 'collapse_blanks', 'strip_punctuation'] as const;

const JSON_STEP = 'a path such as message.content, or a mapping with path and otherwise';
const REGEX_STEP = "a regex such as 'answer: (?<label>\\w+)', or a mapping with pattern, take and otherwise";
const MATCH_STEP = 'exact or whole_word, or a mapping with by and otherwise';
const TEXT_OR_TEXTS = 'a text, or a list of texts';

const jsonSettings = mapping({ path: described(text('a path'), { description: 'Where in the JSON: choices[0].message.content.' }), otherwise: otherwise() }, JSON_STEP);

const regexSettings = mapping(
  {
    pattern: described(text('a regex'), { description: 'RE2 syntax. Its group label is what is taken: (?<label>…).' }),
    take: defaulting(choice(['only', 'first', 'last']), 'only', 'Of several matches: all of them, which must come to the same label, the first, or the last.'),
    otherwise: otherwise(),
  },
  REGEX_STEP,
);

const matchSettings = mapping(
  {
    by: described(choice(['exact', 'whole_word']), { description: 'How the label is found.' }),
    otherwise: defaulting(choice(['unparsed', 'other']), 'unparsed', 'A text without a label: unparsed, or an answer outside the label set.'),
  },
  MATCH_STEP,
);

const settledStep = described(
  mapping(
    {
      json: optional(z.union([text(JSON_STEP), jsonSettings], { error: JSON_STEP }), 'Takes the value at a path of the JSON in the reply, which may stand in a code fence or in other text.'),
      regex: optional(z.union([text(REGEX_STEP), regexSettings], { error: REGEX_STEP }), 'Takes what the group label of a regex matches.'),
      drop_reasoning: optional(texts(), `Drops blocks of reasoning in these tags; plain drop_reasoning means ${REASONING_TAGS.join(', ')}.`),
      unicode: optional(choice(['NFC', 'NFKC']), 'Brings characters that can be written in several ways into one form.'),
      strip_prefix: optional(z.union([text('text'), texts()], { error: TEXT_OR_TEXTS }), 'Drops one of these from the beginning, in upper or lower case.'),
      aliases: optional(
        z.record(label(), z.union([label(), list(label(), TEXTS)], { error: TEXT_OR_TEXTS }), { error: 'a mapping such as { positive: [pos, "1"] }' }),
        'What else labels are called: label to texts.',
        { minProperties: 1 },
      ),
      index: optional(z.literal([0, 1, 'A'], { error: '0, 1 or A' }), 'A number (counted from 0 or 1) or a letter (from A) is the label of that place in labels.'),
      refused: sign('Recognises a refusal.'),
      unparsed: sign('Recognises what cannot be a label, such as a reply that was cut off.'),
      missing: sign('Recognises that there is no reply, such as an error of the API.'),
      match: optional(z.union([choice(['exact', 'whole_word']), matchSettings], { error: MATCH_STEP }), 'The end: the text is a label, or one label occurs in it as a whole word. Two different labels are (unparsed).'),
    },
    'a mapping such as { json: label }',
  ),
  { id: 'response-step', title: 'Step with settings', minProperties: 1, maxProperties: 1 },
);

const STEPS = 'a list with at least one step';

export const stepSchema = z.union([choice(PLAIN_STEPS), settledStep], { error: `a step: ${PLAIN_STEPS.join(', ')}, or a mapping such as { json: label } or { match: exact }` });

const steps = () => list(stepSchema, STEPS);

export const responseSchema = described(
  mapping(
    {
      column: described(text('the name of a column'), { description: 'The column, or the path in JSON, with what the model replied. It may hold whole JSON objects.' }),
      steps: described(steps(), { description: 'What makes a label of a reply, in this order.' }),
      gold: optional(z.union([z.literal(true, { error: 'true' }), steps()], { error: `true, or ${STEPS}` }), 'Gold labels are read by the same steps (true), or by these.'),
      show_unparsed: defaulting(flag(), true, 'Whether the report shows up to five replies that could not be read.'),
    },
    'a mapping with column and steps',
  ),
  { id: 'response', title: 'Response', description: 'How replies of a language model become labels.' },
);

const BASELINE_RESPONSE = 'none, or a mapping with steps';

export const baselineResponseSchema = described(
  z.union([choice(['none']), mapping({ steps: described(steps(), { description: 'What makes a label of a reply of the baseline.' }) }, BASELINE_RESPONSE)], { error: BASELINE_RESPONSE }),
  { id: 'baseline-response', title: 'Response of the baseline', description: "How the baseline's replies become labels, where not as the candidate's; none: they are labels as they stand." },
);

export type StepSettings = z.output<typeof stepSchema>;
export type SettledStep = z.output<typeof settledStep>;

import { posix } from 'node:path';
import type { Task } from '../../metrics/definition.js';
import { integer, plural } from '../../report/numbers.js';
import type { Survey } from './survey.js';
import { proposals, type Proposal } from './thresholds.js';
import { mentioned, quoted, scalar, withComments } from './yaml-text.js';

/** More labels than this make a config that nobody reads. */
const MOST_LISTED = 12;

/** The config as text, for a newcomer to read from top to bottom. `schema` is the shipped schema as seen from the config. */
export function configText(survey: Survey, schema: string | undefined): string {
  return `${[header(survey, schema), ...task(survey), predictions(survey), baseline(survey), columns(survey), labels(survey), ...positive(survey), thresholds(survey)]
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Lines = readonly string[];

function header({ predictions: path }: Survey, schema: string | undefined): Lines {
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    '# What confusion-gate measures, and the thresholds that decide whether a change may be merged.',
    `# Written by "confusion-gate init" from ${scalar(path)}.`,
    '# Every bound lies a little below what that model reaches, so the first check passes and a clearly worse model fails.',
    '# The bounds are a start: read each one, and tighten what matters to you.',
    ...(schema === undefined ? ['# Editors can complete and check this file with the JSON schema that comes with confusion-gate, in schema/.'] : []),
  ];
}

function task({ task: what, separator }: Survey): readonly Lines[] {
  if (what === 'classification') return [];
  const lines = [what === 'entities' ? '# Typed spans in documents: named entities.' : '# Any number of labels an example.', `task: ${what}`];
  return [separator === undefined ? lines : [...lines, '# What stands between the labels of one example.', `separator: ${quoted(separator)}`]];
}

function predictions({ predictions: path }: Survey): Lines {
  return ["# The model's predictions: a file or a glob, relative to the root of the repository.", `predictions: ${scalar(path)}`];
}

function baseline({ baseline: path, predictions: candidate, roles, task: what }: Survey): Lines {
  if (path !== undefined) {
    return ['# What they are compared with: predictions of the model before the change, for the same examples.', `baseline: ${scalar(path)}`];
  }
  return [
    '# What they are compared with: predictions of the model before the change, for the same examples. Without a baseline only',
    '# fixed bounds can be judged; with one, thresholds can also say how much may get worse, and the report names what flipped.',
    `# baseline: ${scalar(posix.join('baseline', posix.basename(candidate)))}`,
    ...(roles.id === undefined && what !== 'entities' ? ['# pair_by: order  # there is no id column: both files must hold the same examples in the same order'] : []),
  ];
}

function columns({ roles, offered, numbered }: Survey): Lines {
  if (numbered === true) {
    return ['# Columns are told by their order: the last is what the model said, the one before it what is true.', '# columns: { actual: "2", predicted: "3" }'];
  }
  return [
    '# Which column holds what.',
    'columns:',
    ...withComments([
      ...(roles.actual === undefined ? [] : [{ code: `  actual: ${scalar(roles.actual)}`, comment: 'what is true' }]),
      { code: `  predicted: ${scalar(roles.predicted)}`, comment: 'what the model said' },
      ...(roles.id === undefined ? [] : [{ code: `  id: ${scalar(roles.id)}`, comment: 'names an example, and finds it again in the baseline' }]),
    ]),
    ...(roles.id === undefined ? ['  # No column is named like an id: examples are named by their row.'] : []),
    ...(offered.text === undefined
      ? []
      : [
          '  # The texts of examples are private until you say otherwise: with this line they are shown in the comment and in the',
          '  # report, to everybody who can see the pull request. Without it, only ids are.',
          `  # text: ${scalar(offered.text)}`,
        ]),
    ...(offered.slices.length === 0
      ? []
      : [
          '  # Columns whose values divide the examples into slices. A threshold can then look at each slice by itself.',
          `  # slices: [${offered.slices.map(scalar).join(', ')}]`,
        ]),
  ];
}

function labels({ tally, task: what }: Survey): Lines {
  const { classes, matrices } = tally;
  if (classes.length > MOST_LISTED) {
    return [
      `# There are ${integer(classes.length)} classes, too many to list here: without this key, every label that occurs is a class.`,
      what === 'classification' ? '# List them all to close the set: then a prediction outside it counts as (other), and a gold label outside it is an error.' : '# List them all to close the set: then a gold label outside it is an error.',
      `# labels: [${classes.slice(0, 2).map(mentioned).join(', ')}, …]`,
    ];
  }
  const { support, predicted } = matrices.candidate;
  return [
    ...(what === 'classification'
      ? ['# The classes, in the order of the report. The set is closed: a prediction outside it counts as (other), and a gold label', '# outside it is an error. Labels are text: keep the quotes.']
      : ['# The labels, in the order of the report. The set is closed: a gold label outside it is an error. Labels are text: keep the', '# quotes.']),
    'labels:',
    ...withComments(classes.map((label, index) => ({ code: `  - ${quoted(label)}`, comment: frequency(support[index] ?? 0, predicted[index] ?? 0, COUNTED[what]) }))),
  ];
}

/** What the support of a label counts: of one, and of several. */
const COUNTED: Readonly<Record<Task, readonly [one: string, many: string]>> = {
  classification: ['example', 'examples'],
  multilabel: ['example that has it', 'examples that have it'],
  entities: ['gold entity', 'gold entities'],
};

function frequency(support: number, predicted: number, [one, many]: readonly [string, string]): string {
  if (support > 0) return plural(support, one, many);
  if (predicted > 0) return `never true, but predicted ${plural(predicted, 'time')}: is it a class?`;
  return 'only the baseline predicts it: is it a class?';
}

function positive({ positive: guess }: Survey): readonly Lines[] {
  if (guess === undefined) return [];
  return [
    [
      '# The class that must not be missed: recall, precision and false_negatives below speak of it.',
      `# A guess, because ${guess.because}. Check it: if it is the other class, change it here and the bounds with it.`,
      `positive: ${quoted(guess.label)}`,
    ],
  ];
}

function thresholds(survey: Survey): Lines {
  const all = proposals(survey);
  const active = all.filter((proposal) => proposal.active);
  const waiting = all.filter((proposal) => !proposal.active);
  return [
    '# What must hold, or the check fails. Bounds are inclusive; min: 0.95 is 95 %. Each min leaves room below the value of',
    '# today, half a point at least: two trainings of one model seldom give the same value.',
    'thresholds:',
    ...entries(active, ''),
    ...(waiting.length === 0 ? [] : ['', '  # Not in force yet, for the reason behind the line. To switch it on, take away the "# " in front of it.', ...entries(waiting, '# ')]),
  ];
}

function entries(list: readonly Proposal[], mark: '' | '# '): Lines {
  const lines = withComments(list.map(({ entry, today }) => ({ code: `  ${mark}- ${entry}`, comment: today })));
  return list.flatMap(({ explanation }, index) => [...explanation.map((sentence) => `  # ${sentence}`), lines[index] ?? '']);
}

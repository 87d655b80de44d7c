import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../../src/commands/check.js';
import type { Report } from '../../src/report/report.js';
import { MemoryWorkspace, type Files } from './memory-workspace.js';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** A run of the gate on small files: the states that a report can be in. */
export interface Scenario {
  /** The name of its golden files. */
  readonly name: string;
  /** What a reader is to see in them. */
  readonly shows: string;
  readonly files: Files;
  readonly config?: string;
  readonly predictions?: readonly string[];
  readonly enforced?: boolean;
}

const CONFIG = '.github/confusion-gate.yml';

/** The report of a scenario, made by the real gate, and the files that it wrote. */
export async function run(scenario: Scenario): Promise<{ readonly report: Report; readonly workspace: MemoryWorkspace }> {
  const workspace = new MemoryWorkspace(scenario.files);
  const report = await check(
    {
      config: scenario.config ?? CONFIG,
      configRequired: scenario.predictions === undefined,
      predictions: scenario.predictions ?? [],
      baseline: [],
      evaluations: [],
      reportDirectory: 'confusion-gate-report',
      // A version of its own: the goldens do not change with every release.
      stores: {}, run: { tool: '1.2.3', commit: '2f1b9d05c1a86a1e4a4ae1e7d5ba0b3a7c1a0001', enforced: scenario.enforced ?? true },
    },
    workspace,
  );
  return { report, workspace };
}

/** `count` rows of one kind: "spam → ham 3" are three examples of spam predicted as ham. */
type Group = readonly [actual: string, predicted: string, count: number, more?: string];

/** A CSV file with an id, an actual and a predicted label. Ids count the rows of each actual label, so two files pair where their counts of it agree. */
/** The same with several answers to each example, separated by commas. */
function runs(groups: readonly (readonly [actual: string, predicted: string, count: number])[]): string {
  const [header = '', ...rows] = csv(groups.map(([actual, , count], index) => [actual, String(index), count])).trimEnd().split('\n');
  const answers = (row: string): readonly string[] => (groups[Number(row.split(',')[2])]?.[1] ?? '').split(',');
  return [header, ...rows.flatMap((row) => answers(row).map((answer) => [...row.split(',').slice(0, 2), answer].join(','))), ''].join('\n');
}

function csv(groups: readonly Group[], more = ''): string {
  const seen = new Map<string, number>();
  const rows = groups.flatMap(([actual, predicted, count, cells = '']) =>
    Array.from({ length: count }, () => {
      const number = (seen.get(actual) ?? 0) + 1;
      seen.set(actual, number);
      return [`${actual}-${String(number).padStart(3, '0')}`, actual, predicted, ...(more === '' ? [] : [cells])].join(',');
    }),
  );
  return [`id,actual,predicted${more === '' ? '' : `,${more}`}`, ...rows, ''].join('\n');
}

const WORSE = csv([['ham', 'ham', 58], ['ham', 'spam', 2], ['spam', 'ham', 7], ['spam', 'spam', 33]]);
const BETTER = csv([['ham', 'ham', 55], ['ham', 'spam', 5], ['spam', 'ham', 4], ['spam', 'spam', 36]]);

/** A fixture directory as the workspace has it. */
function fixture(name: string): Files {
  const directory = path.join(ROOT, '__fixtures__', name);
  return Object.fromEntries(readdirSync(directory).map((file) => [`__fixtures__/${name}/${file}`, readFileSync(path.join(directory, file), 'utf8')]));
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'sms-spam',
    shows: 'real data: accuracy rises, and so do the misses; texts of the flipped messages',
    files: fixture('sms_spam'),
    config: '__fixtures__/sms_spam/confusion-gate.yml',
  },
  {
    name: 'gpt-batch',
    shows: 'replies of a batch: outcomes in the matrix, the reply that could not be read, the parser under provenance',
    files: fixture('gpt_batch'),
    config: '__fixtures__/gpt_batch/confusion-gate.yml',
  },
  {
    name: 'bbh-snarks',
    shows: 'real replies that reason before they answer: the most frequent ones without a label, and a baseline whose labels no parser read',
    files: fixture('bbh_snarks'),
    config: '__fixtures__/bbh_snarks/confusion-gate.yml',
  },
  {
    name: 'banking77',
    shows: '77 classes with a baseline: the most confused of them, the confusions that changed most, an expansion over classes',
    files: fixture('banking77'),
    config: '__fixtures__/banking77/confusion-gate.yml',
  },
  {
    name: 'cifar100',
    shows: '100 classes without a baseline',
    files: fixture('cifar100_manyclass'),
    config: '__fixtures__/cifar100_manyclass/confusion-gate.yml',
  },
  {
    name: 'pass',
    shows: 'all thresholds passed: no alert',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\npositive: spam\nmodel: bert-base-uncased, run 17\nthresholds:\n  - { metric: false_negatives, max_increase: 0 }\n  - { metric: accuracy, min: 0.9 }\n',
      'out.csv': BETTER,
      'base.csv': WORSE,
    },
  },
  {
    name: 'warning',
    shows: 'only a threshold of severity warn fails: the check passes, with a warning',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\nthresholds:\n  - { metric: precision, class: spam, max_drop: 0, severity: warn, policy: point }\n  - { metric: recall, class: spam, max_drop: 0 }\n',
      'out.csv': BETTER,
      'base.csv': WORSE,
    },
  },
  {
    name: 'false-alarms',
    shows: 'what fails is precision: the headline speaks of false alarms, not of misses',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\npositive: spam\nthresholds:\n  - { metric: precision, max_drop: "1pp", policy: point }\n  - { metric: false_positives, max_increase: 0 }\n  - { metric: f1, max_drop: "50pp" }\n',
      'out.csv': BETTER,
      'base.csv': WORSE,
    },
  },
  {
    name: 'reported-only',
    shows: 'a failure that is not enforced',
    enforced: false,
    files: { [CONFIG]: 'predictions: out.csv\nthresholds:\n  - { metric: recall, class: spam, min: 0.9 }\n  - { metric: false_negatives, class: spam, max: 5 }\n', 'out.csv': WORSE },
  },
  {
    name: 'absolute-bounds',
    shows: 'every kind of absolute bound, without a baseline',
    files: {
      [CONFIG]: [
        'predictions: out.csv',
        'positive: spam',
        'thresholds:',
        '  - { metric: accuracy, min: 0.9101 }',
        '  - { metric: errors, max: 8 }',
        '  - { metric: mcc, min: 0.82 }',
        '  - { metric: f1, min: 0.9 }',
        '  - { metric: precision, min: 0.95 }',
        '  - { metric: confusion, actual: spam, predicted: ham, max: 5 }',
        '  - { metric: confusion_rate, actual: spam, predicted: ham, max: 0.1 }',
        '  - { metric: prevalence, class: spam, min: 0.3, max: 0.5 }',
        '  - { metric: missing_rate, max: 0 }',
        '',
      ].join('\n'),
      'out.csv': WORSE,
    },
  },
  {
    name: 'first-run',
    shows: 'the baseline is not there yet: changes are skipped, absolute bounds judged',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: [baseline/spam.csv, baseline/older.csv]\nthresholds:\n  - { metric: false_negatives, class: spam, max_increase: 0 }\n  - { metric: accuracy, min: 0.9 }\n',
      'out.csv': WORSE,
    },
  },
  {
    name: 'nothing-gated',
    shows: 'no config: everything is reported, nothing is gated',
    files: { 'out.csv': WORSE },
    predictions: ['out.csv'],
  },
  {
    name: 'too-few',
    shows: 'an expansion without a member that is large enough: inconclusive',
    files: {
      [CONFIG]: 'predictions: out.csv\ncolumns: { slices: [language] }\nthresholds:\n  - { metric: recall, class: spam, slice: { language: "*" }, min: 0.5 }\n  - { metric: accuracy, min: 0.5 }\n',
      'out.csv': csv([['ham', 'ham', 9, 'en'], ['spam', 'ham', 2, 'en'], ['spam', 'spam', 3, 'de'], ['spam', 'spam', 3, '']], 'language'),
    },
  },
  {
    name: 'too-few-fails',
    shows: 'the same where what cannot be decided counts as failed',
    files: {
      [CONFIG]: 'predictions: out.csv\non_inconclusive: fail\nthresholds:\n  - { metric: recall, per: class, min: 0.5 }\n',
      'out.csv': csv([['ham', 'ham', 9], ['spam', 'ham', 2], ['spam', 'spam', 3]]),
    },
  },
  {
    name: 'skipped',
    shows: 'no predictions, which the config allows',
    files: { [CONFIG]: 'predictions: out/*.csv\non_no_predictions: skip\nthresholds:\n  - { metric: accuracy, min: 0.5 }\n' },
  },
  {
    name: 'no-predictions',
    shows: 'no predictions, which is an error',
    files: { [CONFIG]: 'predictions: out/*.csv\nthresholds:\n  - { metric: accuracy, min: 0.5 }\n' },
  },
  {
    name: 'unclear-columns',
    shows: 'columns that cannot be told apart: what there is, and the YAML that settles it',
    files: { [CONFIG]: 'predictions: out.csv\nthresholds:\n  - { metric: accuracy, min: 0.5 }\n', 'out.csv': 'doc,first,second\n1,spam,ham\n2,ham,ham\n' },
  },
  {
    name: 'broken-rows',
    shows: 'predictions that cannot be read, by line',
    files: { [CONFIG]: 'predictions: "out-*.csv"\nthresholds:\n  - { metric: accuracy, min: 0.5 }\n', 'out-1.csv': 'id,actual,predicted\n1,a,b\n2,a\n', 'out-2.csv': 'id,actual,predicted\n3,,b\n4,,a\n' },
  },
  {
    name: 'bad-config',
    shows: 'every problem of a config at once',
    files: { [CONFIG]: 'predictions: out.csv\nmin_exmples: 3\nthresholds:\n  - { metric: acuracy, min: 0.5 }\n  - { metric: recall, class: spam, min: 95 }\n  - { metric: recall, class: no, max_drop: 0.1 }\n' },
  },
  {
    name: 'unknown-class',
    shows: 'a threshold that cannot be judged, beside others that are',
    files: { [CONFIG]: 'predictions: out.csv\nthresholds:\n  - { metric: recall, class: spma, min: 0.9 }\n  - { metric: accuracy, min: 0.99 }\n  - { metric: errors, max: 20 }\n', 'out.csv': WORSE },
  },
  {
    name: 'other-examples',
    shows: 'a baseline about other examples, with gold that differs: named, counted, not compared',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\nthresholds:\n  - { metric: recall, class: spam, max_drop: 0 }\n  - { metric: f1, average: macro, max_drop: 0 }\n  - { metric: accuracy, min: 0.5 }\n',
      'out.csv': csv([['ham', 'ham', 30], ['spam', 'spam', 10]]),
      'base.csv': `${csv([['ham', 'ham', 22], ['spam', 'spam', 17]])}ham-023,spam,spam\n`,
    },
  },
  {
    name: 'common-examples',
    shows: 'the same where the common examples are compared',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\nexamples: common\npositive: spam\nthresholds:\n  - { metric: recall, max_drop: 0 }\n  - { metric: accuracy, min: 0.5 }\n',
      'out.csv': csv([['ham', 'ham', 30], ['spam', 'ham', 1], ['spam', 'spam', 9]]),
      'base.csv': csv([['ham', 'ham', 22], ['spam', 'spam', 17]]),
    },
  },
  {
    name: 'unpaired',
    shows: 'independent samples: no flips',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\nexamples: independent\npositive: spam\nthresholds:\n  - { metric: recall, max_drop: "3pp" }\n  - { metric: false_negatives, max_increase: "10% of baseline" }\n',
      'out.csv': csv([['ham', 'ham', 30], ['spam', 'ham', 2], ['spam', 'spam', 8]]),
      'base.csv': csv([['ham', 'ham', 60], ['spam', 'ham', 1], ['spam', 'spam', 19]]),
    },
  },
  {
    name: 'by-order',
    shows: 'no ids: paired by row order, flips are rows',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\npair_by: order\nthresholds:\n  - { metric: errors, max_increase: 0 }\n',
      'out.csv': 'actual,predicted\na,a\na,b\nb,b\nb,c\nc,c\nc,a\n',
      'base.csv': 'actual,predicted\na,a\na,a\nb,b\nb,b\nc,c\nc,b\n',
    },
  },
  {
    name: 'outcomes',
    shows: 'outcome columns: missing predictions and labels outside the closed set; gold in a file of its own; rows left out',
    files: {
      [CONFIG]: 'predictions: out.jsonl\ncolumns: { actual: { file: gold.csv, id: id, column: label } }\nlabels: [no, yes]\nunlabelled: drop\nthresholds:\n  - { metric: missing_rate, max: 0.1 }\n  - { metric: confusion, actual: "yes", predicted: "(missing)", max: 0 }\n'.replace('[no, yes]', '["no", "yes"]'),
      'gold.csv': 'id,label\n1,yes\n2,yes\n3,no\n4,no\n5,yes\n6,\n7,no\n',
      'out.jsonl': '{"id":1,"predicted":"yes"}\n{"id":2,"predicted":null}\n{"id":3,"predicted":"no"}\n{"id":4,"predicted":"maybe"}\n{"id":6,"predicted":"no"}\n{"id":7,"predicted":NaN}\n',
    },
  },
  {
    name: 'ordered-with-costs',
    shows: 'labels in an order, what confusions cost, and the cell that pays most',
    files: {
      [CONFIG]: [
        'predictions: out.csv',
        'baseline: base.csv',
        'labels: [low, medium, high]',
        'ordered: true',
        'costs:',
        '  high: { low: 10, "*": 2.5 }',
        '  "*": { "*": 1 }',
        'thresholds:',
        '  - { metric: cost, max: 400, max_increase: "5% of baseline" }',
        '  - { metric: mean_absolute_error, max: 0.4, max_increase: 0.02 }',
        '  - { metric: accuracy_within_one, min: 0.9 }',
        '',
      ].join('\n'),
      'out.csv': csv([['low', 'low', 50], ['low', 'medium', 6], ['medium', 'medium', 40], ['medium', 'high', 5], ['high', 'high', 30], ['high', 'medium', 6], ['high', 'low', 3], ['high', '', 1]]),
      'base.csv': csv([['low', 'low', 48], ['low', 'medium', 8], ['medium', 'medium', 42], ['medium', 'high', 3], ['high', 'high', 30], ['high', 'medium', 9], ['high', 'low', 1]]),
    },
  },
  {
    name: 'repeats',
    shows: 'three answers of a model to each example against two of the baseline: counts in parts, and how far runs agree',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\npositive: spam\nrepeats: { by: id }\nthresholds:\n  - { metric: false_negatives, max_increase: 0.5 }\n  - { metric: accuracy, min: 0.8 }\n  - { metric: self_agreement, min: 0.9 }\n',
      'out.csv': runs([['spam', 'spam,spam,spam', 12], ['spam', 'spam,ham,ham', 3], ['spam', 'spam,spam,ham', 2], ['ham', 'ham,ham,ham', 20], ['ham', 'ham,spam,', 1]]),
      'base.csv': runs([['spam', 'spam,spam', 15], ['spam', 'spam,ham', 2], ['ham', 'ham,ham', 19], ['ham', 'spam,ham', 2]]),
    },
  },
  {
    name: 'slices',
    shows: 'an expansion over slices, one of them failing, one too small',
    files: {
      [CONFIG]: 'predictions: out.csv\nbaseline: base.csv\ncolumns: { slices: [language] }\nthresholds:\n  - { metric: recall, class: spam, slice: { language: "*" }, max_drop: "5pp", min_support: 10, policy: point }\n  - { metric: false_negatives, class: spam, slice: { language: de }, max: 2 }\n',
      'out.csv': csv([['ham', 'ham', 40, 'en'], ['spam', 'spam', 20, 'en'], ['spam', 'ham', 4, 'de'], ['spam', 'spam', 16, 'de'], ['spam', 'ham', 1, 'fr']], 'language'),
      'base.csv': csv([['ham', 'ham', 39, 'en'], ['ham', 'spam', 1, 'en'], ['spam', 'spam', 20, 'en'], ['spam', 'ham', 1, 'de'], ['spam', 'spam', 19, 'de'], ['spam', 'spam', 1, 'fr']], 'language'),
    },
  },
  {
    name: 'several',
    shows: 'several evaluations: what failed is open and first, what passed is folded',
    files: {
      [CONFIG]: [
        'evaluations:',
        '  topic_model:',
        '    predictions: good.csv',
        '    thresholds: [{ metric: accuracy, min: 0.5 }]',
        '  intents:',
        '    predictions: none.csv',
        '    on_no_predictions: skip',
        '    thresholds: [{ metric: accuracy, min: 0.5 }]',
        '  sentiment:',
        '    predictions: bad.csv',
        '    baseline: good.csv',
        '    positive: spam',
        '    thresholds: [{ metric: false_negatives, max_increase: 0 }, { metric: accuracy, max_drop: 0 }]',
        '  toxicity:',
        '    predictions: good.csv',
        '    baseline: none.csv',
        '    thresholds: [{ metric: accuracy, max_drop: 0 }]',
        '',
      ].join('\n'),
      'good.csv': BETTER,
      'bad.csv': WORSE,
    },
  },
  {
    name: 'entities',
    shows: 'named entities: missed and spurious ones, errors of type and of boundaries, flips in their sentence, slices, a hostile type',
    files: {
      [CONFIG]: [
        'task: entities',
        'predictions: out.jsonl',
        'baseline: base.jsonl',
        'columns: { text: text, slices: [domain] }',
        'thresholds:',
        '  - { metric: f1, average: micro, max_drop: 0.01 }',
        '  - { metric: recall, per: class, max_drop: 0.02, min_support: 2 }',
        '  - { metric: confusion, actual: ORG, predicted: PER, max_increase: 0 }',
        '  - { metric: confusion, actual: PER, predicted: (missed), max: 1 }',
        '  - { metric: confusion, actual: (spurious), predicted: LOC, max: 0 }',
        '  - { metric: boundary_errors, max_increase: 0 }',
        '  - { metric: recall, average: micro, slice: { domain: "*" }, min: 0.5, min_support: 3 }',
        '',
      ].join('\n'),
      'out.jsonl': documents('candidate'),
      'base.jsonl': documents('baseline'),
    },
  },
  {
    name: 'hostile',
    shows: 'labels, ids and texts that try to break the comment, mention somebody or speak to the runner',
    files: {
      [CONFIG]: 'predictions: "out|*.csv"\nbaseline: base.csv\ncolumns: { text: text }\nthresholds:\n  - { metric: recall, per: class, min: 0.9, min_support: 1 }\n  - { metric: accuracy, max_drop: 0 }\n',
      'out|@team.csv': hostileCsv((index) => index + 1),
      'base.csv': hostileCsv((index) => index),
    },
  },
];

type Spans = readonly (readonly [start: number, end: number, type: string])[];

/** Four documents, and what two models found in them. */
function documents(side: 'candidate' | 'baseline'): string {
  const rows: readonly { readonly id: string; readonly text: string; readonly domain: string; readonly gold: Spans; readonly baseline: Spans; readonly candidate: Spans }[] = [
    {
      id: 'news-1',
      text: 'Ada Lovelace met the Royal Society in London.',
      domain: 'news',
      gold: [[0, 12, 'PER'], [21, 34, 'ORG'], [38, 44, 'LOC']],
      baseline: [[0, 12, 'PER'], [21, 34, 'ORG'], [38, 44, 'LOC']],
      candidate: [[0, 12, 'PER'], [21, 34, 'PER'], [38, 44, 'LOC']],
    },
    {
      id: 'news-2',
      text: 'The Bank of England is in London, says Mervyn King.',
      domain: 'news',
      gold: [[4, 19, 'ORG'], [26, 32, 'LOC'], [39, 50, 'PER']],
      baseline: [[4, 19, 'ORG'], [39, 50, 'PER']],
      candidate: [[0, 19, 'ORG'], [26, 32, 'LOC']],
    },
    {
      id: 'chat-1 | @octo-org/team',
      text: 'lol 😀 [may](https://example.com) is in May again </details>',
      domain: 'chat',
      gold: [],
      baseline: [[39, 42, 'PER']],
      candidate: [[7, 10, 'LOC'], [39, 42, 'a|b `x` @octo-org/team']],
    },
    { id: 'chat-2', text: 'Paris in Paris', domain: 'chat', gold: [[0, 5, 'PER'], [9, 14, 'LOC']], baseline: [[9, 14, 'LOC']], candidate: [[0, 5, 'PER'], [9, 14, 'LOC']] },
  ];
  return rows.map(({ id, text, domain, gold, ...said }) => `${JSON.stringify({ id, text, domain, gold, predicted: said[side] })}\n`).join('');
}

function hostileCsv(predicted: (index: number) => number): string {
  const labels = ['a|b', 'a\\|b', '@octo-org/team', '</details>', '`` ` ``', '::set-output name=x::y', 'שלום', 'two\nlines', '__proto__', 'a\u200Bb'];
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = labels.map((label, index) => [`#${index} ${label}`, label, labels[predicted(index) % labels.length] ?? '', `see https://example.com/${index} and ${label} :tada: $x$ GH-12`].map(cell).join(','));
  return ['id,actual,predicted,text', ...rows, ''].join('\n');
}

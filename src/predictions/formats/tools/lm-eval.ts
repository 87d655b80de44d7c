import { AtRecord } from '../at-record.js';
import { shown } from '../quoting.js';
import { eachRecord } from './raw-records.js';
import { listIn, objectIn, textIn, toolFormat, UNPARSED } from './tool-format.js';

type Fields = Readonly<Record<string, unknown>>;

/** What filters of the harness put where they found nothing: the fallback of `regex`, and the default of `map` as text. */
const NOT_FOUND: ReadonlySet<string> = new Set(['[invalid]', 'None']);

/**
 * samples_<task>_<date>.jsonl of EleutherAI's lm-evaluation-harness (`--log_samples`), in which everything is text. A task that generates
 * gives what the filter left of the reply; `[invalid]` is `(unparsed)`. A task of multiple choice gives the choice with the greatest
 * log-likelihood, the first of equal ones, as the harness's `acc` does. Each doc stands there once for every filter.
 */
export const lmEval = toolFormat({
  id: 'lm-eval',
  roles: { actual: 'actual', predicted: 'predicted', id: 'doc_id' },
  oneOf: ['filter'],
  records: (source, onRecord) =>
    eachRecord(source, 'lines', (value, offset) => {
      const sample = objectIn(value);
      if (sample['doc_id'] === undefined || sample['filtered_resps'] === undefined) throw new AtRecord(offset, 'the line is no sample of lm-eval: it has no `doc_id` or no `filtered_resps`');
      const likelihoods = likelihoodsIn(sample);
      const answer = likelihoods === undefined ? generated(sample, offset) : chosen(sample, likelihoods, offset);
      const { arguments: _arguments, resps: _resps, filtered_resps: _filtered, metrics: _metrics, ...rest } = sample;
      return onRecord({ offset, fields: { ...rest, filter: sample['filter'] ?? 'none', ...answer } });
    }),
});

/** The log-likelihoods of the requests, when that is what they are: pairs of a number and whether it was the greedy choice. */
function likelihoodsIn({ filtered_resps: responses }: Fields): readonly number[] | undefined {
  const pairs = listIn(responses);
  const isPair = (pair: unknown): boolean => Array.isArray(pair) && pair.length === 2 && /^(?:true|false)$/i.test(String(pair[1]));
  return pairs.length > 0 && pairs.every(isPair) ? pairs.map((pair) => logarithm(listIn(pair)[0])) : undefined;
}

/** Python writes infinity as `inf`. */
function logarithm(value: unknown): number {
  const text = String(value).trim();
  return /^-?inf(?:inity)?$/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : text === '' ? Number.NaN : Number(text);
}

function chosen(sample: Fields, likelihoods: readonly number[], offset: number): Fields {
  const names = choicesIn(sample);
  // The second half without their context, for the variant by mutual information.
  const half = names.length / 2;
  const isDoubled = names.length > 2 && names.slice(half).every((name, i) => name === names[i]);
  const choices = isDoubled ? names.slice(0, half) : names;
  const scores = likelihoods.slice(0, choices.length);
  if (names.length !== likelihoods.length || choices.length < 2) throw new AtRecord(offset, `the sample ${shown(String(sample['doc_id']))} has ${likelihoods.length} log-likelihoods for ${names.length} choices`);
  if (scores.some(Number.isNaN)) throw new AtRecord(offset, `a log-likelihood of the sample ${shown(String(sample['doc_id']))} is no number`);
  const best = scores.indexOf(Math.max(...scores));
  const gold = goldIn(sample, choices, offset);
  const { acc } = sample;
  if ((acc === 0 || acc === 1) && (acc === 1) !== (best === gold)) {
    throw new AtRecord(offset, `the sample ${shown(String(sample['doc_id']))} contradicts itself: acc is ${acc}, but the choice with the greatest log-likelihood is ${shown(choices[best] ?? '')} and the target is ${shown(choices[gold] ?? '')}`);
  }
  return { actual: choices[gold], predicted: choices[best], likelihoods: Object.fromEntries(choices.map((name, i) => [name, scores[i]])) };
}

/** The continuations, in the order of the requests: under `gen_args_<i>`, in files before 2024 in lists. */
function choicesIn({ arguments: requests }: Fields): readonly string[] {
  if (Array.isArray(requests)) return requests.map((request) => String(listIn(request)[1]).trim());
  return Object.entries(objectIn(requests))
    .map(([key, request]) => [Number(/\d+$/.exec(key)?.[0]), objectIn(request)['arg_1']] as const)
    .sort(([a], [b]) => a - b)
    .map(([, continuation]) => String(continuation).trim());
}

function goldIn({ target, doc_id: id }: Fields, choices: readonly string[], offset: number): number {
  const text = String(target).trim();
  const index = choices.indexOf(text);
  if (index !== -1 && !/^\d+$/.test(text)) return index;
  if (/^\d+$/.test(text) && Number(text) < choices.length) return Number(text);
  if (index !== -1) return index;
  throw new AtRecord(offset, `the target of the sample ${shown(String(id))} is ${shown(text)}, which is none of its choices ${choices.map(shown).join(', ')}`, 'Several right answers to one question make no confusion matrix.');
}

function generated(sample: Fields, offset: number): Fields {
  const responses = listIn(sample['filtered_resps']);
  const [first] = responses;
  const answers = Array.isArray(first) ? first : responses;
  if (answers.length > 1) throw new AtRecord(offset, `the filter of the sample ${shown(String(sample['doc_id']))} left ${answers.length} answers, where one belongs`, 'Let a filter end with take_first or majority_vote.');
  const actual = sample['target'];
  const text = textIn(answers[0]);
  const isFound = text !== undefined && (!NOT_FOUND.has(text) || text === textIn(actual));
  return { actual, predicted: isFound ? text : UNPARSED, reply: listIn(listIn(sample['resps'])[0])[0] };
}

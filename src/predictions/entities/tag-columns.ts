import { ProblemError } from '../../problem.js';
import { fileProblem } from '../file-problem.js';
import { shown } from '../formats/quoting.js';
import type { Source } from '../source.js';
import type { Layout } from './conll-layout.js';
import type { DocumentsWanted } from './options.js';

/** Which columns of a file of tags hold what, from 0; `token` is absent in a file of tags alone. */
export interface TagColumns {
  readonly token: number | undefined;
  readonly actual: number | undefined;
  readonly predicted: number | undefined;
  readonly baseline: number | undefined;
}

/** The columns by number, as the config names them; what it does not name is conlleval's: predicted last, gold before it. */
export function tagColumns(source: Source, { format, columns, scored }: Layout, { columns: own, prefer = {}, needs, mayHaveGold, key, place }: DocumentsWanted): TagColumns {
  const shared = (name: string | undefined): string | undefined => (Number(name) <= columns ? name : undefined);
  const fail = (message: string, advice: string): never => {
    throw new ProblemError(fileProblem(source.name, message, advice, place));
  };
  const column = (role: string, name: string | undefined): number | undefined => {
    if (name === undefined) return undefined;
    const number = /^[1-9]\d*$/.test(name) ? Number(name) : 0;
    if (number >= 1 && number <= columns) return number - 1;
    return fail(`${key}: ${role} is ${shown(name)}, and the file has the columns 1 to ${columns}`, 'Columns of a CoNLL file have no names: they are counted from 1.');
  };
  if (own.slices !== undefined && own.slices.length > 0) fail('a file of tags has no columns for slices', 'Slices need span JSON, with one document a line.');
  if (own.id !== undefined) fail(`a file of tags has no id column ${shown(own.id)}`, 'Ids stand in comments before a sentence, as in "# sent_id = 1"; without them sentences are paired by their order.');
  if (own.text !== undefined && own.text !== 'token' && own.text !== '1') fail(`columns.text is ${shown(own.text)}, and the text of a file of tags is its tokens`, 'Write text: token.');
  const [namedActual, namedPredicted, baseline] = [column('actual', own.actual ?? shared(prefer.actual)), column('predicted', own.predicted ?? shared(prefer.predicted)), column('baseline', own.baseline)];
  // Behind the token, and before scores.
  const free = Array.from({ length: columns - (scored ? 1 : 0) }, (_, index) => index).filter((index) => (index > 0 || columns === 1 || format === 'tags') && index !== baseline);
  const lastOf = (candidates: readonly number[], taken: number | undefined): number | undefined => candidates.findLast((index) => index !== taken);
  const predicted = needs.includes('predicted') ? (namedPredicted ?? lastOf(free, namedActual)) : undefined;
  const before = lastOf(free.filter((index) => index < (predicted ?? columns)), undefined);
  const actual = needs.includes('actual') || mayHaveGold ? (namedActual ?? before) : undefined;
  if ((needs.includes('actual') && actual === undefined) || (needs.includes('predicted') && predicted === undefined)) {
    fail(
      `the file has ${columns === 1 ? 'one column' : `${columns} columns`}: gold and predicted tags need three, token, gold, predicted`,
      'Where gold tags stand in a file of their own, name it: columns: { actual: { file: <gold file> } }.',
    );
  }
  if (actual !== undefined && actual === predicted) fail(`gold and predicted tags are the same column ${actual + 1}: the model would always be right`, 'Name two columns: columns: { actual: "2", predicted: "3" }.');
  if (baseline !== undefined && (baseline === predicted || baseline === actual)) {
    fail(`the baseline's column ${baseline + 1} holds the ${baseline === predicted ? 'predictions of the candidate itself' : 'gold tags'}`, "Name the column of the baseline's tags.");
  }
  return { token: columns > 1 ? 0 : undefined, actual, predicted, baseline };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { initSummary } from '../../src/commands/init/summary.js';
import { ProblemError } from '../../src/problem.js';
import type { Report } from '../../src/report/report.js';
import { csv, Project, rowsOf } from './project.js';

const HEADER = ['id', 'gold', 'pred'];

/** The one evaluation of a written config. */
function decoded(text: string): ReturnType<typeof decodeConfig>['evaluations'][number] {
  const [evaluation] = decodeConfig(text, 'config.yml').evaluations;
  if (evaluation === undefined) throw new Error('no evaluation');
  return evaluation;
}

async function problemOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  throw new Error('nothing was wrong');
}

/** The same predictions with the first `count` right answers of a class turned into another. */
function worse(text: string, right: string, wrong: string, count: number): string {
  let left = count;
  return text.split(right).reduce((before, after) => `${before}${left-- > 0 ? wrong : right}${after}`);
}

function failed(report: Report): readonly string[] {
  return report.evaluations.flatMap(({ thresholds }) => thresholds.filter(({ state }) => state === 'fail').map(({ key }) => key));
}

function spam(): Project {
  return new Project().copy('sms_spam/logreg.csv', 'out/logreg.csv').copy('sms_spam/naive_bayes.csv', 'out/naive_bayes.csv');
}

describe('init on sms_spam', () => {
  it('writes the roles, the classes and the positive class that it found', async () => {
    const { text } = await spam().init('out/logreg.csv');
    expect(decoded(text)).toMatchObject({
      predictions: ['out/logreg.csv'],
      baseline: [],
      columns: { actual: 'gold', predicted: 'pred', id: 'id' },
      labels: ['ham', 'spam'],
      positive: 'spam',
    });
  });

  it('never takes the text column by itself, but offers it with the reason', async () => {
    const { text } = await spam().init('out/logreg.csv');
    expect(decoded(text).columns.text).toBeUndefined();
    expect(text).toMatch(/# The texts of examples are private[^\n]*\n[^\n]*\n {2}# text: text\n/);
  });

  // scikit-learn on the same file: accuracy 0.98430, recall of spam 0.88629, precision of spam 0.99624.
  it('puts each lower bound on a whole percent, at least half a point below today', async () => {
    const { text } = await spam().init('out/logreg.csv');
    expect(text).toMatch(/metric: accuracy, min: 0\.97 \} +# today 98\.4 %\n/);
    expect(text).toMatch(/metric: recall, min: 0\.88 \} +# today 88\.6 %\n/);
    expect(text).toMatch(/metric: precision, min: 0\.99 \} +# today 99\.6 %\n/);
  });

  it('is passed by the same predictions and failed by a worse model', async () => {
    const project = spam();
    await project.init('out/logreg.csv');
    expect((await project.check()).conclusion).toBe('pass');
    project.write('out/logreg.csv', worse(project.read('out/logreg.csv'), 'spam,spam', 'spam,ham', 5));
    const report = await project.check();
    expect(report.conclusion).toBe('fail');
    expect(failed(report)).toEqual(['recall[spam] min 0.88']);
  });

  it('with a baseline allows no more misses than it has, and one more fails', async () => {
    const project = spam();
    const { text } = await project.init('out/naive_bayes.csv', { baseline: 'out/logreg.csv' });
    expect(text).toMatch(/metric: false_negatives, max_increase: 0 \} +# today 31, baseline 34\n/);
    expect((await project.check()).conclusion).toBe('pass');
    const misses = (more: number): string => worse(project.read('out/naive_bayes.csv'), 'spam,spam', 'spam,ham', more);
    project.write('out/naive_bayes.csv', misses(3));
    expect(failed(await project.check())).not.toContain('false_negatives[spam] max_increase 0');
    project.write('out/naive_bayes.csv', misses(1));
    expect(failed(await project.check())).toContain('false_negatives[spam] max_increase 0');
  });

  it('with a baseline that misses less allows exactly the misses of today, and says so in the file and on the terminal', async () => {
    const project = spam();
    const done = await project.init('out/logreg.csv', { baseline: 'out/naive_bayes.csv' });
    expect(done.text).toMatch(/misses 3 more than the baseline; 3 is allowed here[^\n]*\n[^\n]*Write 0[^\n]*\n {2}- \{ metric: false_negatives, max_increase: 3 \} +# today 34, baseline 31\n/);
    expect(initSummary(done)).toContain('this model misses 3 more "spam" than the baseline (31 → 34)');
    expect((await project.check()).conclusion).toBe('pass');
    project.write('out/logreg.csv', worse(project.read('out/logreg.csv'), 'spam,spam', 'spam,ham', 1));
    expect((await project.check()).conclusion).toBe('fail');
  });

  it('tells what it wrote, the mapping, the guess and the next command', async () => {
    expect(initSummary(await spam().init('out/logreg.csv', { config: "it's mine.yml" }))).toBe(
      [
        "Wrote it's mine.yml",
        '',
        'out/logreg.csv: 2,230 examples, 2 classes, no baseline',
        'Columns, inferred from their names: actual = gold, predicted = pred, id = id',
        'Positive class: spam. A guess, because it is named like one: check it',
        '',
        'Read the file, then run:',
        "  confusion-gate check --config 'it'\\''s mine.yml'",
      ].join('\n'),
    );
  });
});

describe('init on other files', () => {
  const three = [['a', 'a', 40], ['a', 'b', 10], ['b', 'b', 35], ['b', 'c', 5], ['c', 'c', 5], ['c', 'a', 5]] as const;

  it('gates accuracy, macro F1 and, with a baseline, the recall of each of three classes', async () => {
    const project = new Project({ 'new.csv': csv(HEADER, rowsOf(three)), 'old.csv': csv(HEADER, rowsOf(three)) });
    const { text } = await project.init('new.csv', { baseline: 'old.csv' });
    expect(decoded(text).positive).toBeUndefined();
    expect(text).toContain('{ metric: recall, per: class, max_drop: "3pp" }');
    expect((await project.check()).conclusion).toBe('pass');
    project.write('new.csv', csv(HEADER, rowsOf([['a', 'a', 30], ['a', 'b', 20], ['b', 'b', 33], ['b', 'c', 7], ['c', 'c', 5], ['c', 'a', 5]])));
    expect(failed(await project.check())).toContain('recall[*] max_drop 3pp');
  });

  it('leaves the per-class threshold as a comment while there is no baseline', async () => {
    const project = new Project({ 'new.csv': csv(HEADER, rowsOf(three)) });
    const { text } = await project.init('new.csv');
    expect(decoded(text).thresholds?.map(({ metric }) => metric.id)).toEqual(['accuracy', 'f1']);
    expect(text).toContain('  # - { metric: recall, per: class, max_drop: "3pp" }  # needs a baseline\n');
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('widens the per-class bound to the class that already fell, and says so', async () => {
    // 40 of 50 today, 44 of 50 before: 8 points.
    const old = rowsOf([['a', 'a', 44], ['a', 'b', 6], ['b', 'b', 35], ['b', 'c', 5], ['c', 'c', 5], ['c', 'a', 5]]);
    const project = new Project({ 'new.csv': csv(HEADER, rowsOf(three)), 'old.csv': csv(HEADER, old) });
    const done = await project.init('new.csv', { baseline: 'old.csv' });
    expect(done.text).toMatch(/max_drop: "8pp" \} +# today "a" falls most, by 8\.0pp\n/);
    expect(initSummary(done)).toContain('the recall of "a" lies 8.0pp below the baseline');
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('leaves the per-class threshold as a comment when no class is large enough to be judged', async () => {
    const few = csv(HEADER, rowsOf([['a', 'a', 9], ['b', 'b', 9], ['c', 'c', 9], ['c', 'a', 1]]));
    const project = new Project({ 'new.csv': few, 'old.csv': few });
    const { text } = await project.init('new.csv', { baseline: 'old.csv' });
    expect(text).toContain('  # - { metric: recall, per: class, max_drop: "3pp" }  # no class has 20 examples today\n');
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('lists 12 classes, but not 13', async () => {
    const classes = (count: number): string => csv(HEADER, Array.from({ length: count * 3 }, (_, index) => [`e${index}`, `class ${index % count}`, `class ${index % count}`]));
    const project = new Project({ 'twelve.csv': classes(12), 'thirteen.csv': classes(13) });
    expect(decoded((await project.init('twelve.csv', { config: '12.yml' })).text).labels).toHaveLength(12);
    expect(decoded((await project.init('thirteen.csv', { config: '13.yml' })).text).labels).toBeUndefined();
  });

  it('handles 77 classes with and without a baseline', async () => {
    const label = (index: number): string => `intent_${index % 77}`;
    const rows = (wrong: number): string => csv(HEADER, Array.from({ length: 77 * 40 }, (_, index) => [`e${index}`, label(index), index % wrong === 0 ? label(index + 1) : label(index)]));
    const project = new Project({ 'new.csv': rows(10), 'old.csv': rows(9) });
    const alone = await project.init('new.csv', { config: 'alone.yml' });
    expect(alone.text).toContain('# There are 77 classes, too many to list here');
    expect((await project.check('alone.yml')).conclusion).toBe('pass');
    await project.init('new.csv', { baseline: 'old.csv' });
    expect((await project.check()).conclusion).toBe('pass');
    project.write('new.csv', rows(5));
    expect((await project.check()).conclusion).toBe('fail');
    expect((await project.check('alone.yml')).conclusion).toBe('fail');
  });

  it('marks labels that are predicted and never true', async () => {
    const project = new Project({ 'new.csv': csv(HEADER, rowsOf([...three, ['a', 'maybe', 2]])) });
    expect((await project.init('new.csv')).text).toMatch(/- "maybe" +# never true, but predicted 2 times: is it a class\?\n/);
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('writes a file without ids, and says how its rows can be paired', async () => {
    const project = new Project({ 'out.csv': csv(['y_true', 'y_pred'], rowsOf(three).map((row) => row.slice(1))) });
    const { text } = await project.init('out.csv');
    expect(decoded(text).columns).toEqual({ actual: 'y_true', predicted: 'y_pred' });
    expect(text).toContain('No column is named like an id');
    expect(text).toContain('# pair_by: order');
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('offers columns with few values as slices, but no scores and no labels of another model', async () => {
    const header = ['id', 'gold', 'pred', 'language', 'fold', 'score', 'other model', 'constant'];
    const rows = rowsOf(three).map((row, index) => [...row, index % 2 === 0 ? 'de' : 'en', String(index % 5), String(index / 100), index % 3 === 0 ? 'a' : 'b', 'x']);
    const project = new Project({ 'out.csv': csv(header, rows) });
    expect((await project.init('out.csv')).text).toContain('  # slices: [language, fold]\n');
  });

  it('leaves out what cannot be measured today, and still passes', async () => {
    // Never predicted: no precision. No gold examples: no recall, and misses of nothing.
    const never = csv(HEADER, rowsOf([['no', 'no', 30], ['yes', 'no', 3]]));
    const project = new Project({ 'never.csv': never, 'none.csv': csv(HEADER, rowsOf([['no', 'no', 30], ['no', 'yes', 3]])), 'old.csv': csv(HEADER, rowsOf([['no', 'no', 33]])) });
    const first = await project.init('never.csv', { config: 'never.yml' });
    expect(first.text).toMatch(/# - \{ metric: precision, min: 0\.5 \} +# cannot be measured today: /);
    expect(first.text).toMatch(/ - \{ metric: recall, min: 0\.00 \} +# today 0\.0 %; 0 lets every model pass/);
    expect((await project.check('never.yml')).conclusion).toBe('pass');
    const second = await project.init('none.csv', { baseline: 'old.csv', config: 'none.yml' });
    expect(second.text).toMatch(/# - \{ metric: false_negatives, max_increase: 0 \} +# cannot be measured today: /);
    expect((await project.check('none.yml')).conclusion).toBe('pass');
  });

  it('reads shards by a glob and writes the glob', async () => {
    const rows = rowsOf(three);
    const project = new Project({ 'out/1.csv': csv(HEADER, rows.slice(0, 50)), 'out/2.csv': csv(HEADER, rows.slice(50)) });
    expect(decoded((await project.init('out/*.csv')).text).predictions).toEqual(['out/*.csv']);
    expect((await project.check()).evaluations[0]?.measured?.examples).toBe(100);
  });

  it('points editors at the schema where there is one', async () => {
    const project = new Project({ 'out.csv': csv(HEADER, rowsOf(three)) });
    const { text } = await project.init('out.csv', { schema: '../schema/confusion-gate.schema.json' });
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../schema/confusion-gate.schema.json');
  });

  it('writes a config that today passes, whatever the predictions are', async () => {
    const label = fc.constantFrom('yes', 'no', 'perhaps', '');
    const example = fc.record({ gold: fc.constantFrom('yes', 'no', 'perhaps'), now: label, before: label });
    // Files of some length have every gold label: predictions that are mostly no gold label at all are refused, and that is another test's.
    const all = ['yes', 'no', 'perhaps'].map((gold) => ({ gold, now: gold, before: gold }));
    const isBinary = (one: Readonly<Record<string, string>>): boolean => !Object.values(one).includes('perhaps');
    const examples = fc.oneof(
      fc.array(example, { minLength: 1, maxLength: 150 }).map((list) => [...all, ...list]),
      fc.array(example.filter(isBinary), { minLength: 1, maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(examples, fc.boolean(), async (list, compared) => {
        // A baseline that names no gold label at all is refused.
        const golds = new Set<string>(list.map(({ gold }) => gold));
        fc.pre(list.some(({ now }) => now !== '') && (!compared || list.some(({ before }) => golds.has(before))));
        const rows = (said: 'now' | 'before'): string => csv(HEADER, list.map((one, index) => [`e${index}`, one.gold, one[said]]));
        const project = new Project({ 'now.csv': rows('now'), 'before.csv': rows('before') });
        await project.init('now.csv', compared ? { baseline: 'before.csv' } : {});
        expect((await project.check()).conclusion).toBe('pass');
      }),
      { numRuns: 60 },
    );
  });

  const HOSTILE = ['no', '1', 'true', 'null', '~', '1e3', '0x1f', "it's", 'say "no"', 'a: b', 'a #b', '- a', '{a}', '[a, b]', '&a', '*a', '!a', '%a', '@a', '`a`', '|', '>', '---', '...', 'two\nlines', 'two\r\nlines', 'tab\there', 'back\\slash', '__proto__', 'constructor', '👩‍💻', '\u202Ertl', 'a\u2028b', 'a\u0085b', 'zero\u200Bwidth', '\uFEFFmark', '\u{E0041}tag', 'nul\u0000', 'größer', '(a)', '=1+1'];
  it.each(HOSTILE)('keeps the hostile label %j', async (label) => {
    const cells = rowsOf([[label, label, 20], [label, 'ok', 3], ['ok', 'ok', 40]]);
    const project = new Project({ 'out.jsonl': cells.map(([id, gold, pred]) => `${JSON.stringify({ id, gold, pred })}\n`).join('') });
    const { text } = await project.init('out.jsonl');
    // Labels are trimmed, and what counts as a blank is JavaScript's matter.
    expect(decoded(text).labels?.toSorted()).toEqual([label.trim(), 'ok'].toSorted());
    expect((await project.check()).conclusion).toBe('pass');
  });
});

describe('init refuses', () => {
  const good = csv(HEADER, rowsOf([['a', 'a', 9], ['b', 'b', 9]]));

  it('to overwrite a config, unless it is told to', async () => {
    const project = new Project({ 'out.csv': good, '.github/confusion-gate.yml': 'predictions: mine.csv\n' });
    expect(await problemOf(project.init('out.csv'))).toMatch(/there is a config at \.github\/confusion-gate\.yml already\n.*--config FILE.*--force/);
    expect(project.read('.github/confusion-gate.yml')).toBe('predictions: mine.csv\n');
    expect(decoded((await project.init('out.csv', { force: true })).text).predictions).toEqual(['out.csv']);
  });

  it('columns it would have to guess, with the columns and the YAML that settles it', async () => {
    const project = new Project({ 'out.csv': csv(['id', 'first', 'second'], rowsOf([['a', 'a', 9]])) });
    const message = await problemOf(project.init('out.csv'));
    expect(message).toContain('the columns of the gold label and the predicted label cannot be told from the names');
    expect(message).toContain('"first": "a"');
    expect(message).toContain('actual: <column of the gold label>');
    expect(() => project.read('.github/confusion-gate.yml')).toThrow('ENOENT');
  });

  it.each([
    ['an empty file', 'out.csv', '', /empty/],
    ['a file with a header only', 'out.csv', 'id,gold,pred\n', /holds no predictions/],
    ['a file that is not there', 'other.csv', good, /no file answers to "other\.csv"/],
    ['a file outside', '../out.csv', good, /outside the workspace/],
  ])('%s', async (_, named, text, expected) => {
    const project = new Project({ 'out.csv': text });
    expect(await problemOf(project.init(named))).toMatch(expected);
    expect(() => project.read('.github/confusion-gate.yml')).toThrow('ENOENT');
  });

  it.each([
    ['that is not there', 'old.csv', undefined, /no file answers to "old\.csv"/],
    ['that is the candidate itself', './out.csv', undefined, /named as predictions and as baseline/],
    ['of other examples', 'old.csv', csv(HEADER, rowsOf([['a', 'a', 9], ['b', 'b', 8]])), /1 example is only in the candidate/],
    ['without ids', 'old.csv', csv(['gold', 'pred'], [['a', 'a']]), /no column is named like an id/],
  ])('a baseline %s', async (_, baseline, text, expected) => {
    const project = new Project({ 'out.csv': good, ...(text !== undefined && { 'old.csv': text }) });
    expect(await problemOf(project.init('out.csv', { baseline }))).toMatch(expected);
    expect(() => project.read('.github/confusion-gate.yml')).toThrow('ENOENT');
  });
});

describe('init on answers that are not one label', () => {
  const tags = (said: (id: number) => string): string => `${Array.from({ length: 30 }, (_, id) => `Ada B-PER ${said(id)}\nin O O\nParis B-LOC B-LOC\n`).join('\n')}`;
  const lists = (said: (id: number) => readonly string[]): string => Array.from({ length: 30 }, (_, id) => `${JSON.stringify({ id: `e${id}`, gold: ['joy', 'love'], pred: said(id) })}\n`).join('');

  it('tells tags of entities by what they are', async () => {
    const project = new Project({ 'out.conll': tags((id) => (id < 3 ? 'O' : 'B-PER')), 'base.conll': tags(() => 'B-PER') });
    const done = await project.init('out.conll', { baseline: 'base.conll' });
    expect(decoded(done.text)).toMatchObject({ task: 'entities', labels: ['LOC', 'PER'], predictions: ['out.conll'] });
    expect(decoded(done.text).columns).toEqual({});
    expect(done.text).toMatch(/metric: f1, average: micro, min: 0\.96 \} +# today 97\.4 %/);
    expect(done.text).toContain('# 30 gold entities');
    const summary = initSummary(done);
    expect(summary).toContain('out.conll: 30 documents, 2 classes, compared with base.conll\nColumns, inferred from their order: actual = column 2, predicted = column 3\nTask: entities\n');
    expect((await project.check()).conclusion).toBe('pass');
    project.write('out.conll', tags((id) => (id < 12 ? 'O' : 'B-PER')));
    expect((await project.check()).conclusion).toBe('fail');
  });

  it('tells spans, and lists of labels', async () => {
    const spans = [0, 1].map((id) => `${JSON.stringify({ id: `d${id}`, text: 'Ada in Paris', gold: [[0, 3, 'PER']], predicted: [[0, 3, 'PER']] })}\n`).join('');
    expect(decoded((await new Project({ 'out.jsonl': spans }).init('out.jsonl')).text)).toMatchObject({ task: 'entities', columns: { actual: 'gold', predicted: 'predicted', id: 'id' } });
    const project = new Project({ 'out.jsonl': lists((id) => (id < 5 ? ['joy'] : ['joy', 'love'])) });
    expect(decoded((await project.init('out.jsonl')).text)).toMatchObject({ task: 'multilabel', labels: ['joy', 'love'] });
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('asks about labels that look like several in one text, and parts them when it is told so', async () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f'];
    const sets = all.flatMap((one, index) => all.slice(index + 1).map((other) => `${one};${other}`));
    const project = new Project({ 'out.csv': csv(HEADER, sets.map((set, index) => [`e${index}`, set, set])) });
    expect(initSummary(await project.init('out.csv'))).toContain('Note: labels look like several in one text. If they are: confusion-gate init --task multilabel\n');
    const done = await project.init('out.csv', { task: 'multilabel', force: true });
    expect(decoded(done.text)).toMatchObject({ task: 'multilabel', labels: all, multilabel: { separator: ';' } });
    expect(initSummary(done)).toContain('Task: multilabel, with ";" between labels\n');
    expect((await project.check()).conclusion).toBe('pass');
  });

  it('says what check would say of a file that is nothing of all that', async () => {
    expect(await problemOf(new Project({ 'out.csv': 'alpha,beta\n1,2\n' }).init('out.csv'))).toContain('the columns of the gold label and the predicted label cannot be told from the names');
  });
});

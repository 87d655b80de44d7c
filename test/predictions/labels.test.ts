import { describe, expect, it } from 'vitest';
import { counts, incomparable, problemsOfReading, reading, type Files } from './reading.js';

/** Rows of actual and predicted as CSV. */
function rows(...lines: readonly string[]): Files {
  return { 'p.csv': ['actual,predicted', ...lines].join('\n') };
}

function repeated(times: number, line: (index: number) => string): readonly string[] {
  return Array.from({ length: times }, (_, index) => line(index));
}

describe('labels are text', () => {
  it('without the blanks around them', async () => {
    const { tally } = await reading(rows(' ham,ham ', '"\tham\n",\u00A0ham', 'h am,ham'));
    expect(counts(tally)).toEqual({ 'h am→ham': 1, 'ham→ham': 2 });
  });

  it('taken literally, whatever they look like', async () => {
    const labels = ['01', 'true', 'no', 'null', 'NaN', 'None', '__proto__', 'constructor', 'toString', '👩‍🔬', 'é', 'e\u0301', '-0', '1e3', '50%', '|', '`', '</details>', '@team', '::set-output::', '\u202Eham', 'h\u200Bam'];
    const { tally } = await reading(rows(...labels.map((label) => `${label},${label}`)));
    expect(new Set(tally.classes)).toEqual(new Set(labels));
    expect(counts(tally)).toEqual(Object.fromEntries(labels.map((label) => [`${label}→${label}`, 1])));
  });

  it('from JSON of any type', async () => {
    const lines = ['{"actual":1,"predicted":"1"}', '{"actual":true,"predicted":"true"}', '{"actual":"\\u00e9","predicted":"é"}', '{"actual":9007199254740993,"predicted":"9007199254740993"}'];
    const { tally } = await reading({ 'p.jsonl': lines.join('\n') });
    expect(counts(tally)).toEqual({ '1→1': 1, 'true→true': 1, 'é→é': 1, '9007199254740993→9007199254740993': 1 });
  });

  it('in the order of their code points', async () => {
    const { tally } = await reading(rows(...['b', 'a', 'B', '10', '9', '😀', 'ﬁ', 'é'].map((label) => `${label},${label}`)));
    expect(tally.classes).toEqual(['10', '9', 'B', 'a', 'b', 'é', 'ﬁ', '😀']);
  });
});

describe('`1.0` and `1`', () => {
  it('are one label where a column holds numbers only, and that is said', async () => {
    const { tally, read } = await reading(rows('1,1.0', '0,0.0', '1,', '-3,-3.00'));
    expect(counts(tally)).toEqual({ '-3→-3': 1, '0→0': 1, '1→1': 1, '1→(missing)': 1 });
    expect(read.labelSet.merged).toEqual([{ from: '-3.00', to: '-3' }, { from: '0.0', to: '0' }, { from: '1.0', to: '1' }]);
  });

  it('are two labels in a column with any other text', async () => {
    const { tally, read } = await reading(rows('1,1.0', '1,unknown'));
    expect(counts(tally)).toEqual({ '1→1.0': 1, '1→unknown': 1 });
    expect(read.labelSet.merged).toEqual([]);
  });

  it.each(['01', '+1', '1.', '.5', '1,0', '0x1', 'Infinity', '--1'])('are two labels beside %s, which is no number', async (other) => {
    const { tally } = await reading(rows('1,1.0', `1,"${other}"`));
    expect(tally.classes).toContain('1.0');
  });

  it('stay what they are otherwise: 1.50 is not 1.5', async () => {
    const { tally } = await reading(rows('1.50,1.5', '1e0,1'));
    expect(tally.classes).toEqual(['1', '1.5', '1.50', '1e0']);
  });

  it('are spelt as the closed set spells them', async () => {
    const { tally, read } = await reading(rows('1,1.0', '0,0'), { labels: ['0.0', '1.0'] });
    expect(counts(tally)).toEqual({ '0.0→0.0': 1, '1.0→1.0': 1 });
    expect(read.labelSet.merged).toEqual([{ from: '0', to: '0.0' }, { from: '1', to: '1.0' }]);
    const both = await reading(rows('1,1.0', '1.0,1'), { labels: ['1', '1.0'] });
    expect(counts(both.tally)).toEqual({ '1→1.0': 1, '1.0→1': 1 });
  });

  it('are the same gold label for candidate and baseline', async () => {
    const { read, tally } = await reading({ 'p.csv': 'id,actual,predicted\na,1,1\nb,0,1' }, { baseline: { 'b.csv': 'id,actual,predicted\na,1.0,1.0\nb,0.0,0.0' } });
    expect(incomparable(read.comparability)).toBe('');
    expect(counts(tally, 'baseline')).toEqual({ '0→0': 1, '1→1': 1 });
  });
});

describe('a prediction that is no label', () => {
  it.each([
    ['empty', '{"actual":"a","predicted":""}'],
    ['blank', '{"actual":"a","predicted":" \\t "}'],
    ['null', '{"actual":"a","predicted":null}'],
    ['absent', '{"actual":"a"}'],
    ['a bare NaN', '{"actual":"a","predicted":NaN}'],
    ['written out', '{"actual":"a","predicted":"(missing)"}'],
  ])('is missing: %s', async (_, line) => {
    const { tally, read } = await reading({ 'p.jsonl': `{"actual":"a","predicted":"a"}\n${line}` });
    expect(counts(tally)).toEqual({ 'a→a': 1, 'a→(missing)': 1 });
    expect(tally.classes).toEqual(['a']);
    expect(read.candidate.nonFinite).toBe(line.includes('NaN') ? 1 : 0);
  });

  it('keeps its mark', async () => {
    const { tally } = await reading(rows('a,(unparsed)', 'a,(refused)', 'a,(other)', 'a,( other )', 'a,(Other)'));
    expect(counts(tally)).toEqual({ 'a→( other )': 1, 'a→(Other)': 1, 'a→(unparsed)': 1, 'a→(refused)': 1, 'a→(other)': 1 });
  });

  it('is (other) outside a closed set', async () => {
    const { tally } = await reading(rows('b,b', 'a,b', 'a,eggs', 'a,'), { labels: ['b', 'a', 'unused'] });
    expect(tally.classes).toEqual(['b', 'a', 'unused']);
    expect(counts(tally)).toEqual({ 'b→b': 1, 'a→b': 1, 'a→(other)': 1, 'a→(missing)': 1 });
  });
});

describe('a gold label', () => {
  it('must be there: its lines are named, five of them', async () => {
    expect(await problemsOfReading(rows('a,a', ',a', ' ,a', '\u00A0,a', ',b', ',b', ',b', ',b'))).toBe(
      [
        'p.csv:3: 7 rows have no gold label in the column "actual": p.csv:3, p.csv:4, p.csv:5, p.csv:6, p.csv:7 and 2 more',
        '  Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.',
      ].join('\n'),
    );
    expect(await problemsOfReading({ 'p.jsonl': '{"actual":null,"predicted":"a"}\n{"actual":"a","predicted":"a"}' })).toMatch(/^p\.jsonl:1: 1 row has no gold label in the column "actual": p\.jsonl:1\n/);
  });

  it('may be absent with `unlabelled: drop`, which counts', async () => {
    const { read, tally, examples } = await reading(rows('a,a', ',a', ' ,zebra', 'a,b'), { unlabelled: 'drop' });
    expect(read).toMatchObject({ examples: 2, dropped: 2 });
    expect(counts(tally)).toEqual({ 'a→a': 1, 'a→b': 1 });
    expect(examples.map(({ row }) => row)).toEqual([0, 3]);
  });

  it('must be there at least once', async () => {
    expect(await problemsOfReading(rows(',a', ',b'), { unlabelled: 'drop' })).toBe('p.csv: no row has a gold label\n  What was not measured never passes.');
  });

  it.each(['error', 'drop'] as const)('cannot be an outcome, even with `unlabelled: %s`', async (unlabelled) => {
    const problems = await problemsOfReading(rows('a,a', '(missing),a', '" (other) ",a', '(unparsed),a', '(refused),b'), { unlabelled });
    expect(problems).toBe(
      [
        'p.csv:3: 4 gold labels in the column "actual" have the name of an outcome, which only a prediction can have: p.csv:3 "(missing)", p.csv:4 "(other)", p.csv:5 "(unparsed)", p.csv:6 "(refused)"',
        '  Does this column hold predictions? Name the column of gold labels: `columns: { actual: <column> }`. No class can be called (missing), (unparsed), (refused) or (other).',
      ].join('\n'),
    );
  });

  it('must be in a closed set: each stranger is told once, with its first line and how often', async () => {
    expect(await problemsOfReading(rows('a,a', 'x,a', 'b,b', 'x,a', 'y,a'), { labels: ['a', 'b'] })).toBe(
      [
        'p.csv:3: the gold label "x" is not in `labels` (2 examples)',
        '  `labels` is the closed set of classes: "a", "b". Add the label, or mend the gold data.',
        'p.csv:6: the gold label "y" is not in `labels` (1 example)',
        '  `labels` is the closed set of classes: "a", "b". Add the label, or mend the gold data.',
      ].join('\n'),
    );
  });

  it('outside a closed set is told five times, the others are counted', async () => {
    const problems = await problemsOfReading(rows(...repeated(40, (index) => `x${index},a`)), { labels: ['a'] });
    expect(problems.match(/the gold label/g)).toHaveLength(5);
    expect(problems).toContain('p.csv: 35 more gold labels are not in `labels`');
  });
});

describe('columns that are no labels', () => {
  it('have more than 50,000 distinct values', async () => {
    const lines = repeated(50_002, (index) => `a,text number ${index}`);
    expect(await problemsOfReading(rows(...lines))).toBe(
      [
        'p.csv: the column "predicted" has more than 50000 distinct values, the last one "text number 49999"',
        '  A column of labels has few. Is this one a text, an id or a measurement? Name the right columns under `columns`.',
      ].join('\n'),
    );
    expect(await problemsOfReading(rows(...repeated(50_002, (index) => `a,${index}.25`)))).toMatch(/look like regression/);
    const { tally } = await reading(rows(...repeated(50_000, (index) => `label ${index},label 0`)));
    expect(tally.classes).toHaveLength(50_000);
  });

  it('have more than 1,000 distinct values for a slice', async () => {
    const files: Files = { 'p.csv': ['actual,predicted,user', ...repeated(1_001, (index) => `a,a,${index}`)].join('\n') };
    expect(await problemsOfReading(files, { columns: { slices: ['user'] } })).toMatch(/^p\.csv: the column "user" has more than 1000 distinct values, the last one "1000"/);
  });

  it('are empty in every row', async () => {
    const expected = 'p.csv: the column "predicted" is empty in every row\n  No predictions were measured. Check the step that writes the file.';
    expect(await problemsOfReading(rows('a,', 'b, ', 'b,(missing)'))).toBe(expected);
    expect(await problemsOfReading(rows('a,', 'b,'), { labels: ['a', 'b'] })).toBe(expected);
    expect((await reading(rows('a,', 'b,(refused)'))).read.examples).toBe(2);
  });

  it('are measurements: this looks like regression', async () => {
    // As in files of house prices, formats.md of the research: 245800.0 and 201882.96.
    const lines = repeated(30, (index) => `${245_800 + 100 * index}.0,${201_882 + 97 * index}.96`);
    expect(await problemsOfReading(rows(...lines))).toBe(
      [
        'p.csv: this looks like regression: "predicted" holds 30 different numbers such as "201882.96", "201979.96", "202076.96", "actual" holds 30 such as "245800.0", "245900.0", "246000.0"',
        '  A confusion matrix needs classes. Name the columns of class labels under `columns`, or list the classes under `labels` if these numbers are classes.',
      ].join('\n'),
    );
  });

  it('are no measurements when they are few, integers, or listed as classes', async () => {
    const grades = repeated(21, (index) => `${index % 7}.5,${(index + 1) % 7}.5`);
    expect((await reading(rows(...grades))).tally.classes).toHaveLength(7);
    const integers = repeated(30, (index) => `${index},${(index + 1) % 30}`);
    expect((await reading(rows(...integers))).tally.classes).toHaveLength(30);
    const versions = repeated(30, (index) => `3.${index + 1},3.${index + 1}`);
    expect(await problemsOfReading(rows(...versions))).toMatch(/regression/);
    expect((await reading(rows(...versions), { labels: repeated(30, (index) => `3.${index + 1}`) })).read.examples).toBe(30);
  });

  it('speak of different things: raw text, or indices beside names', async () => {
    const text = repeated(21, (index) => `ham,"I think number ${index} is spam."`);
    expect(await problemsOfReading(rows(...text))).toBe(
      [
        'p.csv: none of 21 predictions is among the gold labels: the column "predicted" holds "I think number 0 is spam.", "I think number 1 is spam.", "I think number 2 is spam.", "actual" holds "ham"',
        '  Is it raw text, a class index beside names, or another column? Name the right columns under `columns`, or list the classes under `labels` if this is what the model says.',
      ].join('\n'),
    );
    const indices = repeated(21, (index) => `${index % 2 === 0 ? 'ham' : 'spam'},${index % 2}`);
    expect(await problemsOfReading(rows(...indices), { columns: { actual: 'actual', predicted: 'predicted' } })).toMatch(/none of 21 predictions is among the gold labels/);
    expect((await reading(rows(...indices), { labels: ['ham', 'spam'] })).read.examples).toBe(21);
  });

  it('are doubted by half when they were inferred, and only when there is enough to doubt', async () => {
    const mixed = (right: number, wrong: number): Files => rows(...repeated(right, () => 'ham,ham'), ...repeated(wrong, (index) => `ham,text ${index}`));
    const named = { columns: { actual: 'actual', predicted: 'predicted' } };
    expect(await problemsOfReading(mixed(10, 11))).toMatch(/^p\.csv: only 10 of 21 predictions are among the gold labels/);
    expect((await reading(mixed(11, 11))).read.examples).toBe(22);
    expect((await reading(mixed(9, 11))).read.examples).toBe(20);
    expect((await reading(mixed(1, 20), named)).read.examples).toBe(21);
  });
});

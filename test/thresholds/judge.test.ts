import { describe, expect, it } from 'vitest';
import { judge } from '../../src/thresholds/judge.js';
import { CHANCE, onlyMember, tallyOf, thresholdsOf, thresholdsWith, verdictOn } from './judging.js';

/** ham 100, of them 10 called spam before and 5 now; spam 50, of them 5 missed before and 8 now, one with a refusal; eggs never. */
const MAIL = tallyOf(['ham', 'spam'], ['90 × ham ham ham', '5 × ham spam ham', '5 × ham spam spam', '42 × spam spam spam', '2 × spam spam ham', '1 × spam spam (refused)', '5 × spam ham ham']);

describe('every kind of selector with every kind of bound', () => {
  it.each([
    // Of the whole matrix: right before 135, now 137 of 150.
    ['metric: errors, min: 13', 'errors', 'pass'],
    ['metric: errors, min: 14', 'errors', 'fail'],
    ['metric: errors, max: 13', 'errors', 'pass'],
    ['metric: errors, max: 12', 'errors', 'fail'],
    ['metric: accuracy, max_drop: 0', 'accuracy', 'pass'],
    ['metric: error_rate, max_increase: 0', 'error_rate', 'pass'],
    ['metric: examples, max_drop: 0', 'examples', 'pass'],
    // Of a class: recall of spam 45 of 50 before, 42 now.
    ['metric: recall, class: spam, min: 0.84', 'recall[spam]', 'pass'],
    ['metric: recall, class: spam, min: 0.841', 'recall[spam]', 'fail'],
    ['metric: recall, class: spam, max: 0.84', 'recall[spam]', 'pass'],
    ['metric: recall, class: spam, max: 0.83', 'recall[spam]', 'fail'],
    ['metric: recall, class: spam, max_drop: 0.06', 'recall[spam]', 'pass'],
    ['metric: recall, class: spam, max_drop: 0.05', 'recall[spam]', 'fail'],
    ['metric: recall, class: spam, max_drop: "6pp"', 'recall[spam]', 'pass'],
    ['metric: recall, class: spam, max_drop: "5.99pp"', 'recall[spam]', 'fail'],
    // 0.06 of 0.9 is 6.66… %.
    ['metric: recall, class: spam, max_drop: "6.67% of baseline"', 'recall[spam]', 'pass'],
    ['metric: recall, class: spam, max_drop: "6.66% of baseline"', 'recall[spam]', 'fail'],
    ['metric: false_negatives, class: spam, max_increase: 3', 'false_negatives[spam]', 'pass'],
    ['metric: false_negatives, class: spam, max_increase: 2', 'false_negatives[spam]', 'fail'],
    ['metric: false_negatives, class: spam, max_increase: "60% of baseline"', 'false_negatives[spam]', 'pass'],
    ['metric: false_negatives, class: spam, max_increase: "59.9% of baseline"', 'false_negatives[spam]', 'fail'],
    // Averages: recall was 90/100 and 45/50, is 95/100 and 42/50.
    ['metric: recall, average: macro, min: 0.895', 'recall[macro]', 'pass'],
    ['metric: recall, average: macro, max: 0.894', 'recall[macro]', 'fail'],
    ['metric: recall, average: macro, max_drop: 0.005', 'recall[macro]', 'pass'],
    ['metric: recall, average: macro, max_drop: 0.004', 'recall[macro]', 'fail'],
    ['metric: recall, average: macro, max_drop: "0.55% of baseline"', 'recall[macro]', 'fail'],
    ['metric: recall, average: micro, max_drop: 0', 'recall[micro]', 'pass'],
    ['metric: recall, average: weighted, max_drop: 0', 'recall[weighted]', 'pass'],
    // Of a cell; on the diagonal more is better.
    ['metric: confusion, actual: spam, predicted: ham, max: 7', 'confusion[spam→ham]', 'pass'],
    ['metric: confusion, actual: spam, predicted: ham, max: 6', 'confusion[spam→ham]', 'fail'],
    ['metric: confusion, actual: spam, predicted: ham, max_increase: 2', 'confusion[spam→ham]', 'pass'],
    ['metric: confusion, actual: spam, predicted: ham, max_increase: 1', 'confusion[spam→ham]', 'fail'],
    ['metric: confusion, actual: spam, predicted: spam, max_drop: 3', 'confusion[spam→spam]', 'pass'],
    ['metric: confusion, actual: spam, predicted: spam, max_drop: 2', 'confusion[spam→spam]', 'fail'],
    ['metric: confusion, actual: spam, predicted: "(refused)", max: 0', 'confusion[spam→(refused)]', 'fail'],
    ['metric: confusion_rate, actual: spam, predicted: "(refused)", max: 0.02', 'confusion_rate[spam→(refused)]', 'pass'],
    // Of outcomes.
    ['metric: refused_rate, max: 0.01', 'refused_rate', 'pass'],
    ['metric: refused_rate, max_increase: 0', 'refused_rate', 'fail'],
    ['metric: refused_rate, max_increase: "0.7pp"', 'refused_rate', 'pass'],
  ])('%s', (line, key, state) => {
    const verdict = verdictOn(line, MAIL);
    expect(verdict).toMatchObject({ state });
    expect(onlyMember(verdict)).toMatchObject({ key, state });
  });

  it('with value, baseline, change and support', () => {
    expect(onlyMember(verdictOn('metric: recall, class: spam, max_drop: 0, policy: point', MAIL))).toEqual({
      key: 'recall[spam]',
      label: 'spam',
      value: { defined: true, value: 0.84, ratio: { numerator: 42, denominator: 50 } },
      baseline: { defined: true, value: 0.9, ratio: { numerator: 45, denominator: 50 } },
      change: -0.06,
      support: 50,
      state: 'fail',
      decimals: 1,
    });
  });

  it('can be negative', () => {
    const opposite = tallyOf(['a', 'b'], ['30 × a b b', '10 × a a b', '40 × b a a']);
    expect(onlyMember(verdictOn('metric: cohen_kappa, min: -1', opposite))).toMatchObject({ state: 'pass', value: { value: -1 } });
    expect(verdictOn('metric: cohen_kappa, min: -0.999', opposite).state).toBe('fail');
    // From −0.75 to −1: a drop of a quarter, which is a third of the baseline's size.
    expect(verdictOn('metric: cohen_kappa, max_drop: 0.25', opposite).state).toBe('pass');
    expect(verdictOn('metric: cohen_kappa, max_drop: 0.2499', opposite).state).toBe('fail');
    expect(verdictOn('metric: cohen_kappa, max_drop: "34% of baseline"', opposite).state).toBe('pass');
    expect(verdictOn('metric: cohen_kappa, max_drop: "33% of baseline"', opposite).state).toBe('fail');
  });

  it('judges every threshold, in their order, and keeps the severity', () => {
    const verdicts = judge(thresholdsOf('metric: accuracy, min: 1, severity: warn', 'metric: recall, class: eggs, min: 0', 'metric: errors, max: 13'), MAIL, undefined, CHANCE);
    expect(verdicts.map(({ state, threshold }) => [threshold.metric.id, threshold.severity, state])).toEqual([['accuracy', 'warn', 'fail'], ['recall', 'fail', 'error'], ['errors', 'fail', 'pass']]);
  });
});

describe('a share of a baseline that is 0', () => {
  const NEVER_MISSED = tallyOf(['a', 'b'], ['10 × a a a', '10 × b b b']);
  const MISSED_ONE = tallyOf(['a', 'b'], ['9 × a a a', '1 × a a b', '10 × b b b']);
  const line = 'metric: false_negatives, class: a, max_increase: "50% of baseline"';

  it('means "not worse", which is said', () => {
    const note = 'the baseline is 0, and a share of 0 is 0: it must not get worse';
    expect(onlyMember(verdictOn(line, NEVER_MISSED))).toMatchObject({ state: 'pass', note });
    expect(onlyMember(verdictOn(line, MISSED_ONE))).toMatchObject({ state: 'fail', note });
  });

  it('has no such note otherwise', () => {
    expect(onlyMember(verdictOn('metric: false_negatives, class: a, max_increase: 0', NEVER_MISSED)).note).toBeUndefined();
    expect(onlyMember(verdictOn('metric: false_negatives, class: spam, max_increase: "50% of baseline"', MAIL)).note).toBeUndefined();
  });
});

describe('per: class', () => {
  const classes = ['big', 'bad', 'small', 'never'];
  const tally = tallyOf(classes, ['95 × big big big', '5 × big big bad', '10 × bad bad bad', '10 × bad bad big', '1 × small small big']);

  it('judges each class that is large enough, and lists the others', () => {
    const verdict = verdictOn('metric: recall, per: class, min: 0.9', tally);
    expect(verdict.state).toBe('fail');
    expect(verdict.members.map(({ key, state, support }) => [key, state, support])).toEqual([['recall[big]', 'pass', 100], ['recall[bad]', 'fail', 20], ['recall[small]', 'too_few', 1], ['recall[never]', 'too_few', 0]]);
    expect(verdictOn('metric: recall, per: class, min: 0.5', tally).state).toBe('pass');
    expect(verdictOn('metric: recall, per: class, min: 0.9, min_support: 21', tally)).toMatchObject({ state: 'pass', members: [{}, { state: 'too_few' }, {}, {}] });
  });

  it('is inconclusive with no class large enough', () => {
    expect(verdictOn('metric: recall, per: class, min: 0.9, min_support: 101', tally)).toMatchObject({ state: 'inconclusive', reason: 'no member has 101 examples or more (min_support): too few to judge' });
  });

  it('takes min_support from the evaluation unless the threshold has its own', () => {
    const [inherited, own] = judge(thresholdsWith('min_support: 1', 'metric: recall, per: class, min: 0.1', 'metric: false_negatives, per: class, max: 99, min_support: 50'), tally, undefined, CHANCE);
    expect(inherited?.members.map(({ state }) => state)).toEqual(['pass', 'pass', 'fail', 'too_few']);
    expect(own?.members.map(({ state }) => state)).toEqual(['pass', 'too_few', 'too_few', 'too_few']);
  });

  it('cannot judge a class that is large enough and undefined: that is an error, whatever the others do', () => {
    const unseen = tallyOf(['a', 'b'], ['20 × a a a', '20 × b b a']);
    const verdict = verdictOn('metric: precision, per: class, min: 0.99', unseen);
    expect(verdict).toMatchObject({ state: 'error', reason: 'precision[b]: this class is never predicted' });
    expect(verdict.members.map(({ state }) => state)).toEqual(['fail', 'error']);
  });

  it('does not pass on classes without gold examples when min_support is 0', () => {
    const verdict = verdictOn('metric: false_negatives, per: class, max: 100, min_support: 0', tally);
    expect(verdict).toMatchObject({ state: 'error', reason: 'false_negatives[never]: no gold examples of this class, so nothing was measured' });
  });
});

describe('what is named is always judged', () => {
  const tally = tallyOf(['a', 'b', 'never'], ['30 × a a a', '2 × b b b', '1 × b b a']);

  it('however small it is', () => {
    expect(onlyMember(verdictOn('metric: recall, class: b, min: 0.7', tally))).toMatchObject({ state: 'fail', support: 3 });
    expect(onlyMember(verdictOn('metric: recall, class: b, min: 0.6', tally))).toMatchObject({ state: 'pass', support: 3 });
  });

  it.each([
    ['metric: recall, class: never, min: 0', 'no gold examples of this class'],
    ['metric: precision, class: never, min: 0', 'this class is never predicted'],
    // Nothing to miss is not the same as nothing missed.
    ['metric: false_negatives, class: never, max: 0', 'no gold examples of this class, so nothing was measured'],
    ['metric: true_positives, class: never, min: 0', 'no gold examples of this class, so nothing was measured'],
    ['metric: confusion, actual: never, predicted: a, max: 0', 'no gold examples of this class, so nothing was measured'],
    ['metric: confusion_rate, actual: never, predicted: a, max: 0', 'no gold examples of the actual class'],
    ['metric: false_negatives, class: never, max_increase: 0', 'no gold examples of this class, so nothing was measured'],
  ])('undefined is an error: %s', (line, reason) => {
    expect(verdictOn(line, tally)).toMatchObject({ state: 'error', reason, members: [{ state: 'error', reason }] });
  });

  it('false alarms of a class without gold can be counted all the same', () => {
    const alarms = tallyOf(['a', 'never'], ['9 × a a a', '1 × a a never']);
    expect(verdictOn('metric: false_positives, class: never, max: 0', alarms).state).toBe('fail');
    expect(verdictOn('metric: false_positives, class: never, max: 1', alarms).state).toBe('pass');
  });

  it('undefined for the baseline is an error, too', () => {
    const before = tallyOf(['a', 'b'], ['5 × a a a', '5 × b a b']);
    expect(verdictOn('metric: precision, class: b, max_drop: 0.1', before)).toMatchObject({ state: 'error', reason: 'undefined for the baseline: this class is never predicted' });
    expect(verdictOn('metric: precision, class: b, min: 0.1', before).state).toBe('pass');
  });

  it('counts of an unpaired baseline without gold of the class do not pass', () => {
    const unpaired = tallyOf(['a', 'b'], ['5 × a - a', '3 × b - b', '2 × b - a', '5 × a a -'], 'unpaired');
    expect(verdictOn('metric: true_positives, class: b, max_drop: 0', unpaired)).toMatchObject({ state: 'error', reason: 'undefined for the baseline: no gold examples of this class, so nothing was measured' });
  });
});

describe('slices', () => {
  const tally = tallyOf(['a', 'b'], { de: ['25 × a a a', '5 × a a b'], en: ['18 × a a a', '3 × a b b'], 'sw*': ['2 × a a b'] });

  it('may be one that is named', () => {
    expect(onlyMember(verdictOn('metric: recall, class: a, slice: { lang: de }, min: 0.8', tally))).toMatchObject({ key: 'recall[a]{lang=de}', slice: { column: 'lang', value: 'de' }, state: 'pass', support: 30 });
    expect(onlyMember(verdictOn('metric: recall, class: a, slice: { lang: "sw*" }, min: 0.8', tally))).toMatchObject({ state: 'fail', support: 2 });
    expect(onlyMember(verdictOn('metric: accuracy, slice: { lang: en }, max_drop: 0', tally))).toMatchObject({ state: 'pass', change: 0 });
  });

  it('may be each of a column: small ones are listed, not judged', () => {
    const verdict = verdictOn('metric: recall, class: a, slice: { lang: "*" }, min: 0.85', tally);
    expect(verdict.members.map(({ key, state }) => [key, state])).toEqual([['recall[a]{lang=de}', 'fail'], ['recall[a]{lang=en}', 'pass'], ['recall[a]{lang=sw*}', 'too_few']]);
    expect(verdictOn('metric: recall, class: a, slice: "*", min: 0.8', tally).state).toBe('pass');
    expect(verdictOn('metric: recall, class: a, slice: "*", min: 0.8, min_support: 31', tally).state).toBe('inconclusive');
  });

  it('multiply with classes', () => {
    const verdict = verdictOn('metric: recall, per: class, slice: { lang: "*" }, min: 0.5', tally);
    expect(verdict.members.map(({ key }) => key)).toEqual(['recall[a]{lang=de}', 'recall[a]{lang=en}', 'recall[a]{lang=sw*}', 'recall[b]{lang=de}', 'recall[b]{lang=en}', 'recall[b]{lang=sw*}']);
    expect(verdict.state).toBe('pass');
  });

  it('that do not exist are errors with a near miss', () => {
    expect(verdictOn('metric: accuracy, slice: { lang: dee }, min: 0', tally)).toMatchObject({ state: 'error', members: [], reason: 'the slice column "lang" has no value "dee" (did you mean "de"?); its values are "de", "en", "sw*"' });
    expect(verdictOn('metric: accuracy, slice: { lang: de }, min: 0', tallyOf(['a'], ['1 × a a a']))).toMatchObject({ state: 'error', reason: 'no slice column "lang" was read' });
  });

  it('that the baseline lacks cannot be compared: an error where named, listed where they are few', () => {
    const unpaired = tallyOf(['a', 'b'], { de: ['30 × a - a', '30 × a a -'], en: ['30 × a - a'], sw: ['3 × a - a'] }, 'unpaired');
    const named = verdictOn('metric: recall, class: a, slice: { lang: en }, max_drop: 0', unpaired);
    expect(named).toMatchObject({ state: 'error', reason: 'the baseline has no examples of this slice' });
    const each = verdictOn('metric: recall, class: a, slice: { lang: "*" }, max_drop: 0', unpaired);
    expect(each.members.map(({ state }) => state)).toEqual(['pass', 'error', 'too_few']);
    expect(each.reason).toBe('recall[a]{lang=en}: the baseline has no examples of this slice');
    expect(verdictOn('metric: recall, class: a, slice: { lang: en }, min: 1', unpaired).state).toBe('pass');
  });
});

describe('classes that do not exist', () => {
  it('are errors with a near miss', () => {
    expect(verdictOn('metric: recall, class: Spam, min: 0', MAIL)).toMatchObject({ state: 'error', members: [], reason: 'there is no class "Spam" (did you mean "spam"?); the classes are "ham", "spam"' });
    expect(verdictOn('metric: recall, class: eggs, min: 0', MAIL).reason).toBe('there is no class "eggs"; the classes are "ham", "spam"');
    expect(verdictOn('metric: confusion, actual: ham, predicted: spma, max: 0', MAIL).reason).toMatch(/^there is no class "spma"/);
    expect(verdictOn('metric: confusion, actual: hamm, predicted: spam, max: 0', MAIL).reason).toBe('there is no class "hamm" (did you mean "ham"?); the classes are "ham", "spam"');
  });

  it('do not flood the message', () => {
    const many = tallyOf(Array.from({ length: 30 }, (_, index) => `c${index}`), ['1 × c0 c0 c0']);
    expect(verdictOn('metric: recall, class: nothing, min: 0', many).reason).toMatch(/the classes are "c0", .*, "c11" and 18 more$/);
  });

  it('take the nearest name, not the first that is near', () => {
    const tally = tallyOf(['billing_eu', 'billing_us', 'billing'], ['1 × billing billing billing']);
    expect(verdictOn('metric: recall, class: billing_uss, min: 0', tally).reason).toMatch(/did you mean "billing_us"/);
  });
});

describe('without a baseline that serves', () => {
  const alone = tallyOf(['ham', 'spam'], ['3 × ham ham', '1 × spam ham']);

  it('changes are skipped on the first run, absolute bounds are judged', () => {
    const verdicts = judge(thresholdsOf('metric: accuracy, min: 0.75, max_drop: 0.1'), alone, { kind: 'first_run', reason: 'no baseline yet' }, CHANCE);
    expect(verdicts.map(({ state, reason }) => [state, reason])).toEqual([['pass', undefined], ['skipped', 'no baseline yet']]);
  });

  it('changes are errors when the baseline cannot be compared', () => {
    const verdicts = judge(thresholdsOf('metric: accuracy, max: 0.5, max_drop: 0.1'), alone, { kind: 'error', reason: 'the baseline cannot be compared' }, CHANCE);
    expect(verdicts.map(({ state, reason }) => [state, reason])).toEqual([['fail', undefined], ['error', 'the baseline cannot be compared']]);
  });

  it('a misspelt class is an error on the first run already', () => {
    expect(verdictOn('metric: recall, class: spamm, max_drop: 0', alone, { kind: 'first_run', reason: 'no baseline yet' })).toMatchObject({ state: 'error', reason: expect.stringMatching(/did you mean "spam"/) });
  });

  it('a change never passes unmeasured', () => {
    expect(verdictOn('metric: errors, max_increase: 100', alone)).toMatchObject({ state: 'error', reason: 'there is no baseline to compare with' });
  });
});

describe('on common examples', () => {
  const common = tallyOf(['a', 'b'], ['6 × a a a', '2 × a a b', '2 × a - a', '90 × b - b']);

  it('absolute bounds speak of all, changes of the compared ones', () => {
    expect(onlyMember(verdictOn('metric: accuracy, min: 0.98', common))).toMatchObject({ state: 'pass', support: 100, change: -0.25, value: { value: 0.98 }, baseline: { value: 1 } });
    expect(onlyMember(verdictOn('metric: accuracy, max_drop: 0.1', common))).toMatchObject({ state: 'fail', support: 8, change: -0.25, value: { value: 0.75 } });
  });

  it('no common example of a slice is no measurement, not even of a count', () => {
    const slices = tallyOf(['a', 'b'], { de: ['30 × a a a'], en: ['30 × a - a'] });
    expect(verdictOn('metric: errors, slice: { lang: en }, max_increase: 0', slices)).toMatchObject({ state: 'error', reason: 'no examples' });
    expect(verdictOn('metric: errors, slice: { lang: en }, max: 0', slices).state).toBe('pass');
    expect(verdictOn('metric: errors, slice: { lang: "*" }, max_increase: 0', slices)).toMatchObject({ state: 'error', members: [{ state: 'pass' }, { state: 'error', reason: 'no examples' }] });
  });

  it('no common example of a class is no measurement', () => {
    expect(verdictOn('metric: false_negatives, class: b, max_increase: 0', common).state).toBe('error');
    expect(verdictOn('metric: false_negatives, class: b, max: 0', common).state).toBe('pass');
  });
});

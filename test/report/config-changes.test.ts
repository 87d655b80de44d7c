import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../src/config/decode.js';
import { configChanges } from '../../src/report/config-changes.js';

const BEFORE = `predictions: p.csv
baseline: b.csv
labels: [ham, spam, toxic]
min_examples: 100
thresholds:
  - { metric: recall, class: spam, min: 0.9, max_drop: 0.01 }
  - { metric: f1, average: macro, max_drop: "2pp", severity: warn }
  - { metric: recall, per: class, max_drop: "2% of baseline", min_support: 20 }
  - { metric: false_negatives, class: spam, max_increase: 0 }
waivers:
  - { threshold: "f1[macro]", reason: r, approver: a, expires: "2026-12-31" }
`;

function changes(edit: (text: string) => string, before = BEFORE): readonly string[] {
  return configChanges(decodeConfig(before, 'gate.yml'), decodeConfig(edit(before), 'gate.yml')).map(({ kind, words }) => `${kind}: ${words.plainText}`);
}

describe('what a change does to its own gate', () => {
  it.each([
    ['min: 0.9', 'min: 0.85', 'loosened: min of recall of spam 90 % → 85 %'],
    ['min: 0.9', 'min: 0.95', 'tightened: min of recall of spam 90 % → 95 %'],
    ['max_drop: 0.01', 'max_drop: 0.05', 'loosened: max_drop of recall of spam 1 point → 5 points'],
    ['max_drop: "2pp"', 'max_drop: 0.03', 'loosened: max_drop of F1 (macro) 2 points → 3 points'],
    ['max_drop: "2pp"', 'max_drop: "2% of baseline"', 'changed: max_drop of F1 (macro) 2 points → 2 % of the baseline'],
    ['max_increase: 0', 'max_increase: 3', 'loosened: max_increase of false negatives of spam 0 → 3'],
    ['class: spam, max_increase: 0', 'class: spam, max_increase: 0, severity: warn', 'loosened: severity of false negatives of spam fail → warn'],
    [', severity: warn', '', 'tightened: severity of F1 (macro) warn → fail'],
    ['class: spam, max_increase: 0', 'class: spam, max_increase: 0, policy: significant', 'loosened: policy of false negatives of spam point → significant'],
    ['max_drop: 0.01', 'max_drop: 0.01, policy: non_inferiority', 'tightened: policy of recall of spam point → non_inferiority\ntightened: policy of recall of spam significant → non_inferiority'],
    ['min_support: 20', 'min_support: 200', 'loosened: min_support of recall of each class 20 → 200'],
    ['labels: [ham, spam, toxic]', 'labels: [ham, spam]', 'loosened: labels lost toxic'],
    ['labels: [ham, spam, toxic]', 'labels: [ham, spam, toxic, other]', 'changed: labels gained other'],
    ['labels: [ham, spam, toxic]', 'labels: [toxic, spam, ham]', 'changed: the order of labels changed'],
    ['labels: [ham, spam, toxic]\n', '', 'loosened: labels is no closed set any more'],
    ['min_examples: 100', 'min_examples: 10', 'loosened: min_examples 100 → 10'],
    ['baseline: b.csv', 'baseline: c.csv', 'changed: baseline b.csv → c.csv'],
    ['baseline: b.csv', 'baseline: [{ artifact: x }, b.csv]', 'changed: baseline b.csv → artifact x, b.csv'],
    ['predictions: p.csv', 'predictions: q.csv', 'changed: predictions p.csv → q.csv'],
    ['baseline: b.csv', 'baseline: b.csv\nexamples: common', 'loosened: examples identical → common'],
    ['baseline: b.csv', 'baseline: b.csv\ncorrection: none', 'tightened: correction holm → none'],
    ['baseline: b.csv', 'baseline: b.csv\nconfidence: 0.99', 'loosened: confidence 0.95 → 0.99'],
    ['baseline: b.csv', 'baseline: b.csv\non_inconclusive: fail', 'tightened: on_inconclusive notice → fail'],
    ['baseline: b.csv', 'baseline: b.csv\ncolumns: { actual: truth }', 'changed: columns changed'],
    ['expires: "2026-12-31"', 'expires: "2027-12-31"', 'loosened: a waiver of f1[macro] until 2027-12-31 by a was added\ntightened: a waiver of f1[macro] until 2026-12-31 by a was removed'],
    ['  - { metric: false_negatives, class: spam, max_increase: 0 }\n', '', 'loosened: removed: false negatives of spam may not rise'],
    ['min: 0.9, max_drop: 0.01', 'max_drop: 0.01, max: 0.99', 'loosened: removed: recall of spam at least 90 %\ntightened: added: recall of spam at most 99 %'],
  ])('%s → %s', (from, to, expected) => {
    expect(BEFORE).toContain(from);
    expect(changes((text) => text.replace(from, to)).join('\n')).toBe(expected);
  });

  it('is nothing where only the text changed', () => {
    expect(changes((text) => `# a comment\n${text.replace('min: 0.9,', 'min: 0.90,').replace('"2pp"', '0.02').replace('labels: [ham, spam, toxic]', 'labels:\n  - ham\n  - spam\n  - toxic')}`)).toEqual([]);
  });

  it('names evaluations that went and came', () => {
    const several = 'evaluations:\n  spam: { predictions: p.csv, thresholds: [{ metric: accuracy, min: 0.9 }] }\n  tone: { predictions: q.csv }\n';
    expect(changes((text) => text.replace('tone:', 'mood:').replace('min: 0.9', 'min: 0.8'), several)).toEqual(['loosened: spam: min of accuracy 90 % → 80 %', 'loosened: the evaluation tone was removed', 'tightened: the evaluation mood was added']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configText } from '../../src/commands/init/config-text.js';
import { guessPositive } from '../../src/commands/init/positive.js';
import type { Survey } from '../../src/commands/init/survey.js';
import { decodeConfig } from '../../src/config/decode.js';
import { fromRows, OUTCOMES } from '../../src/matrix/confusion.js';
import { outcomeLabel } from '../../src/metrics/key.js';

const outcomes = new Set(OUTCOMES.map(outcomeLabel));
/** Any Unicode, the words that YAML takes for something else, and its signs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('#:-?,[]{}&*!|>\'"%@`\\ \n\r\t~=<\u0085\u2028\u0000ab01')) }),
  fc.constantFrom('no', 'Yes', 'TRUE', 'null', '~', '1', '1.0', '0o7', '1e3', '.inf', '-.INF', '.nan', '2001-01-01', '12:30', '<<', '__proto__', 'constructor', './a', '../b'),
);
const name = anyText.filter((text) => text.trim() !== '');
/** As the reader gives them: trimmed, and no outcome. */
const label = name.map((text) => text.trim()).filter((text) => !outcomes.has(text));

const surveys: fc.Arbitrary<Survey> = fc
  .record({
    classes: fc.uniqueArray(label, { minLength: 1, maxLength: 12 }),
    columns: fc.uniqueArray(name, { minLength: 6, maxLength: 6 }),
    paths: fc.uniqueArray(name, { minLength: 2, maxLength: 2 }),
    hasId: fc.boolean(),
    hasBaseline: fc.boolean(),
  })
  .map(({ classes, columns, paths, hasId, hasBaseline }) => {
    const [actual = '', predicted = '', id = '', text = '', ...slices] = columns;
    const [predictions = '', baseline = ''] = paths;
    const matrix = fromRows(classes.map((_, row) => classes.map((__, at) => (row === at ? 30 : 2))));
    const [first, second] = classes;
    return {
      predictions,
      ...(hasBaseline && { baseline }),
      roles: { actual, predicted, ...(hasId && { id }), slices: [], inferred: [] },
      offered: { text, slices },
      tally: { classes, matrices: { candidate: matrix, ...(hasBaseline && { comparison: { baseline: matrix, candidate: matrix } }) }, slices: [], flips: [] },
      ...(classes.length === 2 && first !== undefined && second !== undefined && { positive: guessPositive([first, second], [32, 32]) }),
      task: 'classification' as const,
      examples: matrix.total,
      minSupport: 20,
    };
  });

/** Takes the comment sign from the lines that are keys and entries, as a reader of the file would. */
function switchedOn(text: string): string {
  return text.replace(/^( *)# (?=(?:baseline|pair_by|text|slices): |- \{)/gm, '$1');
}

describe('the text of a config', () => {
  it('decodes to exactly the paths, columns and labels that were found', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const [evaluation] = decodeConfig(configText(survey, undefined), 'config.yml').evaluations;
        const { actual, predicted, id } = survey.roles;
        expect(evaluation?.predictions).toEqual([survey.predictions]);
        expect(evaluation?.baseline).toMatchObject(survey.baseline === undefined ? [] : [{ kind: 'path', path: survey.baseline }]);
        expect(evaluation?.columns).toEqual({ actual, predicted, ...(id !== undefined && { id }) });
        expect(evaluation?.labels).toEqual(survey.tally.classes);
        expect(evaluation?.positive).toBe(survey.positive?.label);
      }),
      { numRuns: 500 },
    );
  });

  it('decodes with everything it offers switched on', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const [evaluation] = decodeConfig(switchedOn(configText(survey, undefined)), 'config.yml').evaluations;
        expect(evaluation?.columns).toMatchObject(survey.offered);
        expect(evaluation?.baseline).toHaveLength(1);
        expect(evaluation?.pairBy).toBe(survey.roles.id === undefined && survey.baseline === undefined ? 'order' : 'id');
        const kinds = evaluation?.thresholds?.map(({ bound }) => bound.kind);
        expect(kinds).toContain(survey.positive === undefined ? 'max_drop' : 'max_increase');
      }),
      { numRuns: 500 },
    );
  });

  it('shows nothing invisible, whatever stands in the files', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        expect(configText(survey, undefined).replaceAll(/[\n\u200C\u200D]/g, '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('the guess of a positive class', () => {
  it.each([
    [['ham', 'spam'], [1, 9], 'spam', 'it is named like one'],
    [['0', '1'], [1, 9], '1', 'it is named like one'],
    [['TRUE', 'FALSE'], [9, 1], 'TRUE', 'it is named like one'],
    [['fraud', 'spam'], [9, 1], 'spam', 'it is the rarer of the two'],
    [['cat', 'dog'], [1, 9], 'cat', 'it is the rarer of the two'],
    [['cat', 'dog'], [9, 1], 'dog', 'it is the rarer of the two'],
    [['cat', 'dog'], [5, 5], 'dog', 'one had to be chosen: no name tells, and both are equally frequent'],
  ] as const)('of %j with support %j is %s', (classes, support, expected, because) => {
    expect(guessPositive(classes, support)).toEqual({ label: expected, because });
  });
});

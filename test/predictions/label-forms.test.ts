import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK, isLabel, LabelForms, MISSING, OTHER, PREDICTION_MARKS, REFUSED, SLICE_MARKS, TooManyValues, UNPARSED } from '../../src/predictions/label-forms.js';
import { byCodePoint } from '../../src/predictions/label-set.js';

function codeOf(forms: LabelForms, text: string): number {
  const bytes = Buffer.from(`«${text}»`);
  return forms.code(bytes, 2, bytes.length - 2);
}

const MARKS = new Map([['(missing)', MISSING], ['(unparsed)', UNPARSED], ['(refused)', REFUSED], ['(other)', OTHER]]);

describe('label forms', () => {
  it('are a Map of trimmed texts to codes in order of appearance', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 3 }), fc.constantFrom(...MARKS.keys(), '', ' ', '\u00A0', '\uFEFF', '__proto__', 'constructor'), fc.nat(300).map(String));
    const padded = fc.tuple(fc.constantFrom('', ' ', '\t', '\n'), text).map(([blank, label]) => `${blank}${label}${blank}`);
    fc.assert(
      fc.property(fc.array(padded, { maxLength: 400 }), (texts) => {
        const forms = new LabelForms(1_000, PREDICTION_MARKS);
        const codes = new Map<string, number>();
        for (const spelling of texts) {
          const label = spelling.trim();
          const mark = label === '' ? BLANK : MARKS.get(label);
          const code = codeOf(forms, spelling);
          if (mark !== undefined) expect(code).toBe(mark);
          else {
            if (!codes.has(label)) codes.set(label, codes.size);
            expect(code).toBe(codes.get(label));
            expect(forms.text(code)).toBe(label);
          }
          expect(isLabel(code)).toBe(mark === undefined);
        }
        expect(forms.size).toBe(codes.size);
      }),
    );
  });

  it('know no marks among slices but the empty value', () => {
    const forms = new LabelForms(10, SLICE_MARKS);
    expect([...MARKS.keys(), ' '].map((text) => codeOf(forms, text))).toEqual([MISSING, 0, 1, 2, BLANK]);
    expect(forms.text(2)).toBe('(other)');
  });

  it('keep their bytes when the chunk is overwritten', () => {
    const forms = new LabelForms(2, PREDICTION_MARKS);
    // Learnt again and again, they would soon be too many.
    for (let pass = 0; pass < 20; pass++) {
      const chunk = Buffer.from('ham');
      expect(forms.code(chunk, 0, 3)).toBe(0);
      chunk.fill(0xff);
    }
  });

  it('refuse the label after the last, and still know the others', () => {
    const forms = new LabelForms(2, PREDICTION_MARKS);
    expect([codeOf(forms, 'a'), codeOf(forms, 'b')]).toEqual([0, 1]);
    expect(() => codeOf(forms, 'c')).toThrow(new TooManyValues('more than 2 distinct values'));
    expect([codeOf(forms, ' a '), codeOf(forms, 'b'), codeOf(forms, '')]).toEqual([0, 1, BLANK]);
    expect(() => forms.code(Buffer.from('d'), 0, 1, 1)).toThrow(TooManyValues);
  });

  it('refuse endless spellings of few labels', () => {
    const forms = new LabelForms(2, PREDICTION_MARKS);
    for (let blanks = 0; blanks < 8; blanks++) codeOf(forms, `a${' '.repeat(blanks)}`);
    expect(() => codeOf(forms, `a${' '.repeat(8)}`)).toThrow(TooManyValues);
  });
});

describe('the order of labels', () => {
  it('is that of code points', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom('a', '\uE000', '\uFFFD', '😀', '𐀀', '\uD7FF') }));
    const codePoints = (value: string): number[] => Array.from(value, (character) => character.codePointAt(0) ?? 0);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [codePoints(a), codePoints(b)];
        const at = x.findIndex((point, index) => point !== y[index]);
        const expected = at === -1 ? x.length - y.length : (x[at] ?? -1) - (y[at] ?? -1);
        expect(Math.sign(byCodePoint(a, b))).toBe(Math.sign(expected));
      }),
    );
  });
});

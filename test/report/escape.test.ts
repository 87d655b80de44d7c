import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { code, html, message, prose, terminalName, terminalText } from '../../src/report/escape.js';
import { visibleName, visibleText } from '../../src/report/visible.js';
import { elements, foundOutsideCode, mentionsInMail, parsed, shownText, skeleton, tables } from './github-markdown.js';
import { NASTY, nastyText } from './nasty.js';

/** As a browser shows running text. */
const collapsed = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, ' ').trim();

const MEDIA = {
  code: { escape: (text: string) => code(text), shown: (text: string) => (visibleName(text, 60).trim() === '' ? (text === '' ? '(empty)' : '(blank)') : visibleName(text, 60)) },
  prose: { escape: (text: string) => prose(text, 200), shown: (text: string) => visibleText(text, 200) },
  html: { escape: (text: string) => html(text), shown: (text: string) => visibleName(text, 60) },
};

/** Places of a report where data stands. */
const PLACES: Readonly<Record<string, readonly [before: string, after: string, skeleton: string]>> = {
  'a table cell': ['| a | b | c |\n|---|---|---|\n| 1 | ', ' | 2 |', '<table<thead<tr<th><th><th>>><tbody<tr<td><td><td>>>>'],
  'a bold table cell': ['| a | b | c |\n|---|---|---|\n| 1 | **', 'x** | 2 |', '<table<thead<tr<th><th><th>>><tbody<tr<td><td><td>>>>'],
  'a paragraph': ['x ', ' y', '<p>'],
  'the start of a paragraph': ['', 'y', '<p>'],
  'a list item': ['- ', 'y\n- next', '<ul<li><li>>'],
  'an alert': ['> [!CAUTION]\n> ', ' y', '<blockquote<p>>'],
  'a heading': ['## x ', ' y', '<h2>'],
};

describe.each(Object.entries(MEDIA))('%s', (medium, { escape, shown }) => {
  it.each(Object.entries(PLACES))('is inert and complete in %s, whatever the text', (place, [before, after, expected]) => {
    // Bold text beside a blank is no bold text: names are never written so.
    const holds = (text: string): void => {
      const markdown = `${before}${place === 'the start of a paragraph' || place === 'a list item' ? escape(text).trimStart() : escape(text)}${after}`;
      const tree = parsed(markdown);
      expect(skeleton(tree)).toBe(expected);
      expect(elements(tree, 'a', 'img', 'input', 'details', 'script')).toEqual([]);
      expect(foundOutsideCode(tree)).toEqual([]);
      expect(mentionsInMail(markdown)).toBe(false);
      expect(collapsed(shownText(tree))).toContain(collapsed(shown(text)));
    };
    for (const text of NASTY) holds(text);
    fc.assert(fc.property(nastyText, holds), { numRuns: 150 });
  });

  it('stands in exactly one cell, its neighbours untouched', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (one, two) => {
        const [rows] = tables(parsed(`| a | b | c |\n|---|---|---|\n| ${escape(one)} | ${escape(two)} | 2 |\n| 3 | 4 | 5 |`));
        expect(rows?.map((row) => row.map(collapsed))).toEqual([['a', 'b', 'c'], [collapsed(shown(one)), collapsed(shown(two)), '2'], ['3', '4', '5']]);
      }),
    );
  });

  it(`${medium} never grows without bound`, () => {
    for (const text of NASTY) expect(Buffer.byteLength(escape(text.repeat(100)))).toBeLessThan(12_000);
  });
});

describe('a summary line, which is HTML', () => {
  it('shows a name exactly and holds no element', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const tree = parsed(`<details><summary>by ${html(text)}</summary>\n\nbody\n\n</details>\n\nafter`);
        expect(skeleton(tree)).toBe('<details<summary><p>><p>');
        expect(shownText(elements(tree, 'summary')[0] ?? tree)).toBe(`by ${visibleName(text, 60)}`);
        expect(foundOutsideCode(tree)).toEqual([]);
      }),
    );
  });
});

describe('a message', () => {
  it('shows as code what stands in backticks, and loses no other sign', () => {
    const tree = parsed(message('set `on_missing_baseline: error` for "a_b|c" & <d>, and `x', 100));
    expect(elements(tree, 'code').map(shownText)).toEqual(['on_missing_baseline: error']);
    expect(shownText(tree)).toBe('set on_missing_baseline: error for "a_b|c" & <d>, and `x');
  });

  it('is inert, whatever it quotes', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const tree = parsed(`- ${message(`the label ${JSON.stringify(text)} is unknown`, 300)}\n- next`);
        expect(skeleton(tree)).toBe('<ul<li><li>>');
        expect(foundOutsideCode(tree)).toEqual([]);
        const expected = visibleText(`the label ${JSON.stringify(text)} is unknown`, 300).replaceAll('`', '');
        if (!text.includes('``')) expect(collapsed(shownText(tree)).replaceAll('`', '')).toContain(collapsed(expected));
      }),
    );
  });
});

describe('what is invisible', () => {
  it('is shown by its code among Latin letters and signs, and nothing else is', () => {
    for (const sign of [...Array.from({ length: 0x250 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20)), '→', '−', '–', '…', '\u2028', '\u200B']) {
      const hidden = /[\p{Cc}\p{Cf}\p{Zl}]|(?! )\p{Zs}/u.test(sign);
      const shown = hidden ? `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}` : sign;
      expect(visibleName(`a${sign}b`, 60)).toBe(`a${shown}b`);
      if (!hidden) expect(visibleName(sign.repeat(5), 3)).toBe(`${sign}${sign}…`);
    }
  });

  it.each([
    ['a newline in a name', 'a\nb', String.raw`a\nb`],
    ['a zero-width space', 'a\u200Bb', String.raw`a\u{200b}b`],
    ['a reversed text', '\u202Eb', String.raw`\u{202e}b`],
    ['half a surrogate pair', 'a\uD800', String.raw`a\u{d800}`],
    ['an escape sequence', '\u001B[31m', String.raw`\u{1b}[31m`],
    ['a blank that does not break', 'a\u00A0b', String.raw`a\u{a0}b`],
    ['a joiner between Latin letters', 'a\u200Db', String.raw`a\u{200d}b`],
    ['a variation selector after a letter', 'a\uFE0F', String.raw`a\u{fe0f}`],
    ['tags that spell a hidden text', 'a\u{E0061}\u{E0062}', String.raw`a\u{e0061}\u{e0062}`],
    ['a Hangul filler', '\u3164', String.raw`\u{3164}`],
    ['a blank of Braille', '\u2800', String.raw`\u{2800}`],
  ])('%s is shown by its code', (_, text, shown) => {
    expect(visibleName(text, 60)).toBe(shown);
  });

  it.each([
    ['an emoji of several people', '👨‍👩‍👧'],
    ['an emoji with a skin and a heart', '👩🏽‍❤️‍💋‍👨🏽'],
    ['a flag', '🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪'],
    ['a keycap', '1️⃣'],
    ['Persian with its half-space', 'می‌خواهم'],
    ['Hindi with a joiner', 'क्‍ष'],
    ['Chinese with a variant', '葛\u{E0100}'],
  ])('%s is left as it is', (_, text) => {
    expect(visibleName(text, 60)).toBe(text);
  });

  it('tells every two labels apart that differ in what is not seen', () => {
    const alike = ['a b', 'a\u00A0b', 'a\u2009b', 'a\tb', 'a\nb', 'a\u200Bb', 'ab', 'a\u00ADb', 'a\uFEFFb'];
    expect(new Set(alike.map((text) => visibleName(text, 60))).size).toBe(alike.length);
  });

  it('cuts by what a reader sees as a character, and says so', () => {
    expect(visibleName('x'.repeat(61), 60)).toBe(`${'x'.repeat(59)}…`);
    expect(visibleName('é'.repeat(61), 60)).toBe(`${'é'.repeat(59)}…`);
    expect(visibleName('👍🏽'.repeat(60), 60)).toBe('👍🏽'.repeat(60));
    expect(visibleName('👨‍👩‍👧'.repeat(60), 60)).toMatch(/^(?:👨‍👩‍👧){20,30}.*…$/u);
    expect(visibleName(`a${'\u0301'.repeat(100)}b`, 60)).toBe(`a${'\u0301'.repeat(11)}…b`);
  });

  it('tells a text of right-to-left letters not to turn its neighbours around', () => {
    expect(code('שלום')).toBe('&lrm;`שלום`&lrm;');
    expect(prose('שלום', 60)).toBe('&lrm;שלום&lrm;');
    expect(code('shalom')).toBe('`shalom`');
  });
});

describe('text for a terminal', () => {
  it('holds no control character and no workflow command, whatever the text', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        for (const shown of [terminalName(text), terminalText(text)]) {
          // oxlint-disable-next-line no-control-regex
          expect(shown).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u);
          expect(shown).not.toMatch(/^\s*::|##\[/u);
          expect(stringWidth(shown)).toBeLessThan(2_500);
        }
      }),
    );
  });

  it.each([
    ['spam', 'spam'],
    ['not spam', '"not spam"'],
    ['std::vector', 'std::vector'],
    ['::error::x', ': :error::x'],
    ['say "hi"', String.raw`"say \"hi\""`],
    ['a → b', '"a → b"'],
    ['', '""'],
    ['猫', '猫'],
  ])('puts %j in quotes only where it could be misread', (text, shown) => {
    expect(terminalName(text)).toBe(shown);
  });
});

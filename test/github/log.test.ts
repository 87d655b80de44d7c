import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLog, type Annotation, type Log } from '../../src/github/log.js';
import { cutText, safeLine } from '../../src/github/safe-line.js';
import { commandsIn } from './runner-commands.js';

function written(act: (log: Log) => void): string {
  let text = '';
  act(openLog((part) => {
    text += part;
  }));
  return text;
}

/** Text made of the pieces commands are made of. */
const hostile = fc.string({
  unit: fc.constantFrom(':', '::', '#', '##[', '[', ']', ' ', '\t', '\n', '\r', '\u200B', '\u2060', '\uFEFF', '\u00AD', '\u00A0', '\u0085', '\u2028', '\0', '\u001B', 'set-output name=x', '::error::', 'a', '%', '%0A', ','),
});

describe('safeLine', () => {
  it.each([
    ['::set-output name=conclusion::pass', ': :set-output name=conclusion::pass'],
    ['   ::error::x', '   : :error::x'],
    ['\t::error::x', ' : :error::x'],
    ['\u00A0::error::x', '\u00A0: :error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['label ##[error]x', 'label # #[error]x'],
    ['###[group]', '## #[group]'],
    ['spam\n::error::x', String.raw`spam\n::error::x`],
    ['a\r\nb', String.raw`a\r\nb`],
    ['\u001B[31mred', String.raw`\u{1b}[31mred`],
    ['\u0000\u0085\u2028', String.raw`\u{0}\u{85}\u{2028}`],
    ['gnp.\u202Eexe', String.raw`gnp.\u{202e}exe`],
    ['\uD800', '\uFFFD'],
    ['naïve 你好 👩‍👩‍👧 # [x]', 'naïve 你好 👩‍👩‍👧 # [x]'],
  ])('writes %j as %j', (text, line) => {
    expect(safeLine(text)).toBe(line);
  });

  it('never leaves a command or a second line', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      expect(commandsIn(safeLine(text))).toEqual([]);
      expect(safeLine(text)).not.toMatch(/[\r\n]/u);
    }), { numRuns: 2000 });
  });

  it('changes nothing when applied twice', () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(safeLine(safeLine(text))).toBe(safeLine(text));
    }));
  });
});

describe('cutText', () => {
  it('leaves short text alone', () => {
    expect(cutText('four', 4)).toBe('four');
  });

  it('keeps to the limit, its ellipsis included', () => {
    expect(cutText('fives', 4)).toBe('fiv…');
  });

  it('parts no letter from its accent and no emoji from its parts', () => {
    expect(cutText('abe\u0301fgh', 4)).toBe('ab…');
    expect(cutText('a👩‍👩‍👧bcd', 10)).toBe('a👩‍👩‍👧…');
    expect(cutText('a👩‍👩‍👧bcd', 9)).toBe('a…');
    expect(cutText('🙂🙂🙂', 4)).toBe('🙂…');
  });

  it('cuts inside a character that is longer than the limit, and never inside a code point', () => {
    expect(cutText(`e${'\u0301'.repeat(50)}`, 4)).toBe('e\u0301\u0301…');
    expect(cutText('👩‍👩‍👧‍👦', 2)).toBe('…');
    expect(cutText('👩‍👩‍👧‍👦', 3)).toBe('👩…');
  });

  it('keeps to the limit for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
      const cut = cutText(text, limit);
      expect(cut.length).toBeLessThanOrEqual(limit);
      expect(cut === text || text.startsWith(cut.slice(0, -1))).toBe(true);
    }));
  });
});

describe('the log', () => {
  it('writes text line by line', () => {
    expect(written((log) => {
      log.line('one\ntwo\r\n::error::three');
    })).toBe('one\ntwo\n: :error::three\n');
  });

  it('puts lines into a group that is always closed', () => {
    expect(written((log) => {
      log.group('spam 100%\n::endgroup::', ['recall 0.9', '::endgroup::']);
    })).toBe('::group::spam 100%25\\n::endgroup::\nrecall 0.9\n: :endgroup::\n::endgroup::\n');
  });

  it('annotates a line of a file', () => {
    const text = written((log) => {
      log.annotate([{ level: 'error', title: 'recall: 1,2', message: 'fell to 90%\nnow: lower', place: { file: 'a:b,c.yml', line: 12, column: 5 } }]);
    });
    expect(text).toBe('::error file=a%3Ab%2Cc.yml,line=12,col=5,title=recall%3A 1%2C2::fell to 90%25%0Anow: lower\n');
    expect(commandsIn(text)).toEqual([
      { name: 'error', properties: new Map([['file', 'a:b,c.yml'], ['line', '12'], ['col', '5'], ['title', 'recall: 1,2']]), data: 'fell to 90%\nnow: lower' },
    ]);
  });

  it('annotates without a place', () => {
    expect(written((log) => {
      log.annotate([{ level: 'notice', message: 'x' }, { level: 'warning', message: 'y', place: { file: 'a.csv' } }]);
    })).toBe('::warning file=a.csv::y\n::notice::x\n');
  });

  it('makes exactly one command of any annotation, and says no more than it was told to', () => {
    fc.assert(fc.property(hostile, hostile, hostile, (message, title, file) => {
      const commands = commandsIn(written((log) => {
        log.annotate([{ level: 'warning', message, title, place: { file, line: 3 } }]);
      }));
      expect(commands.map(({ name }) => name)).toEqual(['warning']);
      expect([...(commands[0]?.properties.keys() ?? [])].filter((key) => !['file', 'line', 'title'].includes(key))).toEqual([]);
      expect(commands[0]?.properties.get('line')).toBe('3');
    }));
  });

  it('cuts a message where the runner would', () => {
    const [command] = commandsIn(written((log) => {
      log.annotate([{ level: 'error', message: `${'%'.repeat(4000)}${'🙂'.repeat(100)}` }]);
    }));
    expect(command?.data).toHaveLength(4095);
    expect(command?.data.endsWith('🙂…')).toBe(true);
  });

  const some = (count: number, level: Annotation['level'] = 'error'): Annotation[] =>
    Array.from({ length: count }, (_, index) => ({ level, message: `${level} ${index + 1}`, title: 'T', place: { file: 'g.yml', line: index + 1 } }));
  const shown = (text: string): string[] => commandsIn(text).map(({ data }) => data);

  it('shows ten of a level when there are ten', () => {
    expect(shown(written((log) => {
      log.annotate(some(10));
    }))).toEqual(some(10).map(({ message }) => message));
  });

  it('shows nine of eleven, says how many more, and logs those', () => {
    const text = written((log) => {
      log.annotate([...some(11), ...some(2, 'notice')]);
    });
    expect(shown(text)).toEqual([...some(9).map(({ message }) => message), 'and 2 more errors: see the log of this step', 'notice 1', 'notice 2']);
    expect(text.split('\n').filter((line) => !line.startsWith('::'))).toEqual(['error: g.yml:10: T: error 10', 'error: g.yml:11: T: error 11', '']);
  });

  it('gives a later call only the places that are left', () => {
    const text = written((log) => {
      log.annotate(some(8));
      log.annotate(some(4));
      log.annotate(some(1));
    });
    expect(shown(text)).toEqual([...some(8).map(({ message }) => message), 'error 1', 'and 3 more errors: see the log of this step']);
    expect(text.split('\n').filter((line) => line.startsWith('error'))).toHaveLength(4);
  });
});

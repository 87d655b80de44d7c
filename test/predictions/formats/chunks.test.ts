import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RECORD, scanFile, STOP, type Scanner } from '../../../src/predictions/formats/chunks.js';
import { csv } from '../../../src/predictions/formats/csv.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import type { Source } from '../../../src/predictions/source.js';
import { memorySource } from '../memory-source.js';

const ADVICE = 'Make it smaller.';

/** Collects the lines of a file with their offsets; a last line needs no line break. */
function lineCollector(lines: string[], offsets: number[] = []): Scanner {
  return (bytes, start, end, last, origin) => {
    let p = start;
    for (;;) {
      const newline = bytes.indexOf(0x0a, p);
      const complete = newline !== -1 && newline < end;
      if (!complete && (!last || p === end)) return p;
      lines.push(bytes.toString('utf8', p, complete ? newline : end));
      offsets.push(origin + p);
      p = complete ? newline + 1 : end;
    }
  };
}

async function linesOf(content: string | Uint8Array, chunkSize: number, maxRecord = MAX_RECORD): Promise<readonly [string[], number[]]> {
  const lines: string[] = [];
  const offsets: number[] = [];
  await scanFile(memorySource('p.txt', content, chunkSize), lineCollector(lines, offsets), ADVICE, maxRecord);
  return [lines, offsets];
}

describe('records across chunks', () => {
  it('gives every record once, whole and with its offset, whatever the size of chunks', async () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat({ max: 3000 }).map((length) => '€'.repeat(length))).map((text) => text.replaceAll(/[\n\0]/g, ''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), fc.integer({ min: 1, max: 5000 }), async (lines, chunkSize) => {
        const text = lines.map((each) => `${each}\n`).join('');
        const [read, offsets] = await linesOf(`\uFEFF${text}`, chunkSize);
        expect(read.join('\n')).toBe(lines.map((each) => Buffer.from(each).toString()).join('\n'));
        let offset = 3;
        expect(offsets).toEqual(lines.map((each) => (offset += Buffer.byteLength(each) + 1) - Buffer.byteLength(each) - 1));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('calls the scanner with `last` even when there is nothing left', async () => {
    const calls: boolean[] = [];
    await scanFile(memorySource('p.txt', 'a\n'), (_bytes, _start, end, last) => (calls.push(last), end), ADVICE);
    await scanFile(memorySource('p.txt', ''), (_bytes, _start, end, last) => (calls.push(last), end), ADVICE);
    expect(calls).toEqual([false, true, true]);
  });

  it('closes the file when the scanner stops, and when it throws', async () => {
    for (const scanner of [(): number => STOP, (): number => { throw new Error('no'); }]) {
      let closed = 0;
      let chunks = 0;
      const source: Source = {
        name: 'p.txt',
        async *open() {
          try {
            for (;;) {
              chunks++;
              yield Buffer.from('some text\n');
            }
          } finally {
            closed++;
          }
        },
      };
      await scanFile(source, scanner, ADVICE).catch(() => undefined);
      expect([closed, chunks]).toEqual([1, 1]);
    }
  });

  it('passes on a failure to read', async () => {
    const failure = new Error('the disk is gone');
    const source: Source = {
      name: 'p.txt',
      async *open() {
        yield Buffer.from('a\n');
        throw failure;
      },
    };
    await expect(scanFile(source, lineCollector([]), ADVICE)).rejects.toBe(failure);
  });
});

describe('records that are too large', () => {
  it('reads a record of the limit and refuses a larger one, whatever the size of chunks', async () => {
    for (const chunkSize of [1, 7, 33, 100, 101, 1000]) {
      const [lines] = await linesOf(`a\n${'x'.repeat(99)}\nb\n`, chunkSize, 100);
      expect(lines).toEqual(['a', 'x'.repeat(99), 'b']);
      await expect(linesOf(`a\n${'x'.repeat(105)}\nb\n`, chunkSize, 100)).rejects.toThrow(
        `p.txt:2: the record that starts here is larger than 100 bytes, the most that is read\n  ${ADVICE}`,
      );
    }
  });

  it('finds a line of 200 MB after little more than 64 MiB', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let given = 0;
    const source: Source = {
      name: 'big.jsonl',
      async *open() {
        given = 0;
        yield Buffer.from('{"a": 1}\n{"a": "');
        for (; given < 200; given++) yield chunk;
        yield Buffer.from('"}\n');
      },
    };
    await expect(jsonl.read(source, ['a'], () => undefined)).rejects.toThrow(
      'big.jsonl:2: the record that starts here is larger than 64 MiB, the most that is read\n  JSON Lines holds one record a line. Is a line break missing?',
    );
    let most = 0;
    const counted: Source = {
      name: 'big.csv',
      async *open() {
        yield Buffer.from('a,b\n"');
        for (let i = 0; i < 200; i++) {
          most = Math.max(most, i);
          yield chunk;
        }
      },
    };
    await expect(csv.read(counted, ['a'], () => undefined)).rejects.toThrow(
      'big.csv:2: the record that starts here is larger than 64 MiB, the most that is read\n  Look for a quote that opens in this row and is never closed: everything behind it belongs to one field.',
    );
    expect(most).toBeLessThanOrEqual(65);
  });
});

describe('files that are no UTF-8 text', () => {
  const utf16 = Buffer.from('\uFEFFa,b\n', 'utf16le');

  it.each([
    ['UTF-16 with its mark', utf16, 'the file is UTF-16, not UTF-8'],
    ['big-endian UTF-16 with its mark', Buffer.from(utf16).swap16(), 'the file is UTF-16, not UTF-8'],
    ['UTF-16 without a mark', utf16.subarray(2), 'the file is UTF-16, not UTF-8'],
    ['big-endian UTF-16 without a mark', Buffer.from(utf16.subarray(2)).swap16(), 'the file is UTF-16, not UTF-8'],
    ['a zip file', Buffer.from('PK\x03\x04\x14\0\0\0'), 'the file is a zip file (as .xlsx and .npz files are)'],
    ['Parquet', Buffer.from('PAR1\x15\x04\x15\x10'), 'the file is a Parquet file'],
    ['NumPy', Buffer.from('\x93NUMPY\x01\0', 'latin1'), 'the file is a NumPy file'],
    ['a pickle', Buffer.from([0x80, 0x04, 0x95, 0, 0]), 'the file is a Python pickle'],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'the file is a gzip file, compressed once more or under a wrong name'],
  ])('says so for %s', async (_name, bytes, message) => {
    for (const chunkSize of [1, 3, 1000]) await expect(linesOf(bytes, chunkSize)).rejects.toThrow(`p.txt: ${message}\n`);
  });

  it('leaves out a byte order mark, and keeps the character where it stands later', async () => {
    for (const chunkSize of [1, 2, 1000]) expect(await linesOf('\uFEFFa\n\uFEFFb', chunkSize)).toEqual([['a', '\uFEFFb'], [3, 5]]);
  });

  it('finds the first byte that belongs to no character, whatever the size of chunks', async () => {
    const piece = fc.oneof(fc.constantFrom('a', 'é', '€', '😀', '\n').map((text) => Buffer.from(text)), fc.uint8Array({ minLength: 1, maxLength: 2 }).map((bytes) => Buffer.from(bytes)));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const bytes = Buffer.concat([Buffer.from('plain text\n'), ...pieces.map((each) => Buffer.from(each.map((byte) => (byte === 0 ? 1 : byte))))]);
        const whole = Buffer.from(bytes.toString()).equals(bytes);
        for (const chunkSize of [1, 2, 3, 1000]) {
          const problem = await linesOf(bytes, chunkSize).then(() => '', (thrown: Error) => thrown.message);
          const offset = /at offset (\d+) \(0x([0-9A-F]+)\) is not UTF-8/.exec(problem);
          expect(offset === null).toBe(whole);
          if (offset === null) continue;
          const at = Number(offset[1]);
          expect(Number.parseInt(offset[2] ?? '', 16)).toBe(at);
          expect(Buffer.from(bytes.subarray(0, at).toString()).equals(bytes.subarray(0, at))).toBe(true);
          // Nothing that starts here is a character.
          expect([1, 2, 3, 4].every((length) => !Buffer.from(bytes.subarray(at, at + length).toString()).equals(bytes.subarray(at, at + length)))).toBe(true);
        }
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

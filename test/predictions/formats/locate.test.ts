import { expect, it } from 'vitest';
import { locate } from '../../../src/predictions/formats/locate.js';
import { memorySource } from '../memory-source.js';

/** The place of the mark `^`, which is taken out. */
async function placeOfMark(marked: string): Promise<string> {
  const offset = Buffer.byteLength(marked.slice(0, marked.indexOf('^')));
  const found = new Set<string>();
  for (const chunkSize of [1, 2, 5, 1000]) {
    const { line, column } = await locate(memorySource('p.txt', marked.replace('^', ''), chunkSize), offset);
    found.add(`${line}:${column}`);
  }
  return Array.from(found).join(' or ');
}

it('counts lines by LF and CRLF', async () => {
  expect(await placeOfMark('^a\nb')).toBe('1:1');
  expect(await placeOfMark('a^\nb')).toBe('1:2');
  expect(await placeOfMark('a\n^b')).toBe('2:1');
  expect(await placeOfMark('a\r\n^b')).toBe('2:1');
  expect(await placeOfMark('a\r^\nb')).toBe('1:3');
  expect(await placeOfMark('a\r\n\r\nb^c')).toBe('3:2');
});

it('counts a lone CR only where the first line break is one', async () => {
  expect(await placeOfMark('a\rb\r^c')).toBe('3:1');
  expect(await placeOfMark('a\rb\r\n^c')).toBe('3:1');
  expect(await placeOfMark('a\rb\n^c')).toBe('3:1');
  expect(await placeOfMark('a\r^')).toBe('2:1');
  expect(await placeOfMark('a\nb\r^c')).toBe('2:3');
  expect(await placeOfMark('a\r\nb\r^c')).toBe('2:3');
});

it('counts characters, not bytes, and no byte order mark', async () => {
  expect(await placeOfMark('\uFEFFé😀£^x')).toBe('1:4');
  expect(await placeOfMark('\uFEFF^x')).toBe('1:1');
});

it('places the end of a file', async () => {
  expect(await placeOfMark('^')).toBe('1:1');
  expect(await placeOfMark('a\nbc^')).toBe('2:3');
  expect(await placeOfMark('a\n^')).toBe('2:1');
});

import { describe, expect, it } from 'vitest';
import { fetchTexts } from '../../src/predictions/texts.js';
import { memorySource } from './memory-source.js';
import { openFileSet } from '../../src/predictions/file-set.js';
import type { Source } from '../../src/predictions/source.js';

async function filesOf(...sources: readonly Source[]) {
  return openFileSet(sources, undefined, () => ({ text: 'text', goldElsewhere: false, idFor: 'names', key: 'columns' }));
}

const FIRST = memorySource('1.csv', 'id,actual,predicted,text\n7,a,a,seven\n8,a,a,"eight, or\nso"\n', 5);
const SECOND = memorySource('2.csv', 'id,actual,predicted,text\n9,a,a,nine\n10,a,a,\n', 5);

describe('texts of examples', () => {
  it('are found by id', async () => {
    const texts = await fetchTexts(await filesOf(FIRST, SECOND), { by: 'id', ids: new Set(['9', '8', '10', 'nobody']) });
    expect(texts).toEqual(new Map([['8', 'eight, or\nso'], ['9', 'nine'], ['10', '']]));
  });

  it('are found by row over all files', async () => {
    const texts = await fetchTexts(await filesOf(FIRST, SECOND), { by: 'row', rows: new Set([0, 2]) });
    expect(texts).toEqual(new Map([['0', 'seven'], ['2', 'nine']]));
  });

  it('are not looked for where no column of texts is named, or none is wanted', async () => {
    const files = await filesOf(FIRST);
    const { text: _, ...roles } = files.roles;
    expect(await fetchTexts({ ...files, roles }, { by: 'id', ids: new Set(['7']) })).toEqual(new Map());
    expect(await fetchTexts(files, { by: 'id', ids: new Set() })).toEqual(new Map());
  });

  it('stop the reading once all are found', async () => {
    const files = await filesOf(FIRST, SECOND);
    let opened = 0;
    const counted = files.files.map((file) => ({ ...file, source: { name: file.source.name, open: () => (opened++, file.source.open()) } }));
    await fetchTexts({ ...files, files: counted }, { by: 'id', ids: new Set(['7']) });
    expect(opened).toBe(1);
  });

  it('are cut after 1,000 characters, never within one', async () => {
    const long = memorySource('p.csv', `id,actual,predicted,text\n1,a,a,${'x'.repeat(999)}😀\n2,a,a,${'y'.repeat(2_000)}`);
    const texts = await fetchTexts(await filesOf(long), { by: 'id', ids: new Set(['1', '2']) });
    expect(texts.get('1')).toBe('x'.repeat(999));
    expect(texts.get('2')).toBe('y'.repeat(1_000));
  });

  it('that cannot be read are an error, not an empty text', async () => {
    const files = await filesOf(FIRST);
    const broken = { ...files, files: files.files.map((file) => ({ ...file, source: memorySource('1.csv', 'id,actual,predicted,text\n1') })) };
    await expect(fetchTexts(broken, { by: 'id', ids: new Set(['7']) })).rejects.toThrow(/the row has 1 field/);
  });
});

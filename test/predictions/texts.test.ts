import { describe, expect, it } from 'vitest';
import { openFileSet, type FileSet } from '../../src/predictions/file-set.js';
import { LabelForms, PREDICTION_MARKS } from '../../src/predictions/label-forms.js';
import type { RowPlaces } from '../../src/predictions/row-places.js';
import { readSide } from '../../src/predictions/side.js';
import type { Source } from '../../src/predictions/source.js';
import { fetchTexts, type WantedText } from '../../src/predictions/texts.js';
import { anywhereSource, memorySource } from './memory-source.js';

/** Files as the gate has read them: with the places of their rows. */
async function readOf(...sources: readonly Source[]): Promise<{ readonly files: FileSet; readonly places: RowPlaces }> {
  const files = await openFileSet(sources, undefined, () => ({ text: 'text', goldElsewhere: false, idFor: 'names', key: 'columns' }));
  const { places } = await readSide({ files, forms: new LabelForms(10, PREDICTION_MARKS), sliceForms: [], unlabelled: 'error', idNeeded: true, findings: [] }, () => undefined);
  return { files, places };
}

const FIRST: [string, string, number] = ['1.csv', 'id,actual,predicted,text\n7,a,a,seven\n8,a,a,"eight, or\nso"\n', 5];
const SECOND: [string, string, number] = ['2.csv', 'id,actual,predicted,text\n9,a,a,nine\n10,a,a,\n', 5];
const WANTED: readonly WantedText[] = [{ id: '9', row: 2 }, { id: '8', row: 1 }, { id: '10', row: 3 }];
const FOUND = new Map([['8', 'eight, or\nso'], ['9', 'nine'], ['10', '']]);

describe('texts of examples', () => {
  it.each([
    ['in the files, where they stand', anywhereSource],
    ['in a pass over files that are read from their start', memorySource],
  ])('are found by row %s', async (_, sourceOf) => {
    const { files, places } = await readOf(sourceOf(...FIRST), sourceOf(...SECOND));
    expect(await fetchTexts(files, WANTED, places)).toEqual(FOUND);
    expect(await fetchTexts(files, [{ id: undefined, row: 0 }, { id: undefined, row: 2 }], places)).toEqual(new Map([['0', 'seven'], ['2', 'nine']]));
  });

  it('are found by id where the rows are those of a gold file', async () => {
    const { files } = await readOf(memorySource(...FIRST), memorySource(...SECOND));
    expect(await fetchTexts(files, [...WANTED, { id: 'nobody', row: 1_000 }], undefined)).toEqual(FOUND);
  });

  it.each(['csv', 'jsonl', 'json'])('are those of their rows, wherever in a %s file of many', async (format) => {
    const rows = Array.from({ length: 5_000 }, (_, row) => ({ id: `id ${row}`, actual: 'a', predicted: 'a', text: `text, "of"\n${row}${'.'.repeat(row % 90)}` }));
    const content = {
      csv: `id,actual,predicted,text\n${rows.map(({ id, text }) => `${id},a,a,"${text.replaceAll('"', '""')}"\n`).join('')}`,
      jsonl: rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
      json: JSON.stringify(rows, undefined, 1),
    }[format];
    const { files, places } = await readOf(anywhereSource(`p.${format}`, content ?? ''));
    const wanted = [0, 1, 255, 256, 257, 2_047, 2_048, 4_095, 4_998, 4_999].map((row) => ({ id: `id ${row}`, row }));
    expect(await fetchTexts(files, wanted, places)).toEqual(new Map(wanted.map(({ id, row }) => [id, rows[row]?.text])));
  });

  it('are not looked for where no column of texts is named, or none is wanted', async () => {
    const { files, places } = await readOf(memorySource(...FIRST));
    const { text: _, ...roles } = files.roles;
    expect(await fetchTexts({ ...files, roles }, WANTED, places)).toEqual(new Map());
    expect(await fetchTexts(files, [], places)).toEqual(new Map());
  });

  it.each(['with', 'without'])('stop the reading once all are found, %s places', async (how) => {
    const { files, places } = await readOf(memorySource(...FIRST), memorySource(...SECOND));
    let opened = 0;
    const counted = files.files.map((file) => ({ ...file, source: { name: file.source.name, open: () => (opened++, file.source.open()) } }));
    await fetchTexts({ ...files, files: counted }, [{ id: '7', row: 0 }], how === 'with' ? places : undefined);
    expect(opened).toBe(1);
  });

  it('are cut after 1,000 characters, never within one', async () => {
    const { files, places } = await readOf(memorySource('p.csv', `id,actual,predicted,text\n1,a,a,${'x'.repeat(999)}😀\n2,a,a,${'y'.repeat(2_000)}`));
    const texts = await fetchTexts(files, [{ id: '1', row: 0 }, { id: '2', row: 1 }], places);
    expect(texts.get('1')).toBe('x'.repeat(999));
    expect(texts.get('2')).toBe('y'.repeat(1_000));
  });

  it.each([
    ['from their start', memorySource],
    ['anywhere', anywhereSource],
  ])('that cannot be read are an error, not an empty text: %s', async (_, sourceOf) => {
    const { files, places } = await readOf(sourceOf(...FIRST));
    const broken = { ...files, files: files.files.map((file) => ({ ...file, source: sourceOf('1.csv', 'id,actual,predicted,text\n1') })) };
    await expect(fetchTexts(broken, [{ id: '7', row: 0 }], places)).rejects.toThrow(/1\.csv|the row has 1 field/);
  });
});

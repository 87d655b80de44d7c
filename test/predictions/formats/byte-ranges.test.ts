import { expect, it } from 'vitest';
import { ByteRanges } from '../../../src/predictions/formats/parquet/byte-ranges.js';
import type { Source } from '../../../src/predictions/source.js';

it('no more of a file is read while what is written waits', async () => {
  const seen: string[] = [];
  let waiting = 3;
  const source: Source = {
    name: 'p.parquet',
    open: () => {
      throw new Error('it is read where its bytes stand');
    },
    openAnywhere: () => ({
      size: 100,
      read: (into, position) => {
        seen.push(`read ${position}`);
        into.fill(position);
        return into.length;
      },
      giveWay: () => (waiting-- > 0 ? Promise.resolve().then(() => void seen.push('waited')) : undefined),
      close: () => void seen.push('closed'),
    }),
  };
  const ranges = new ByteRanges(source);
  expect((await ranges.take([{ start: 4, end: 6 }, { start: 9, end: 10 }])).map((bytes) => [...bytes])).toEqual([[4, 4], [9]]);
  await ranges.close();
  expect(seen).toEqual(['waited', 'waited', 'waited', 'read 4', 'read 9', 'closed']);
});

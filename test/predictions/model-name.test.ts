import { describe, expect, it } from 'vitest';
import { reading } from './reading.js';

async function modelOf(...files: readonly string[]): Promise<string | undefined> {
  const { read } = await reading(Object.fromEntries(files.map((text, index) => [`part-${index}.csv`, text])));
  return read.model;
}

describe('the model that the files name', () => {
  it('is what the column model holds in every record', async () => {
    expect(await modelOf('gold,pred,Model\na,a,bert-base\nb,a,bert-base\n', 'gold,pred,Model\na,a, bert-base\n')).toBe('bert-base');
  });

  it.each([
    ['there is no such column', ['gold,pred\na,a\n']],
    ['it names two', ['gold,pred,model\na,a,bert\nb,a,gpt\n']],
    ['two files name two', ['gold,pred,model\na,a,bert\n', 'gold,pred,model\na,a,gpt\n']],
    ['one of two files does not say', ['gold,pred,model\na,a,bert\n', 'gold,pred\na,a\n']],
    ['the column is empty', ['gold,pred,model\na,a,\n']],
  ])('is unknown where %s', async (_, files) => {
    expect(await modelOf(...files)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/predictions/formats/csv.js';
import { jsonl } from '../../../src/predictions/formats/jsonl.js';
import { withWhere } from '../../../src/predictions/formats/matching.js';
import { memorySource } from '../memory-source.js';
import { outcomeOf, problemOf } from './read-cells.js';

const EVENTS = '{"spec": {}}\n{"type": "sampling", "data": {"x": 1}}\n{"type": "match", "data": {"picked": "a"}}\n{"type": " match", "data": {"picked": "b"}}\n';
const matches = withWhere(jsonl, [['type', 'match']], false);

describe('where', () => {
  it('passes on the records that hold the text, blanks aside', async () => {
    expect(await outcomeOf(matches, EVENTS, ['data.picked'])).toMatchObject({ rows: [['a'], ['b']], records: 2 });
    expect(await outcomeOf(withWhere(csv, [['f', '1'], ['g', 'x']], false), 'f,g,h\n1,x,y\n1,z,n\n2,x,n\n', ['h'])).toMatchObject({ rows: [['y']], records: 1 });
  });

  it('shows only them in a preview', async () => {
    const { columns, records } = await matches.preview(memorySource('p.jsonl', EVENTS));
    expect(records).toBe(2);
    expect(columns.find(({ name }) => name === 'data.picked')?.samples).toEqual(['a', 'b']);
    expect(columns.find(({ name }) => name === 'data.x')?.samples).toEqual([]);
  });

  it('that nothing matches is an error with the values there are', async () => {
    await expect(withWhere(jsonl, [['type', 'macth']], false).preview(memorySource('p.jsonl', EVENTS))).rejects.toThrow(
      'p.jsonl: no record matches `where`: type = "macth"\n  "type" holds "sampling", "match", " match"',
    );
    await expect(withWhere(jsonl, [['kind', 'match']], false).preview(memorySource('p.jsonl', EVENTS))).rejects.toThrow('"kind" is in none of the first records. Columns: "spec", "type", "data.x", "data.picked"');
    expect(await problemOf(withWhere(csv, [['kind', 'x']], false), 'a\n1\n', ['a'])).toContain('there is no column "kind"');
  });

  it('of the candidate holds for a baseline that has the columns, and leaves another whole', async () => {
    const inherited = withWhere(csv, [['type', 'match']], true);
    expect(await outcomeOf(inherited, 'id,type\n1,match\n2,other\n', ['id'])).toMatchObject({ rows: [['1']] });
    expect(await outcomeOf(inherited, 'id,actual\n1,a\n2,b\n', ['id'])).toMatchObject({ rows: [['1'], ['2']] });
    expect((await inherited.preview(memorySource('b.csv', 'id,actual\n1,a\n2,b\n'))).records).toBe(2);
  });
});

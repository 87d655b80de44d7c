import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, type Asked, type Files, type Reading } from './reading.js';

interface Row {
  readonly id: string;
  readonly actual: string;
  readonly said: string;
  readonly before: string;
  readonly lang: string;
}

const label = fc.constantFrom('a', 'b', 'c', '1', '1.0', '2', '😀');
const said = fc.oneof(label, fc.constantFrom('', '(refused)', 'd'));
const row = fc.record({ actual: label, said, before: said, lang: fc.constantFrom('de', 'en', '') });
/** One example that both models answer, so that no column is empty. */
const SURE = { actual: 'a', said: 'a', before: 'b', lang: 'de' };
const table = fc.array(row, { maxLength: 25 }).map((rows): Row[] => [SURE, ...rows].map((entry, index) => ({ ...entry, id: `id ${index}` })));

/** The rows in another order, cut into files somewhere. */
function cut(rows: readonly Row[]): fc.Arbitrary<readonly (readonly Row[])[]> {
  const whole = fc.shuffledSubarray([...rows], { minLength: rows.length });
  return fc.tuple(whole, fc.array(fc.nat(rows.length), { maxLength: 4 })).map(([shuffled, edges]) => {
    const sorted = [0, ...edges.sort((a, b) => a - b), rows.length];
    // A file without records is an error of its own.
    return sorted.slice(1).map((edge, index) => shuffled.slice(sorted[index], edge)).filter((part) => part.length > 0);
  });
}

function files(name: string, shards: readonly (readonly Row[])[], columns: readonly (keyof Row)[], header: string): Files {
  return Object.fromEntries(shards.map((rows, index) => [`${name}${index}.csv`, [header, ...rows.map((entry) => columns.map((column) => entry[column]).join(','))].join('\n')]));
}

const candidateFiles = (shards: readonly (readonly Row[])[]): Files => files('p', shards, ['id', 'actual', 'said', 'lang', 'before'], 'id,actual,predicted,lang,old');
const baselineFiles = (shards: readonly (readonly Row[])[]): Files => files('b', shards, ['id', 'actual', 'before'], 'id,actual,predicted');
const asked: Asked = { columns: { slices: ['lang'] } };

/** Everything that must not depend on the order of rows. */
function factsOf({ read, tally }: Reading): unknown {
  const { labelSet, examples, dropped, fingerprint, comparability } = read;
  // Rows without an id are named by their place; here all have one.
  const flips = tally.flips.map((flip) => ({ ...flip, examples: flip.examples.map(({ id }) => id) }));
  // Problems name files, and the cut gives other files.
  const compared = comparability.kind === 'incomparable' ? comparability.kind : comparability;
  return { classes: labelSet.classes, merged: labelSet.merged, examples, dropped, fingerprint, compared, tally: settled({ ...tally, flips }) };
}

/** What is made when somebody asks, asked. */
function settled(tally: object): unknown {
  return JSON.parse(JSON.stringify(tally, (key, value: unknown) => (key === 'units' && typeof value === 'function' ? (value as () => { readonly kinds: unknown })().kinds : value)));
}

describe('any cut of the rows into files and any order of them', () => {
  const cuts = table.chain((rows) => fc.record({ rows: fc.constant(rows), mine: cut(rows), theirs: cut(rows), chunk: fc.integer({ min: 1, max: 40 }) }));

  it.each([
    ['with a baseline file', (shards: readonly (readonly Row[])[]): Asked => ({ ...asked, baseline: baselineFiles(shards) })],
    ['with a baseline file and a closed set', (shards: readonly (readonly Row[])[]): Asked => ({ ...asked, baseline: baselineFiles(shards), labels: ['1', '2', 'a', 'b', 'c', '1.0', '😀'] })],
    ['with a baseline column', (): Asked => ({ ...asked, baseline: { column: 'old' } })],
    ['with an unpaired baseline', (shards: readonly (readonly Row[])[]): Asked => ({ ...asked, examples: 'independent', baseline: baselineFiles(shards) })],
    ['without a baseline', (): Asked => asked],
  ])('gives the same counts, flips and fingerprint %s', async (_, ask) => {
    await fc.assert(
      fc.asyncProperty(cuts, async ({ rows, mine, theirs, chunk }) => {
        const whole = await reading(candidateFiles([rows]), ask([rows]));
        const shards = await reading(candidateFiles(mine), ask(theirs), chunk);
        expect(factsOf(shards)).toEqual(factsOf(whole));
      }),
      { numRuns: 30 },
    );
  });
});

describe('the fingerprint', () => {
  it('is of ids and gold labels, not of predictions', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.constantFrom('actual', 'id', 'said'), async (rows, seed, what) => {
        const at = seed % rows.length;
        const changed = rows.map((entry, index) => (index === at ? { ...entry, [what]: `${entry[what as 'id']}x` } : entry));
        const before = await reading(candidateFiles([rows]));
        const after = await reading(candidateFiles([changed]));
        expect(before.read.fingerprint === after.read.fingerprint).toBe(what === 'said');
        expect(before.read.fingerprint).toMatch(/^[0-9a-f]{32}$/);
      }),
      { numRuns: 40 },
    );
  });

  it('tells apart who has which label', async () => {
    const fingerprint = async (...labels: readonly string[]): Promise<string> => (await reading({ 'p.csv': ['id,actual,predicted', ...labels.map((name, index) => `${index},${name},a`)].join('\n') })).read.fingerprint;
    expect(await fingerprint('a', 'b')).not.toBe(await fingerprint('b', 'a'));
  });

  it('is of gold labels alone where there are no ids', async () => {
    const fingerprint = async (...labels: readonly string[]): Promise<string> => (await reading({ 'p.csv': ['actual,predicted', ...labels.map((name) => `${name},a`)].join('\n') })).read.fingerprint;
    expect(await fingerprint('a', 'b')).toBe(await fingerprint('b', 'a'));
    expect(await fingerprint('a', 'b')).not.toBe(await fingerprint('a', 'b', 'b'));
  });

  it('is the same however gold is joined', async () => {
    const streamed = await reading({ 'p.csv': 'id,actual,predicted\n1,a,a\n2,b,a' });
    const joined = await reading({ 'p.csv': 'id,predicted\n2,a\n1,a' }, { columns: { actual: { file: 'g.csv' } }, gold: { 'g.csv': 'id,label\n1,a\n2,b' } });
    expect(joined.read.fingerprint).toBe(streamed.read.fingerprint);
  });
});

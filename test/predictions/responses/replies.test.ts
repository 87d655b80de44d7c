import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeConfig } from '../../../src/config/decode.js';
import { responseParser } from '../../../src/predictions/responses/parser.js';
import type { Reading } from '../../../src/predictions/responses/reading.js';

const ROOT = new URL('../../../__fixtures__/responses/', import.meta.url);

/** A line of `replies.jsonl`: a reply, what is read from it, and for what reason nothing is; `gold`: what the steps for gold read. */
interface Line {
  readonly reply: string;
  readonly reads: string;
  readonly because?: string;
  readonly gold?: string;
}

function linesOf(name: string): readonly Line[] {
  return readFileSync(new URL(`${name}/replies.jsonl`, ROOT), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line);
}

function shown(reading: Reading): string {
  return 'label' in reading ? reading.label : `(${reading.outcome})`;
}

describe.for(readdirSync(ROOT).filter((name) => !name.endsWith('.md')))('%s', (name) => {
  const [evaluation] = decodeConfig(readFileSync(new URL(`${name}/confusion-gate.yml`, ROOT), 'utf8'), `${name}.yml`).evaluations;
  const { steps = [], gold = [] } = evaluation?.response ?? {};
  const labels = evaluation?.labels;

  it.for(linesOf(name))('$reply → $reads', async ({ reply, reads, because, gold: goldReads }) => {
    const reading = (await responseParser({ steps, labels })).read(reply);
    expect(shown(reading)).toBe(reads);
    if (because !== undefined) expect('reason' in reading ? reading.reason : '').toContain(because);
    if (goldReads !== undefined) expect(shown((await responseParser({ steps: gold, labels })).read(reply))).toBe(goldReads);
  });

  it('reads every reply of the same labels in the same way, whatever stood before it', async () => {
    const parser = await responseParser({ steps, labels });
    const lines = linesOf(name);
    expect([...lines, ...lines.toReversed()].map(({ reply }) => shown(parser.read(reply)))).toEqual([...lines, ...lines.toReversed()].map(({ reads }) => reads));
  });
});

import { describe, expect, it } from 'vitest';
import { annotationsOf, type AnnotationReport } from '../../src/report/annotations.js';
import { run, SCENARIOS } from './scenarios.js';

async function marks(name: string): Promise<readonly AnnotationReport[]> {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return annotationsOf((await run(scenario)).report);
}

const CONFIG = '.github/confusion-gate.yml';

describe('annotations', () => {
  it('mark a failed threshold on its line, with what happened', async () => {
    expect(await marks('false-alarms')).toEqual([
      { level: 'error', title: 'Confusion gate: fail', message: 'precision of spam may fall by 1 point: fell 94.3 % → 87.8 %; 3 new false alarms, 0 cleared; equally good models would show this 13 % of the time', place: { file: CONFIG, line: 5, column: 26 } },
      { level: 'error', title: 'Confusion gate: fail', message: 'false positives of spam may not rise: rose 2 → 5; 3 new false alarms, 0 cleared; equally good models would show this 6.2 % of the time', place: { file: CONFIG, line: 6, column: 32 } },
    ]);
  });

  it('name the worst member of an expansion', async () => {
    const [mark] = await marks('slices');
    expect(mark?.message).toBe('recall of spam for each language may fall by 5 points: recall of spam where language is de fell 95.0 % → 80.0 %');
  });

  it('are none when all is well', async () => {
    expect(await marks('pass')).toEqual([]);
  });

  it.each([
    ['a threshold that only warns', 'warning', ['warning']],
    ['a failure that is not enforced', 'reported-only', ['warning', 'warning']],
    ['what cannot be decided', 'too-few', ['notice']],
    ['what cannot be decided and counts as failed', 'too-few-fails', ['warning', 'notice']],
    ['a first run, told once', 'first-run', ['notice']],
    ['problems of a config, each by itself', 'bad-config', ['error', 'error', 'error', 'error']],
    ['a threshold that cannot be judged, beside one that failed', 'unknown-class', ['error', 'error']],
    ['a baseline that cannot be compared: its problems, not every threshold again', 'other-examples', ['error', 'error', 'error']],
    ['no predictions', 'no-predictions', ['error']],
    ['nothing gated', 'nothing-gated', ['notice']],
  ])('%s', async (_, name, levels) => {
    expect((await marks(name)).map(({ level }) => level)).toEqual(levels);
  });

  it('put problems first, then failures, then what is to be known', async () => {
    expect((await marks('several')).map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error Confusion gate · sentiment: fail',
      'notice Confusion gate · intents',
      'notice Confusion gate · toxicity',
    ]);
  });

  it('carry the advice of a problem', async () => {
    const [mark] = await marks('unclear-columns');
    expect(mark?.message).toMatch(/cannot be told from the names\nIts columns are:\n {2}"doc": "1", "2"\n/);
  });
});

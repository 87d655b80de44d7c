import { describe, expect, it } from 'vitest';
import { conclude, worst, type ConcludeOptions } from '../../src/thresholds/conclude.js';
import { VERDICT_STATES, type Conclusion, type Verdict, type VerdictState } from '../../src/thresholds/verdict.js';
import { thresholdsOf } from './judging.js';

const [failing, warning] = thresholdsOf('metric: accuracy, min: 0.5', 'metric: errors, max: 1, severity: warn');
const OPTIONS: ConcludeOptions = { problems: false, firstRun: false, gated: true, onInconclusive: 'notice' };

/** `fail` is of severity fail, `fail/warn` of severity warn. */
function verdict(text: string): Verdict {
  const [state, severity] = text.split('/');
  const threshold = severity === 'warn' ? warning : failing;
  if (threshold === undefined) throw new Error('no threshold');
  return { threshold, state: state as VerdictState, members: [] };
}

describe('the conclusion', () => {
  it.each([
    [[], {}, 'pass'],
    [['pass'], {}, 'pass'],
    [['pass', 'fail'], {}, 'fail'],
    [['pass', 'fail/warn'], {}, 'pass'],
    [['fail', 'error'], {}, 'error'],
    // What was not measured never passes, whatever its severity.
    [['pass', 'error/warn'], {}, 'error'],
    [['pass'], { problems: true }, 'error'],
    [['fail'], { problems: true }, 'error'],
    [['pass', 'inconclusive'], {}, 'inconclusive'],
    [['inconclusive', 'fail'], {}, 'fail'],
    [['inconclusive', 'fail/warn'], {}, 'inconclusive'],
    [['pass', 'inconclusive/warn'], {}, 'inconclusive'],
    [['pass', 'inconclusive'], { onInconclusive: 'warn' }, 'inconclusive'],
    [['pass', 'inconclusive'], { onInconclusive: 'fail' }, 'fail'],
    [['pass', 'inconclusive/warn'], { onInconclusive: 'fail' }, 'inconclusive'],
    [['inconclusive', 'error'], { onInconclusive: 'fail' }, 'error'],
    // A first run is at best inconclusive, and no reason to be red.
    [['pass', 'skipped'], { firstRun: true }, 'inconclusive'],
    [['pass', 'skipped'], { firstRun: true, onInconclusive: 'fail' }, 'inconclusive'],
    [['pass'], { firstRun: true }, 'inconclusive'],
    [['skipped'], {}, 'inconclusive'],
    [['skipped', 'fail'], { firstRun: true }, 'fail'],
    [['skipped', 'fail/warn'], { firstRun: true }, 'inconclusive'],
    [['skipped', 'error'], { firstRun: true }, 'error'],
    // Nothing gated is never a pass.
    [[], { gated: false }, 'inconclusive'],
    [[], { gated: false, onInconclusive: 'fail' }, 'inconclusive'],
    [[], { gated: false, problems: true }, 'error'],
  ] as const satisfies readonly (readonly [readonly string[], Partial<ConcludeOptions>, Conclusion])[])('of %j with %j is %s', (states, options, expected) => {
    const verdicts = states.map(verdict);
    expect(conclude(verdicts, { ...OPTIONS, ...options })).toBe(expected);
    expect(conclude([...verdicts].reverse(), { ...OPTIONS, ...options })).toBe(expected);
  });

  it('is pass only when every threshold was measured and none of severity fail failed', () => {
    const states = VERDICT_STATES.flatMap((state) => [state, `${state}/warn`]);
    for (const a of states) {
      for (const b of states) {
        const passes = [a, b].every((text) => text.startsWith('pass') || text.startsWith('waived') || text === 'fail/warn');
        expect(conclude([verdict(a), verdict(b)], OPTIONS) === 'pass').toBe(passes);
      }
    }
  });
});

describe('the conclusion of several evaluations', () => {
  it.each([
    [['pass', 'pass'], 'pass'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'fail', 'pass'], 'fail'],
    [['fail', 'error', 'skipped'], 'error'],
    [['skipped', 'pass'], 'pass'],
    [['skipped', 'skipped'], 'skipped'],
    // A run that evaluated nothing has not passed.
    [[], 'error'],
  ] as const)('of %j is %s', (conclusions, expected) => {
    expect(worst(conclusions)).toBe(expected);
    expect(worst([...conclusions].reverse())).toBe(expected);
  });
});

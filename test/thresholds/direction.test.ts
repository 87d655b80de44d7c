import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/catalogue.js';
import { directionOf } from '../../src/thresholds/direction.js';

describe('the good direction of a metric', () => {
  it('is that of the catalogue for everything but a cell', () => {
    for (const metric of METRICS) expect(directionOf(metric, { kind: 'whole' })).toBe(metric.better);
  });

  it('is higher for a cell on the diagonal and lower for one beside it, by name or by index', () => {
    const cell = { better: 'lower' } as const;
    expect(directionOf(cell, { kind: 'cell', actual: 'spam', predicted: 'spam' })).toBe('higher');
    expect(directionOf(cell, { kind: 'cell', actual: 'spam', predicted: '(missing)' })).toBe('lower');
    expect(directionOf(cell, { kind: 'cell', actual: 1, predicted: 1 })).toBe('higher');
    expect(directionOf(cell, { kind: 'cell', actual: 0, predicted: 1 })).toBe('lower');
  });
});

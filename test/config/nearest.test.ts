import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/config/nearest.js';

describe('the nearest accepted word', () => {
  it.each([
    ['acuracy', 'accuracy'],
    ['spma', 'spam'],
    ['False-Negatives', 'false_negatives'],
    ['recall[spam]', 'recall'],
    ['cvs', 'csv'],
  ])('to %s is %s', (word, meant) => {
    expect(nearest(word, ['accuracy', 'recall', 'spam', 'csv', 'json', 'false_negatives'])).toBe(meant);
  });

  it.each(['weather', 'x', '', 'constructor'])('to %j is none: a guess would mislead', (word) => {
    expect(nearest(word, ['accuracy', 'recall', 'id', 'csv'])).toBeUndefined();
  });

  it('is the first of equals', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBe('bat');
  });
});

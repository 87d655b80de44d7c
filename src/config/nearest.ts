import leven from 'leven';
import { shownName } from './findings.js';

/**
 * The accepted word a person most likely meant, or undefined when none is near. Case, `-` for `_` and a selector in brackets
 * (`recall[spam]`, as reports write it) do not count as difference.
 */
export function nearest(word: string, accepted: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  // Two letters (the swap of neighbours is two) or a third of them may differ: beyond that a suggestion is a guess.
  let distance = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1) + 1;
  for (const candidate of accepted) {
    const found = leven(wanted, plain(candidate), { maxDistance: distance });
    if (found < distance) {
      best = candidate;
      distance = found;
    }
  }
  return best;
}

/** "Did you mean X?", or nothing. */
export function didYouMean(word: string, accepted: Iterable<string>): string[] {
  const near = nearest(word, accepted);
  return near === undefined ? [] : [`Did you mean ${shownName(near)}?`];
}

/** Names longer than any accepted one need not be compared letter by letter. */
function plain(word: string): string {
  return word.slice(0, 200).toLowerCase().replaceAll('-', '_').replace(/(?<=.)\[.*\]$/s, '');
}

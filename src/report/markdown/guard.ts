import { markdown } from '../escape.js';
import { guardTitle, otherWords } from '../guard-words.js';
import type { GuardReport } from '../report.js';
import { first, type Rendering } from './detail.js';
import { WARNING } from './marks.js';
import { plural } from '../numbers.js';

/** What the change does to its own gate, and what the other config says. */
export function guardSection(guard: GuardReport, rendering: Rendering): string {
  const { changes } = guard;
  const shown = first(changes, rendering.detail.members, 'changes of the config', rendering);
  const hidden = changes.length - shown.length;
  return [
    `${WARNING} **${markdown(guardTitle(guard))}**`,
    ...(changes.length === 0 ? [] : [[...shown.map(({ kind, words }) => `- ${kind === 'changed' ? '' : `${kind}: `}${markdown(words)}`), ...(hidden > 0 ? [`- … and ${plural(hidden, 'more change')}`] : [])].join('\n')]),
    ...(guard.other === undefined ? [] : [markdown(otherWords(guard))]),
  ].join('\n\n');
}

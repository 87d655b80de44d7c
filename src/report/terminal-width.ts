import { SIMPLE } from './visible.js';

/** How many places a text takes in a terminal. */
export type Width = (text: string) => number;

// oxlint-disable-next-line no-control-regex
const COLOURS = /\u001B\[\d+m/g;
const MOST_REMEMBERED = 10_000;

/**
 * Text that is laid out by the width of its parts. The package that knows wide characters takes longer to load than a small report to write,
 * so it is loaded, and the text written again, only where there is something in it whose width is not plain to see.
 */
export async function laidOut(write: (width: Width) => string): Promise<string> {
  let known = true;
  const text = write((part) => {
    const bare = part.includes('\u001B') ? part.replaceAll(COLOURS, '') : part;
    known &&= SIMPLE.test(bare);
    return bare.length;
  });
  if (known) return text;
  const { default: stringWidth } = await import('string-width');
  return write(remembering(stringWidth));
}

/** Measuring an emoji takes long, and the same names are measured again and again. */
function remembering(width: Width): Width {
  const remembered = new Map<string, number>();
  return (part) => {
    let known = remembered.get(part);
    if (known === undefined) {
      if (remembered.size === MOST_REMEMBERED) remembered.clear();
      remembered.set(part, (known = width(part)));
    }
    return known;
  };
}

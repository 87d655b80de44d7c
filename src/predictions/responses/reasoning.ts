/** What reasoning models put around what they think. */
export const REASONING_TAGS = ['think', 'thinking', 'reasoning'] as const;

/**
 * A reply without its blocks of reasoning, `<think>…</think>`. Blocks may stand inside blocks. A closing tag without its opening one ends a
 * block that began before the reply; an opening tag without its closing one begins a block that was cut off: what is inside is dropped.
 * A reply without tags stays as it is.
 */
export function dropReasoning(tags: readonly string[]): (text: string) => string {
  const tag = new RegExp(`<(/?)(?:${tags.map(escaped).join('|')})(?:\\s[^<>]*)?>`, 'gi');
  return (text) => {
    let kept: string[] = [];
    let depth = 0;
    let from = 0;
    for (const match of text.matchAll(tag)) {
      const end = match.index + match[0].length;
      if (match[1] === '') {
        if (depth++ === 0) kept.push(text.slice(from, match.index));
      } else if (depth === 0) kept = [];
      else depth--;
      from = end;
    }
    if (depth === 0) kept.push(text.slice(from));
    return kept.join('');
  };
}

function escaped(tag: string): string {
  return tag.replaceAll(/[^\w]/g, String.raw`\$&`);
}

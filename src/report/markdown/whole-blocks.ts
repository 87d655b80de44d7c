const NOTE = '… cut here: the report is longer than fits. More is in `report.json`.';
const CLOSED = '</details>';

/** As many blocks from the top as fit, none cut in two: tables stay whole, and what was unfolded is closed. The first block, the verdict, stays always. */
export function wholeBlocks(text: string, maxBytes: number): string {
  const kept: string[] = [];
  let bytes = Buffer.byteLength(NOTE) + 1;
  let open = 0;
  for (const block of text.trimEnd().split('\n\n')) {
    const opens = open + (block.startsWith('<details>') ? 1 : 0) - (block === CLOSED ? 1 : 0);
    // With what closes it later.
    const after = bytes + Buffer.byteLength(block) + 2;
    if (kept.length > 0 && after + Math.max(0, opens) * (CLOSED.length + 2) > maxBytes) break;
    kept.push(block);
    bytes = after;
    open = opens;
  }
  return `${[...kept, ...Array.from({ length: open }, () => CLOSED), NOTE].join('\n\n')}\n`;
}

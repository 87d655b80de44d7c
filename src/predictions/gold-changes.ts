import type { TestSetChanges } from './examples.js';
import { openFiles, seenTogether } from './file-set.js';
import { textOf } from './formats/cells.js';
import { ABSENT, NULL } from './formats/format.js';
import { goldColumns } from './gold-file.js';
import { withoutZeroFraction } from './numeric-labels.js';
import type { GoldFile } from './options.js';
import type { Source } from './source.js';

/** What became of a gold file. */
export interface GoldChanges extends TestSetChanges {
  /** Gold labels as they were, of the examples that are in both; those that were added have none. As CSV: `id,actual`. */
  readonly before: Uint8Array;
}

/** The columns of what `before` holds. */
export const GOLD_BEFORE = { id: 'id', column: 'actual' } as const;

/** Compares gold labels as they are with what they were. Throws ProblemError for a file that cannot be joined. */
export async function goldChanges(options: GoldFile, now: readonly Source[], then: readonly Source[]): Promise<GoldChanges> {
  const [labels, before] = [await labelsOf(options, now), await labelsOf(options, then)];
  let relabelled = 0;
  let added = 0;
  const lines = [`${GOLD_BEFORE.id},${GOLD_BEFORE.column}\n`];
  for (const [id, label] of labels) {
    const old = before.get(id);
    if (old === undefined) added++;
    else if (withoutZeroFraction(old) !== withoutZeroFraction(label)) relabelled++;
    lines.push(`${quoted(id)},${quoted(old ?? '')}\n`);
  }
  const removed = [...before.keys()].filter((id) => !labels.has(id)).length;
  return { relabelled, added, removed, before: new TextEncoder().encode(lines.join('')) };
}

/** The label of each id, as it stands in the files. */
async function labelsOf(options: GoldFile, sources: readonly Source[]): Promise<ReadonlyMap<string, string>> {
  const files = (await openFiles(sources, options.format)).filter(({ preview }) => preview.records > 0);
  const [first, ...rest] = files;
  const labels = new Map<string, string>();
  if (first === undefined) return labels;
  const { id, column } = goldColumns(first.source.name, seenTogether(first.preview, rest.map(({ preview }) => preview)), options, undefined);
  for (const { source, format } of files) {
    await format.read(source, [id, column], (cells) => {
      const text = (at: number): string => (cells.kind[at] === ABSENT || cells.kind[at] === NULL ? '' : textOf(cells.bytes[at] as Uint8Array, cells.start[at] ?? 0, cells.end[at] ?? 0).trim());
      labels.set(text(0), text(1));
    });
  }
  return labels;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

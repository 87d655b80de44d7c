import { normaliseName } from './column-names.js';
import type { FileSet } from './file-set.js';

/**
 * The model that the files themselves name: what a column called `model` holds in every record that was looked at. Undefined when there is
 * no such column, or when it names several.
 */
export function modelNamedIn({ files }: Pick<FileSet, 'files'>): string | undefined {
  const names = new Set<string>();
  for (const { preview } of files) {
    const column = preview.columns.find(({ name }) => normaliseName(name) === 'model');
    if (column === undefined) return undefined;
    for (const sample of column.samples) names.add(sample.trim());
  }
  const [name, ...others] = names;
  return others.length === 0 && name !== '' ? name : undefined;
}

import { cellText, type FileSet } from './file-set.js';

/** Examples to fetch the text of: by id, or by row number where there are no ids. */
export type WantedTexts = { readonly by: 'id'; readonly ids: ReadonlySet<string> } | { readonly by: 'row'; readonly rows: ReadonlySet<number> };

/** Enough for any cell of a table; more of a text is never shown. */
const MOST_CHARACTERS = 1_000;

/** Thrown to leave a file once every wanted text is found. */
class AllFound extends Error {}

/** The texts of a few examples, by id or by row number as text: a second pass over the files that stops when all are found. */
export async function fetchTexts(files: FileSet, wanted: WantedTexts): Promise<ReadonlyMap<string, string>> {
  const { text, id } = files.roles;
  const texts = new Map<string, string>();
  const count = wanted.by === 'id' ? wanted.ids.size : wanted.rows.size;
  if (text === undefined || count === 0 || (wanted.by === 'id' && id === undefined)) return texts;
  const columns = wanted.by === 'id' ? [text, id ?? ''] : [text];
  let row = 0;
  try {
    for (const file of files.files) {
      await file.format.read(file.source, columns, (cells) => {
        const key = wanted.by === 'id' ? cellText(cells, 1) : String(row);
        if (wanted.by === 'id' ? wanted.ids.has(key) : wanted.rows.has(row)) texts.set(key, beginningOf(cellText(cells, 0)));
        row++;
        if (texts.size === count) throw new AllFound();
      });
    }
  } catch (error) {
    if (!(error instanceof AllFound)) throw error;
  }
  return texts;
}

/** Without half of a character at its end. */
function beginningOf(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');
}

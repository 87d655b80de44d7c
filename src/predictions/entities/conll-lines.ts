import { scanFile } from '../formats/chunks.js';
import { textOf } from '../formats/cells.js';
import { emptyFile, Fault } from '../formats/fault.js';
import type { Source } from '../source.js';

const LF = 0x0a;
const CR = 0x0d;

/** One line without its line break, and where it stands in the file. */
export type OnLine = (text: string, offset: number) => void;

/** The lines of a text file, LF or CRLF. A Fault that `onLine` throws counts from the start of the line, and is placed there. */
export async function readLines(source: Source, onLine: OnLine): Promise<void> {
  let empty = true;
  await scanFile(
    source,
    (bytes, start, end, last, origin) => {
      let p = start;
      while (p < end) {
        const newline = bytes.indexOf(LF, p);
        const found = newline !== -1 && newline < end;
        if (!found && !last) return p;
        const stop = found ? newline : end;
        const text = textOf(bytes, p, stop > p && bytes[stop - 1] === CR ? stop - 1 : stop);
        empty &&= text.trim() === '';
        try {
          onLine(text, origin + p);
        } catch (thrown) {
          throw thrown instanceof Fault ? thrown.movedBy(p) : thrown;
        }
        p = found ? newline + 1 : end;
      }
      if (last && empty) throw emptyFile();
      return end;
    },
    'A file of tags holds one token, or one sentence, a line. Is it another format?',
  );
}

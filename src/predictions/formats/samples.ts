import { textOf } from './cells.js';
import { ABSENT, BOOLEAN, NULL, NUMBER, PREVIEW_SAMPLES, STRUCTURE, TEXT, type Cells, type PreviewColumn } from './format.js';

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const LOGICAL = /^(?:true|false)$/i;

type SampleKind = Exclude<PreviewColumn['kind'], 'empty'>;

/** A preview looks no further into a file than this, unless its first record is longer. */
export const PREVIEW_BYTES = 4 * 1024 * 1024;

/** The first values of one column, for its preview. */
export class Samples {
  readonly #name: string;
  readonly #values: string[] = [];
  #kind: PreviewColumn['kind'] = 'empty';

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes cell i unless it is null, absent or blank. */
  add(cells: Cells, i: number): void {
    const kind = cells.kind[i] ?? ABSENT;
    if (kind === ABSENT || kind === NULL || this.#values.length === PREVIEW_SAMPLES) return;
    const text = textOf(cells.bytes[i] ?? new Uint8Array(0), cells.start[i] ?? 0, cells.end[i] ?? 0);
    if (text.trim() === '') return;
    this.#values.push(text);
    const seen = kindOf(kind, text.trim());
    this.#kind = this.#kind === 'empty' || this.#kind === seen ? seen : 'text';
  }

  /** `text` where values of different kinds are mixed. */
  column(): PreviewColumn {
    return { name: this.#name, samples: this.#values, kind: this.#kind };
  }
}

/** A table of text knows no types: there, what looks like a number counts as one. */
function kindOf(kind: number, text: string): SampleKind {
  if (kind === NUMBER || (kind === TEXT && NUMERIC.test(text))) return 'number';
  if (kind === BOOLEAN || (kind === TEXT && LOGICAL.test(text))) return 'boolean';
  return kind === STRUCTURE ? 'structure' : 'text';
}

import { cellText, isEmpty, isStructure } from './file-set.js';
import type { Cells } from './formats/format.js';
import type { LabelColumn } from './label-column.js';
import { BLANK, MISSING, OTHER, PREDICTION_MARKS, REFUSED, UNPARSED, type Code } from './label-forms.js';
import type { ResponseParser } from './responses/parser.js';
import type { Reading } from './responses/reading.js';
import { ReplyCache } from './responses/reply-cache.js';
import { UnparsedReplies } from './responses/unparsed-replies.js';
import type { CellCoder } from './row-batch.js';
import type { Source } from './source.js';

const OUTCOME_CODES = { missing: MISSING, refused: REFUSED, other: OTHER, unparsed: UNPARSED } as const;

/** What makes codes of the cells of a column of labels, or of replies where there is a parser. */
export function labelCoder(labels: LabelColumn, parser: ResponseParser | undefined): CellCoder {
  return parser === undefined ? labels : new ReplyColumn(labels, parser);
}

/** Turns the cells of a column of replies into codes: each reply is parsed, and its label is one of the column's labels. */
export class ReplyColumn implements CellCoder {
  readonly ahead = false;
  readonly parser: ResponseParser;
  readonly unparsed = new UnparsedReplies();
  readonly #labels: LabelColumn;
  readonly #cache: ReplyCache;

  constructor(labels: LabelColumn, parser: ResponseParser) {
    this.parser = parser;
    this.#labels = labels;
    this.#cache = new ReplyCache((reply) => parser.read(reply));
  }

  /** As of a label; a JSON object or array is a reply, too. */
  code(cells: Cells, index: number, source: Source): Code {
    if (isEmpty(cells, index)) return BLANK;
    const reply = cellText(cells, index);
    const word = reply.trim();
    if (word === '') return BLANK;
    const mark = isStructure(cells, index) ? undefined : PREDICTION_MARKS.get(word);
    return mark ?? this.#codeOf(this.#cache.read(reply), source);
  }

  codeOf(label: string, source: Source): Code {
    return this.#labels.codeOf(label, source);
  }

  #codeOf(reading: Reading, source: Source): Code {
    if ('label' in reading) return PREDICTION_MARKS.get(reading.label) ?? this.#labels.codeOf(reading.label, source);
    if (reading.outcome === 'unparsed') this.unparsed.add(reading.text, reading.reason);
    return OUTCOME_CODES[reading.outcome];
  }
}

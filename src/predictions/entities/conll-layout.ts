import { Fault } from '../formats/fault.js';
import { shown } from '../formats/quoting.js';
import { holdsAlternatives, tagOf } from './tag.js';

/** Lines that are looked at to see how a file is laid out. */
export const LOOKED_AT = 1_000;

/** How the lines of a file of tags are cut: `conll` one token a line in so many columns, `tags` one sentence a line, of tags alone. */
export interface Layout {
  readonly format: 'conll' | 'tags';
  readonly byTab: boolean;
  readonly columns: number;
  /** The last column holds scores, as flair wrote it before 2021. */
  readonly scored: boolean;
}

/** A line of the file's own: `-DOCSTART- -X- O O`, or conlleval's `-X-` between sentences. No token. */
export function isBoundary(fields: readonly string[]): boolean {
  return fields[0] === '-DOCSTART-' || fields[0] === '-X-';
}

/** The id in a comment before a sentence: `# sent_id = weblog-1` (CoNLL-U), `# id 1b9b9b4c	domain=train` (MultiCoNER); undefined for any other line. */
export function commentId(line: string): string | undefined {
  return /^# (?:sent_id|newdoc id|id)\s*[= ]\s*(\S+)/.exec(line)?.[1];
}

export function fieldsOf(line: string, byTab: boolean): readonly string[] {
  return byTab ? line.split('\t').map((field) => field.trim()) : line.trim().split(/\s+/);
}

/** The layout that the first lines of a file show. They are not blank, no comments and no boundaries. `format` is what the config says. */
export function layoutOf(lines: readonly string[], format: 'conll' | 'tags' | undefined): Layout {
  // A token may hold blanks: where every line has a tab, only tabs part columns.
  const byTab = lines.every((line) => line.includes('\t'));
  const rows = lines.map((line) => fieldsOf(line, byTab));
  const columns = rows[0]?.length ?? 0;
  const tagsOnly = rows.every((fields) => fields.every((field) => tagOf(field) !== undefined));
  if (format === 'tags' || (format === undefined && tagsOnly && rows.some((fields) => fields.length > 1))) return { format: 'tags', byTab: false, columns: 1, scored: false };
  const scored = columns > 2 && rows.every((fields) => isScore(fields.at(-1)) && tagOf(fields.at(-2) ?? '') !== undefined);
  return { format: 'conll', byTab, columns, scored };
}

function isScore(field: string | undefined): boolean {
  return field !== undefined && /^[01](?:\.\d+)?(?:e-?\d+)?$/i.test(field);
}

/** Why a text is no tag, as a fault of its line. `allowed`: the prefixes of the scheme. */
export function tagFault(text: string, role: string, scheme: { readonly name: string; readonly prefixes: string } | undefined): Fault {
  if (holdsAlternatives(text)) {
    return new Fault(0, 'line', `the ${role} tag ${shown(text)} holds several tags: which one is meant is not known`, 'Use the file in which the alternatives are resolved.');
  }
  if (scheme !== undefined && tagOf(text) !== undefined) {
    return new Fault(0, 'line', `the ${role} tag ${shown(text)} is not of the scheme ${scheme.name}, whose prefixes are ${scheme.prefixes.split('').join(', ')}`, 'Name the scheme that the file is written in.');
  }
  return new Fault(0, 'line', `the ${role} tag ${shown(text)} is none: a tag is O, or a prefix (B, I, E, S, L, U), a hyphen and a type, such as B-PER`, 'If the column holds no tags, name those that do, counted from 1: columns: { actual: "2", predicted: "3" }.');
}

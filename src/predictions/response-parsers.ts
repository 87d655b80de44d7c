import type { BaselineRequest, ReadRequest } from './examples.js';
import type { FileSet } from './file-set.js';
import type { ResponseParser } from './responses/parser.js';
import { isSlimCopy, PARSER_COLUMN } from './slim.js';

/** What reads the columns of a side, where they hold replies and not labels. */
export interface SideParsers {
  readonly predicted?: ResponseParser | undefined;
  readonly actual?: ResponseParser | undefined;
}

/**
 * What reads a baseline's files: its own parser where the config gives it one; nothing where it says so, and for the copy that an earlier run
 * left, which holds labels; else the candidate's parser, if they have the same column of replies.
 */
export function baselineParsers({ response, options }: ReadRequest, own: BaselineRequest, { files, roles }: FileSet): SideParsers {
  const isCopy = files.some(({ preview }) => isSlimCopy(preview));
  const sameColumn = roles.predicted === options.columns.predicted;
  const parser = own.response ?? (!isCopy && sameColumn ? response?.predicted : undefined);
  return { predicted: parser === 'none' ? undefined : parser, actual: isCopy ? undefined : response?.actual };
}

/** The parser that the copy of an earlier run names: what stands in all of the records that were looked at. */
export function parserNamedIn({ files }: FileSet): string | undefined {
  const names = files.flatMap(({ preview }) => (isSlimCopy(preview) ? (preview.columns.find(({ name }) => name === PARSER_COLUMN)?.samples ?? []) : []));
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

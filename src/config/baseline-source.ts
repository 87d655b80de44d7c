import type { Place } from '../problem.js';
import type { ColumnOptions } from '../predictions/options.js';
import type { BaselineResponse } from '../predictions/responses/step.js';
import type { FormatChoice } from '../predictions/formats/format.js';

/** How a baseline is read that has files of its own, wherever they come from. */
interface Reading {
  readonly format?: FormatChoice;
  /** Its own columns where they differ from the candidate's; what is absent is taken from the candidate's. */
  readonly columns?: ColumnOptions;
  /** Absent: its replies are read like the candidate's. */
  readonly response?: BaselineResponse;
  readonly place?: Place;
}

/** One place a baseline can come from; several are tried in order, and the first that exists serves. */
export type BaselineSource =
  | (Reading & {
      readonly kind: 'path';
      /** A path or glob below the workspace. */
      readonly path: string;
    })
  | (Reading & {
      /** A file as it is committed. */
      readonly kind: 'ref';
      readonly path: string;
      /** Where the change parts from the branch it goes to; where that branch stands now; or a tag, a branch or a commit. */
      readonly at: 'merge-base' | 'base' | (string & {});
    })
  | (Reading & {
      /** An artifact of a good run of the branch that the change goes to. */
      readonly kind: 'artifact';
      readonly name: string;
      /** The file in it; absent: the copy of the predictions that every run leaves. */
      readonly path?: string;
    })
  | (Reading & {
      /** A branch to which the runs of the default branch add their predictions. */
      readonly kind: 'branch';
      readonly branch: string;
    })
  | {
      /** A column of the candidate's own file. */
      readonly kind: 'column';
      readonly column: string;
      readonly response?: BaselineResponse;
      readonly place?: Place;
    };

/** A baseline with files of its own. */
export type BaselineFileSource = Exclude<BaselineSource, { kind: 'column' }>;

/** Where it comes from, in the words of the config. */
export function sourceName(source: BaselineSource): string {
  switch (source.kind) {
    case 'path':
      return source.path;
    case 'ref':
      return `${source.path} at ${source.at}`;
    case 'artifact':
      return `artifact ${source.name}`;
    case 'branch':
      return `branch ${source.branch}`;
    case 'column':
      return `column ${source.column}`;
  }
}

import type { Place } from '../problem.js';
import type { ColumnOptions } from '../predictions/options.js';
import type { BaselineResponse } from '../predictions/responses/step.js';
import type { FormatName } from '../predictions/formats/format.js';

/** One place a baseline can come from; several are tried in order, and the first that exists serves. */
export type BaselineSource =
  | {
      readonly kind: 'path';
      /** A path or glob below the workspace. */
      readonly path: string;
      readonly format?: FormatName;
      /** Its own columns where they differ from the candidate's; what is absent is taken from the candidate's. */
      readonly columns?: ColumnOptions;
      /** Absent: its replies are read like the candidate's. */
      readonly response?: BaselineResponse;
      readonly place?: Place;
    }
  | {
      /** A column of the candidate's own file. */
      readonly kind: 'column';
      readonly column: string;
      readonly response?: BaselineResponse;
      readonly place?: Place;
    };

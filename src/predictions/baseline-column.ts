import type { Problem } from '../problem.js';
import type { Comparability, ReadRequest, SideRead } from './examples.js';
import { fileProblem } from './file-problem.js';
import { isTable, type FileSet, type OpenedFile } from './file-set.js';
import { shown } from './formats/quoting.js';
import { listColumns } from './role-problems.js';
import { canHold } from './roles.js';
import type { ResponseParser } from './responses/parser.js';

/** The baseline's column among the candidate's. */
export interface BaselineColumn {
  /** Undefined where there is none to read. */
  readonly name: string | undefined;
  /** What reads it, where it holds replies. */
  readonly parser?: ResponseParser | undefined;
  /** What comes of it, once the files are read. */
  compared(side: SideRead, problems: readonly Problem[]): { readonly baseline?: SideRead; readonly comparability: Comparability };
}

/** The column, if one is asked for. That the files lack it is no fault of the candidate: it is judged, and the baseline is incomparable. */
export function baselineColumn({ baseline: request, response }: ReadRequest, { files, roles }: FileSet): BaselineColumn {
  if (request?.kind !== 'column') return { name: undefined, compared: () => ({ comparability: { kind: 'none' } }) };
  const { column } = request;
  if (column === roles.predicted || column === roles.actual) {
    const role = column === roles.predicted ? 'the predictions' : 'the gold labels';
    const problem = fileProblem(files[0]?.source.name ?? '', `the baseline's column ${shown(column)} holds ${role} of the candidate itself`, 'Name the column with the predictions of the model before the change.');
    return { name: undefined, compared: () => ({ comparability: { kind: 'incomparable', problems: [problem] } }) };
  }
  const lacking = firstLacking(files, column);
  if (lacking !== undefined) {
    const { source, preview } = lacking;
    const problem = fileProblem(source.name, `there is no column ${shown(column)}, which \`baseline.column\` names`, `Its columns are:\n${listColumns(preview)}`);
    return { name: undefined, compared: () => ({ comparability: { kind: 'incomparable', problems: [problem] } }) };
  }
  // Where the candidate's column holds replies, so does the one beside it, unless the config says otherwise.
  const own = request.response ?? response?.predicted;
  const parser = own === 'none' ? undefined : own;
  return {
    name: column,
    parser,
    compared: (side, problems) => {
      if (problems.length > 0) return { comparability: { kind: 'incomparable', problems } };
      const baseline = { files: side.files, ...(parser !== undefined && { parser: parser.fingerprint }), roles: { ...roles, predicted: column, inferred: roles.inferred.filter((role) => role !== 'predicted') }, nonFinite: 0 };
      return { baseline, comparability: { kind: 'paired', by: 'column', onlyCandidate: 0, onlyBaseline: 0 } };
    },
  };
}

/** A JSON record may lack the key: there it must be missing from all files. */
function firstLacking(files: readonly OpenedFile[], column: string): OpenedFile | undefined {
  const lacking = files.filter(({ preview }) => !canHold(preview, column));
  return lacking.length === files.length ? lacking[0] : lacking.find(isTable);
}

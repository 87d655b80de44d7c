import { code } from '../escape.js';
import { integer, plural } from '../numbers.js';
import type { MeasuredReport, SideReport } from '../report.js';
import { details } from './table.js';

const FILES = 10;

/** Folded: what was read, which columns, and of which examples the numbers speak. */
export function provenanceSection({ provenance, classes }: MeasuredReport): string {
  const { candidate, gold, baseline, model, fingerprint } = provenance;
  return details(
    'Provenance',
    [
      ...sideLines('candidate', candidate),
      ...(gold === undefined ? [] : sideLines('gold', gold)),
      ...(baseline === undefined ? [] : sideLines('baseline', baseline)),
      ...(model === undefined ? [] : [`- model: ${code(model, 120)}`]),
      `- ${plural(classes.length, 'class', 'classes')}; fingerprint of the examples: ${code(fingerprint)} (ids and gold labels, whatever their order)`,
    ].join('\n'),
  );
}

function sideLines(title: string, { files, columns, parser }: SideReport): readonly string[] {
  const shown = files.slice(0, FILES).map(({ name, format, rows }) => `${code(name, 120)} (${format}, ${plural(rows, 'row')})`);
  const more = files.length > FILES ? ` and ${integer(files.length - FILES)} more files` : '';
  const roles = columns.map(({ role, name, inferred }) => `${role} = ${code(name)}${inferred ? ' (inferred)' : ''}`);
  const read = parser === undefined ? [] : [`  - labels were read from replies by the parser ${code(parser)} (of steps and label set)`];
  return [`- ${title}: ${shown.join(', ')}${more}`, `  - columns: ${roles.join(', ')}`, ...read];
}

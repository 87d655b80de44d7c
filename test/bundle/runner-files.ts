/**
 * The outputs a step has written, read as the runner reads them (actions/runner, FileCommandManager.cs, EnvFileKeyValuePairs): `name=value`, or
 * `name<<delimiter`, lines, the delimiter; whichever sign comes first in the line decides. What the runner would fail the step for throws.
 */
export function readOutputs(text: string): Map<string, string> {
  const outputs = new Map<string, string>();
  let rest = text;
  const nextLine = (): { readonly line: string; readonly ended: boolean } => {
    const end = rest.indexOf('\n');
    const line = end < 0 ? rest : rest.slice(0, end);
    rest = end < 0 ? '' : rest.slice(end + 1);
    return { line, ended: end >= 0 };
  };
  while (rest !== '') {
    const { line } = nextLine();
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`no name before the value: ${line}`);
      outputs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
    if (heredoc < 1 || delimiter === '') throw new Error(`not an output: ${line}`);
    const lines: string[] = [];
    for (;;) {
      const { line: next, ended } = nextLine();
      if (next === delimiter) break;
      if (!ended) throw new Error(`the delimiter of ${name} does not come`);
      lines.push(next);
    }
    outputs.set(name, lines.join('\n'));
  }
  return outputs;
}

/** The job summary, unless the runner would drop it for its size. */
export function keptSummary(text: string): string {
  if (Buffer.byteLength(text) > 1024 * 1024) throw new Error('the runner drops a summary above 1 MiB');
  return text;
}

/** One import of a source file: of values or of types, at the top or in the middle of the code. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** The line as it stands in the file. */
  readonly text: string;
}

/** `from '…'`, `import '…'` and `import('…')`, over several lines too. Text that only looks like one is found as well: better once too often. */
const IMPORT = /(?<!-)\bfrom\s*(['"])([^'"]+)\1|\bimport\s*\(?\s*(['"])([^'"]+)\3/g;

/** A name that is made up at run time escapes every rule. */
const COMPUTED = /\bimport\s*\(\s*(?!['"])|\brequire\s*\(|\bcreateRequire\b/;

export function importsOf(source: string): readonly Import[] {
  const lines = source.split('\n');
  return [...source.matchAll(IMPORT)].map((match) => {
    const line = source.slice(0, match.index).split('\n').length;
    return { specifier: match[2] ?? match[4] ?? '', line, text: (lines[line - 1] ?? '').trim() };
  });
}

export function computedImports(source: string): readonly string[] {
  return source.split('\n').flatMap((text, index) => (COMPUTED.test(text) ? [`${index + 1}: ${text.trim()}`] : []));
}

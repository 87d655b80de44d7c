const LINE_END = /\r\n|\n|\r/;

/** The first line that is not blank; nothing of a text without one. */
export function firstLine(text: string): string {
  return text.split(LINE_END).find(isWritten) ?? '';
}

/** The last line that is not blank; nothing of a text without one. */
export function lastLine(text: string): string {
  return text.split(LINE_END).findLast(isWritten) ?? '';
}

function isWritten(line: string): boolean {
  return line.trim() !== '';
}

/** Words of YAML that are no text, in version 1.1 or 1.2: a column called `no` needs quotes. */
const RESERVED: ReadonlySet<string> = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n', 'null']);
/** Begins with a letter, or with ./ or ../, so it is neither a number nor a sign of YAML, and holds no sign that could end it. */
const PLAIN = /^(?:\.{1,2}\/)*[A-Za-z_][\w./-]*$/;

/** Controls, direction marks and other characters one cannot see; joiners stay, for emoji and the scripts that need them. */
const UNSEEN = /(?![\u200C\u200D])[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text in double quotes, on one line, whatever it holds: JSON's escapes are YAML's too, and what cannot be seen is escaped as well. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const digits = point.toString(16).toUpperCase();
    return point > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
  });
}

/** A path or the name of a column: in quotes only where YAML needs them. */
export function scalar(text: string): string {
  return PLAIN.test(text) && !RESERVED.has(text.toLowerCase()) ? text : quoted(text);
}

const LONGEST = 40;

/** A label inside the sentence of a comment: in quotes, on one line, cut when long. */
export function mentioned(label: string): string {
  const characters = Array.from(label);
  return quoted(characters.length <= LONGEST ? label : `${characters.slice(0, LONGEST).join('')}…`);
}

const WIDEST = 60;

/** Lines with a comment behind each, one below the other unless a line is long. */
export function withComments(lines: readonly { readonly code: string; readonly comment: string }[]): readonly string[] {
  const width = Math.max(0, ...lines.map(({ code }) => code.length).filter((length) => length <= WIDEST));
  return lines.map(({ code, comment }) => `${code.padEnd(width)}  # ${comment}`);
}

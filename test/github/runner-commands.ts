/** A workflow command as the runner understands it. */
export interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** What .NET's Char.IsWhiteSpace trims. */
const BLANKS = /^[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/u;

/**
 * The commands in what a step writes, by the rules of the runner (actions/runner, ActionCommand.cs and its line reader,
 * which ends lines at CR, LF or both). `##[…]` counts wherever it stands, `::…::` at the start of a line after blanks.
 */
export function commandsIn(written: string): Command[] {
  return written.split(/\r\n|\r|\n/u).flatMap((line) => parseNew(line) ?? parseOld(line) ?? []);
}

function parseNew(line: string): Command | undefined {
  // The comparison may be one that passes over characters which show nothing.
  const text = line.replaceAll(/\p{DI}/gu, '').replace(BLANKS, '');
  const [, info, data] = /^::(.*?)::(.*)$/su.exec(text) ?? [];
  if (info === undefined || data === undefined) return undefined;
  const [, name = '', rest = ''] = /^([^ ]*) ?(.*)$/su.exec(info) ?? [];
  const properties = new Map<string, string>();
  for (const pair of rest.trim().split(',')) {
    const [, key, value] = /^([^=]+)=(.+)$/su.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) properties.set(key, unescape(value, [['%0D', '\r'], ['%0A', '\n'], ['%3A', ':'], ['%2C', ','], ['%25', '%']]));
  }
  return { name, properties, data: unescape(data, [['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]) };
}

function parseOld(line: string): Command | undefined {
  const [, name, data] = /##\[([^\]]*)\](.*)$/su.exec(line.replaceAll(/\p{DI}/gu, '')) ?? [];
  return name === undefined || data === undefined ? undefined : { name, properties: new Map(), data };
}

function unescape(text: string, mappings: readonly (readonly [string, string])[]): string {
  return mappings.reduce((done, [from, to]) => done.replaceAll(from, to), text);
}

import { readdirSync, readFileSync } from 'node:fs';
import { describe as described, ProblemError } from '../../src/problem.js';
import type { Config } from '../../src/config/config.js';

const ROOT = new URL('../../__fixtures__/config/', import.meta.url);

/** The names (without `.yml`) of all configs in `good` or `bad`. */
export function configs(kind: 'good' | 'bad'): readonly string[] {
  return readdirSync(new URL(`${kind}/`, ROOT)).filter((name) => name.endsWith('.yml')).map((name) => name.slice(0, -'.yml'.length)).toSorted();
}

export function textOf(kind: 'good' | 'bad', name: string): string {
  return readFileSync(new URL(`${kind}/${name}.yml`, ROOT), 'utf8');
}

/** The file beside a config that says what becomes of it. */
export function expectationOf(kind: 'good' | 'bad', name: string): string {
  return new URL(`${kind}/${name}.${kind === 'good' ? 'json' : 'txt'}`, ROOT).pathname;
}

/** A decoded config for a reader: metrics by id, exact numbers as "text = numerator/denominator", places as line:column. */
export function readable(config: Config): string {
  return `${JSON.stringify(config, (key, value: unknown) => shortened(key, value), 2)}\n`;
}

function shortened(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)];
  if (key === 'metric' && 'id' in value) return value.id;
  if (key === 'place' && 'line' in value && 'column' in value) return `${String(value.line)}:${String(value.column)}`;
  if ('numerator' in value && 'denominator' in value && 'text' in value) return `${String(value.text)} = ${String(value.numerator)}/${String(value.denominator)}`;
  return value;
}

/** Every problem as a person sees it. */
export function complaints(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return `${error.problems.map(described).join('\n')}\n`;
    throw error;
  }
  return '';
}

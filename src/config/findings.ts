import { roughCheck, type PatternCheck } from '../predictions/responses/regex.js';
import type { Problem } from '../problem.js';
import type { Path, YamlDocument } from './yaml.js';

/** Collects what is wrong with one document; each finding points at a key or at a value. */
export interface Findings {
  readonly document: YamlDocument;
  readonly problems: Problem[];
  readonly patternFault: PatternCheck;
  atKey(path: Path, message: string, ...advice: readonly string[]): void;
  atValue(path: Path, message: string, ...advice: readonly string[]): void;
}

export function findingsOf(document: YamlDocument, patternFault: PatternCheck = roughCheck): Findings {
  const problems: Problem[] = [...document.problems];
  const add = (place: Problem['place'], message: string, advice: readonly string[]): void => {
    problems.push({ message, ...(place === undefined ? {} : { place }), ...(advice.length === 0 ? {} : { advice: advice.join('\n') }) });
  };
  return {
    document,
    problems,
    patternFault,
    atKey: (path, message, ...advice) => add(document.placeOfKey(path), message, advice),
    atValue: (path, message, ...advice) => add(document.placeOf(path), message, advice),
  };
}

const LONGEST = 60;

/** A name inside a sentence: bare where it is one plain word, in quotes otherwise. */
export function shownName(name: string): string {
  return /^[\w.()*<-]+$/.test(name) ? clipped(name) : clipped(JSON.stringify(name));
}

/** A value as a person sees it in the file: text in quotes, numbers as written. */
export function shownValue(value: unknown, source: string | undefined): string {
  if (typeof value === 'string') return clipped(JSON.stringify(value));
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  if (value === null && (source === undefined || source === '')) return 'empty';
  return clipped(source ?? String(value));
}

function clipped(text: string): string {
  const characters = Array.from(text);
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join('')}…`;
}

/** `columns.actual.file`, `baseline[1].path`. */
export function shownPath(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${shownName(step)}`)).join('');
}

import { describePlace, type Place } from '../problem.js';
import { cutText, safeLine, safeLines } from './safe-line.js';

export type Level = 'error' | 'warning' | 'notice';

/** A mark on the run, and on a line of a file when it has a place. */
export interface Annotation {
  readonly level: Level;
  readonly message: string;
  readonly title?: string;
  readonly place?: Place;
}

/** The step's log. All text may come from data: none of it can become a workflow command. */
export interface Log {
  /** Writes text; its newlines stay newlines. */
  line(text: string): void;
  /** A foldable group: its title, then its lines. */
  group(title: string, lines: readonly string[]): void;
  /**
   * Writes annotations, the most important first. GitHub keeps ten of each level for a step: when there are more, the
   * tenth says how many, and they follow as plain lines. A later call has only the places an earlier one left.
   */
  annotate(annotations: readonly Annotation[]): void;
}

/** How many annotations of one level GitHub keeps for one step; it drops the others silently. */
export const ANNOTATIONS_PER_LEVEL = 10;

/** Where the runner cuts an annotation's message, in UTF-16 units. */
export const ANNOTATION_LENGTH = 4096;

export function openLog(write: (text: string) => void): Log {
  const free = new Map<Level, number>();
  const line = (text: string): void => {
    for (const one of safeLines(text)) write(`${one}\n`);
  };

  const annotateLevel = (level: Level, annotations: readonly Annotation[]): void => {
    const places = free.get(level) ?? ANNOTATIONS_PER_LEVEL;
    const shown = annotations.length <= places ? annotations.length : Math.max(places - 1, 0);
    for (const annotation of annotations.slice(0, shown)) write(`${command(annotation)}\n`);
    const rest = annotations.slice(shown);
    if (rest.length > 0 && places > 0) {
      write(`${command({ level, message: `and ${rest.length} more ${level}s: see the log of this step` })}\n`);
    }
    for (const annotation of rest) line(plain(annotation));
    free.set(level, Math.max(places - annotations.length, 0));
  };

  return {
    line,
    group(title, lines) {
      write(`::group::${escapeData(safeLine(title))}\n`);
      for (const one of lines) line(one);
      write('::endgroup::\n');
    },
    annotate(annotations) {
      for (const level of ['error', 'warning', 'notice'] as const) {
        annotateLevel(level, annotations.filter((annotation) => annotation.level === level));
      }
    },
  };
}

function command({ level, message, title, place }: Annotation): string {
  const properties: string[] = [];
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') properties.push(`${name}=${escapeProperty(safeLine(String(value)))}`);
  };
  add('file', place?.file);
  add('line', place?.line);
  add('col', place?.column);
  add('title', title);
  const text = cutText(safeLines(message).join('\n'), ANNOTATION_LENGTH);
  return `::${level}${properties.length === 0 ? '' : ` ${properties.join(',')}`}::${escapeData(text)}`;
}

function plain({ level, message, title, place }: Annotation): string {
  const where = place === undefined ? undefined : describePlace(place);
  return [level, where, title, message].filter((part) => part !== undefined && part !== '').join(': ');
}

/** As the runner undoes it in a command's message. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the runner undoes it in a command's properties. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

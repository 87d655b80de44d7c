import { problemsOf, type Problem } from '../problem.js';
import type { Source } from '../predictions/source.js';
import type { BaselineSource } from '../config/baseline-source.js';

/** The baseline that serves, or what became of the search. */
export type ChosenBaseline =
  | { readonly kind: 'not_configured' }
  | { readonly kind: 'column'; readonly from: Extract<BaselineSource, { kind: 'column' }>; readonly origin: string }
  | { readonly kind: 'files'; readonly sources: readonly Source[]; readonly from: Extract<BaselineSource, { kind: 'path' }>; readonly origin: string }
  /** None of them exists yet. */
  | { readonly kind: 'first_run'; readonly tried: readonly string[] }
  /** One exists and cannot be opened: never the same as "no baseline". */
  | { readonly kind: 'unusable'; readonly origin: string; readonly problems: readonly Problem[] };

/** Finds the files of a path or glob. Absent is an empty list; unreadable throws. */
export type FindFiles = (path: string, source: BaselineSource) => Promise<readonly Source[]>;

/** Tries the sources in the order of the config; the first that exists serves. */
export async function chooseBaseline(sources: readonly BaselineSource[], find: FindFiles): Promise<ChosenBaseline> {
  if (sources.length === 0) return { kind: 'not_configured' };
  const tried: string[] = [];
  for (const source of sources) {
    if (source.kind === 'column') return { kind: 'column', from: source, origin: `column ${source.column}` };
    try {
      const files = await find(source.path, source);
      if (files.length > 0) return { kind: 'files', sources: files, from: source, origin: source.path };
    } catch (error) {
      return { kind: 'unusable', origin: source.path, problems: problemsOf(error) };
    }
    tried.push(source.path);
  }
  return { kind: 'first_run', tried };
}

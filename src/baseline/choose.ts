import { sourceName, type BaselineFileSource, type BaselineSource } from '../config/baseline-source.js';
import type { Source } from '../predictions/source.js';
import { problemsOf, type Problem } from '../problem.js';
import type { BaselineOrigin, PassedOver } from '../report/outcome.js';
import type { Phrase } from '../report/phrase.js';

/** The baseline that serves, or what became of the search. */
export type ChosenBaseline =
  | { readonly kind: 'not_configured' }
  | { readonly kind: 'column'; readonly from: Extract<BaselineSource, { kind: 'column' }>; readonly origin: BaselineOrigin }
  | { readonly kind: 'files'; readonly sources: readonly Source[]; readonly from: BaselineFileSource; readonly origin: BaselineOrigin }
  /** None of them exists yet. */
  | { readonly kind: 'first_run'; readonly tried: readonly PassedOver[] }
  /** One exists and cannot be opened: never the same as "no baseline". */
  | { readonly kind: 'unusable'; readonly origin: BaselineOrigin; readonly problems: readonly Problem[] };

/** What one source had. */
export type Sought =
  | { readonly kind: 'found'; readonly sources: readonly Source[]; readonly commit?: BaselineOrigin['commit'] }
  /** `why`, as in "does not exist". */
  | { readonly kind: 'absent'; readonly why: Phrase };

/** Looks into one source. What exists and cannot be read is thrown. */
export type SeekBaseline = (source: BaselineFileSource) => Promise<Sought>;

/** Tries the sources in the order of the config; the first that exists serves. */
export async function chooseBaseline(sources: readonly BaselineSource[], seek: SeekBaseline): Promise<ChosenBaseline> {
  if (sources.length === 0) return { kind: 'not_configured' };
  const passedOver: PassedOver[] = [];
  for (const source of sources) {
    const origin = { name: sourceName(source), passedOver };
    if (source.kind === 'column') return { kind: 'column', from: source, origin };
    try {
      const sought = await seek(source);
      if (sought.kind === 'found') return { kind: 'files', sources: sought.sources, from: source, origin: { ...origin, ...(sought.commit !== undefined && { commit: sought.commit }) } };
      passedOver.push({ name: origin.name, why: sought.why });
    } catch (error) {
      return { kind: 'unusable', origin, problems: problemsOf(error) };
    }
  }
  return { kind: 'first_run', tried: passedOver };
}

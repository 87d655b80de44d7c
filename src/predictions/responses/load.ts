import type { SideParsers } from '../response-parsers.js';
import type { ResponseParser } from './parser.js';
import type { ResponseOptions, ResponseSteps } from './step.js';

/** Loaded only for replies: most evaluations have labels. */
export async function parserOf(steps: ResponseSteps): Promise<ResponseParser> {
  const { responseParser } = await import('./parser.js');
  return responseParser(steps);
}

/** The parsers of replies, where the evaluation has such. `labels` is its closed set. */
export async function parsersOf(response: ResponseOptions | undefined, labels: readonly string[] | undefined): Promise<SideParsers | undefined> {
  if (response === undefined) return undefined;
  const { steps, gold } = response;
  const predicted = await parserOf({ steps, labels });
  return { predicted, actual: gold === undefined ? undefined : await parserOf({ steps: gold, labels }) };
}

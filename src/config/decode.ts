import { fullCheck, roughCheck, type PatternCheck } from '../predictions/responses/regex.js';
import { describe, ProblemError } from '../problem.js';
import type { Problem } from '../problem.js';
import type { Config, EvaluationConfig } from './config.js';
import { evaluationOf } from './evaluation.js';
import type { Supplied } from './evaluation.js';
import { findingsOf, shownName, shownValue } from './findings.js';
import type { Findings } from './findings.js';
import { didYouMean } from './nearest.js';
import { unlessEmpty, withOverrides } from './overrides.js';
import type { Overrides } from './overrides.js';
import { evaluationSchema, NAME_PATTERN } from './schema.js';
import { parseYaml } from './yaml.js';

/** `decodeConfig` for the text of a user, whose regexes are tried as well. The engine is loaded where there are some. */
export async function readConfig(text: string, file: string, overrides: Overrides = {}): Promise<Config> {
  return decodeConfig(text, file, overrides, text.includes('regex') ? await fullCheck() : roughCheck);
}

/**
 * The config in `text`, with the inputs of the run on top: what `overrides` supplies, the config may leave out. `file` is its name in
 * messages, relative to the workspace. Throws one ProblemError with everything that is wrong, by line.
 */
export function decodeConfig(text: string, file: string, overrides: Overrides = {}, patternFault: PatternCheck = roughCheck): Config {
  const document = parseYaml(text, file);
  const findings = findingsOf(document, patternFault);
  const root = Object(document.value) as Readonly<Record<string, unknown>>;
  const supplied: Supplied = { predictions: unlessEmpty(overrides.predictions) !== undefined, baseline: unlessEmpty(overrides.baseline) !== undefined };
  const single = !Object.hasOwn(root, 'evaluations');
  const evaluations = single ? [evaluationOf(findings, [], 'default', root, supplied)] : severalOf(findings, root, supplied);
  if (findings.problems.length > 0) throw new ProblemError(distinct(findings.problems).toSorted(byPlace));
  return withOverrides({ file, evaluations, single }, overrides);
}

function severalOf(findings: Findings, root: Readonly<Record<string, unknown>>, supplied: Supplied): readonly EvaluationConfig[] {
  const { document } = findings;
  for (const key of document.keysOf([]).filter((name) => name !== 'evaluations')) {
    if (Object.hasOwn(evaluationSchema.shape, key)) {
      findings.atKey([key], `${key} stands beside evaluations: a config holds one evaluation at the top level, or several under evaluations`, `Move ${key} into an evaluation.`);
    } else {
      findings.atKey([key], `the key ${shownName(key)} is not known here`, ...didYouMean(key, ['evaluations']), 'Accepted here: evaluations');
    }
  }
  const value = root['evaluations'];
  const names = document.keysOf(['evaluations']);
  if (names.length === 0) {
    findings.atKey(['evaluations'], `evaluations must be a mapping of names to evaluations, but is ${shownValue(value, document.sourceOf(['evaluations']))}`);
    return [];
  }
  const byName = new Map<string, unknown>(Object.entries(Object(value)));
  const first = new Map<string, string>();
  return names.map((name) => {
    const path = ['evaluations', name];
    if (!NAME_PATTERN.test(name)) {
      findings.atKey(path, `the evaluation name ${shownName(name)} cannot be a file name`, 'Use up to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.');
    }
    const twin = first.get(name.toLowerCase());
    if (twin === undefined) first.set(name.toLowerCase(), name);
    else findings.atKey(path, `the evaluation names ${shownName(twin)} and ${shownName(name)} differ in upper and lower case only`, 'They become file names, which some systems would not tell apart.');
    return evaluationOf(findings, path, name, byName.get(name), supplied);
  });
}

/** Thresholds that several evaluations share by an alias are wrong once, not once an evaluation. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describe(problem), problem])).values()];
}

function byPlace(a: Problem, b: Problem): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

import { ProblemError } from '../problem.js';
import type { Problem } from '../problem.js';
import type { BaselineSource } from './baseline-source.js';
import type { Config, EvaluationConfig } from './config.js';
import { shownName } from './findings.js';
import { didYouMean } from './nearest.js';
import { settingsSchema } from './schema.js';
import { PARSING } from './shapes.js';

/** What the inputs of a run say on top of the config. An empty list says nothing, like an absent one. */
export interface Overrides {
  /** Files and globs. */
  readonly predictions?: readonly string[];
  /** Files and globs, tried in order. */
  readonly baseline?: readonly string[];
  /** The evaluations to run; they keep the order of the config. */
  readonly evaluations?: readonly string[];
}

/** The config of a run without a config file: one evaluation, everything inferred, nothing gated. */
export function configFromInputs({ predictions, baseline }: { readonly predictions: readonly string[]; readonly baseline?: readonly string[] }): Config {
  const defaults = settingsSchema.parse({}, PARSING);
  const evaluation: EvaluationConfig = {
    name: 'default',
    predictions,
    task: defaults.task,
    columns: {},
    baseline: (baseline ?? []).map(baselinePath),
    ordered: defaults.ordered,
    pairBy: defaults.pair_by,
    examples: defaults.examples,
    unlabelled: defaults.unlabelled,
    minExamples: defaults.min_examples,
    minSupport: defaults.min_support,
    chance: { confidence: defaults.confidence, correction: defaults.correction, seed: defaults.seed },
    uniqueIds: defaults.unique_ids,
    waivers: [],
    onMissingBaseline: defaults.on_missing_baseline,
    onInconclusive: defaults.on_inconclusive,
    onNoPredictions: defaults.on_no_predictions,
  };
  return { evaluations: [evaluation], single: true };
}

/** Throws ProblemError for evaluations that do not exist, and for files that could belong to several evaluations. */
export function withOverrides(config: Config, overrides: Overrides): Config {
  const predictions = unlessEmpty(overrides.predictions);
  const baseline = unlessEmpty(overrides.baseline);
  const wanted = unlessEmpty(overrides.evaluations);
  const evaluations = wanted === undefined ? config.evaluations : selected(config, wanted);
  if (predictions === undefined && baseline === undefined) return { ...config, evaluations };
  if (evaluations.length > 1) {
    const inputs = [...(predictions === undefined ? [] : ['predictions']), ...(baseline === undefined ? [] : ['baseline'])];
    throw new ProblemError({
      message: `the ${inputs.length === 1 ? 'input' : 'inputs'} ${inputs.join(' and ')} cannot say which of ${evaluations.length} evaluations ${inputs.length === 1 ? 'it is' : 'they are'} for: ${evaluations.map(({ name }) => name).join(', ')}`,
      advice: 'Name one evaluation in the input evaluations, or set the paths in the config.',
    });
  }
  return {
    ...config,
    evaluations: evaluations.map((evaluation) => ({
      ...evaluation,
      ...(predictions === undefined ? {} : { predictions }),
      ...(baseline === undefined ? {} : { baseline: baseline.map((path) => ({ ...describedIn(evaluation), ...baselinePath(path) })) }),
    })),
  };
}

function selected({ evaluations, file }: Config, wanted: readonly string[]): readonly EvaluationConfig[] {
  const names = evaluations.map(({ name }) => name);
  const problems = wanted
    .filter((name) => !names.includes(name))
    .map((name): Problem => ({
      message: `the config has no evaluation ${shownName(name)}, which the input evaluations asks for`,
      ...(file === undefined ? {} : { place: { file } }),
      advice: [...didYouMean(name, names), `Evaluations: ${names.join(', ')}`].join('\n'),
    }));
  if (problems.length > 0) throw new ProblemError(problems);
  return evaluations.filter(({ name }) => wanted.includes(name));
}

/** A config without an evaluation, or an evaluation without predictions, would measure nothing and pass. */
export function unlessEmpty(list: readonly string[] | undefined): readonly string[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

function baselinePath(path: string): BaselineSource {
  return { kind: 'path', path };
}

/** How the config describes its one baseline file holds for the file that an input names instead. */
function describedIn({ baseline }: EvaluationConfig): Partial<BaselineSource> {
  const [only, ...others] = baseline;
  if (only === undefined || only.kind === 'column' || others.length > 0) return {};
  return { ...(only.columns !== undefined && { columns: only.columns }), ...(only.format !== undefined && { format: only.format }), ...(only.response !== undefined && { response: only.response }) };
}

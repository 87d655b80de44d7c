import type { BaselineStores } from '../baseline/stores.js';
import { configFromInputs } from '../config/overrides.js';
import { readConfig } from '../config/decode.js';
import type { Config } from '../config/config.js';
import { failedReport, gate, type GateFiles, type Guard } from '../gate.js';
import { ProblemError } from '../problem.js';
import type { Report, RunReport } from '../report/report.js';
import { guardedConfig, type ConfigFrom } from './config-guard.js';

/** Where a config is looked for when nobody says. */
export const DEFAULT_CONFIG = '.github/confusion-gate.yml';

/** What a run was asked for, by the inputs of the action or the flags of the command line. */
export interface CheckRequest {
  readonly config: string;
  /** The user named the config: its absence is then an error even when predictions are given. */
  readonly configRequired: boolean;
  readonly predictions: readonly string[];
  readonly baseline: readonly string[];
  readonly evaluations: readonly string[];
  readonly reportDirectory: string;
  /** By default true: the slim copy of the predictions is written. */
  readonly copyPredictions?: boolean;
  readonly stores: BaselineStores;
  /** Where a change edits its own config: whose counts. Absent: nobody looks. */
  readonly configFrom?: ConfigFrom;
  readonly run: Omit<RunReport, 'config'>;
}

export interface CheckFiles extends GateFiles {
  /** A small text file that the workflow names, or undefined when there is none. */
  readText(name: string): string | undefined;
}

/** Reads the config, runs the gate and returns its report. A config that cannot be used gives a report too: nothing fails without one. */
export async function check(request: CheckRequest, files: CheckFiles): Promise<Report> {
  let run: RunReport = request.run;
  let read: { readonly config: Config; readonly guard?: Guard };
  try {
    const text = files.readText(request.config);
    if (text !== undefined) run = { ...run, config: request.config };
    read = await guardedOrPlain(text, request);
  } catch (error) {
    return failedReport(error, run, request.reportDirectory, files);
  }
  const trusted = { predictions: request.predictions.length > 0, baseline: request.baseline.length > 0 };
  return gate({ ...read, trusted, reportDirectory: request.reportDirectory, copyPredictions: request.copyPredictions ?? true, stores: request.stores, run, ofChange: request.configFrom !== undefined }, files);
}

/** A config outside the repository is none that a change could edit. */
async function guardedOrPlain(text: string | undefined, request: CheckRequest): Promise<{ readonly config: Config; readonly guard?: Guard }> {
  const { config: file, configFrom, stores } = request;
  const commits = configFrom === undefined || file.startsWith('/') || file.split('/').includes('..') ? undefined : await stores.commits?.();
  if (configFrom === undefined || commits === undefined) return { config: await configOf(text, file, request) };
  return guardedConfig({ file: file.replace(/^\.\//u, ''), text, counts: configFrom, commits, decode: async (content, name) => configOf(content, name, request) });
}

async function configOf(text: string | undefined, config: string, { configRequired, predictions, baseline, evaluations }: CheckRequest): Promise<Config> {
  if (text !== undefined) return readConfig(text, config, { predictions, baseline, evaluations });
  if (predictions.length > 0 && !configRequired) {
    if (evaluations.length === 0) return configFromInputs({ predictions, baseline });
    throw new ProblemError({
      message: `there is no evaluation ${evaluations.map((name) => JSON.stringify(name)).join(', ')}: there is no config at ${config}`,
      advice: 'Without a config the predictions are one evaluation without a name.',
    });
  }
  throw new ProblemError({
    message: `there is no config at ${config}`,
    advice:
      'Write one with `confusion-gate init <predictions file>`. Without a config, name the predictions (input `predictions`, or --predictions on the command line): then everything is reported and nothing is gated.',
  });
}

/** The exit status of a report: 0, 1 for a failed verdict, 2 for an error. Without enforcement a verdict never fails, an error still does. */
export function exitStatus({ conclusion, run }: Report): 0 | 1 | 2 {
  if (conclusion === 'error') return 2;
  return conclusion === 'fail' && run.enforced ? 1 : 0;
}

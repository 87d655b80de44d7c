import { ProblemError, type Problem } from '../problem.js';

/** The process environment, or a test's own mapping. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type CommentMode = 'always' | 'on-failure' | 'never';

/** Every input of the action, decoded. */
export interface Inputs {
  /** Path of the config file. Whether the user named it or `action.yml` supplied it cannot be told apart. */
  readonly config: string;
  /** Files or globs, in the order given; empty when the config names them. */
  readonly predictions: readonly string[];
  readonly baseline: readonly string[];
  /** Names of the evaluations to run; empty means all. */
  readonly evaluations: readonly string[];
  readonly comment: CommentMode;
  /** Absent when not given: then the comment is told apart by workflow, job, config and evaluations. */
  readonly commentKey: string | undefined;
  /** Login whose comments may be updated. */
  readonly commentAuthor: string;
  readonly enforce: boolean;
  /** `publish`: the comment of another run's verdict, judged anew; `auto`: that, where a pull request's run of another workflow has ended. */
  readonly mode: 'auto' | 'judge' | 'publish';
  /** The artifact that holds the report directory of such a run. */
  readonly reportArtifact: string;
  /** Whose config counts where a pull request edits it. */
  readonly configFrom: 'head' | 'base';
  readonly reportDirectory: string;
  /** Empty when there is none. Not enumerable, so that logging or serialising the inputs cannot print it. */
  readonly githubToken: string;
}

/**
 * The inputs the code reads, with the value an absent or empty one stands for. They repeat `action.yml`, because a
 * workflow may pass an empty string (an expression without a value), to which `action.yml` applies no default.
 */
export const INPUT_DEFAULTS = {
  config: '.github/confusion-gate.yml',
  predictions: '',
  baseline: '',
  evaluations: '',
  comment: 'always',
  'comment-key': '',
  'comment-author': 'github-actions[bot]',
  mode: 'auto',
  'report-artifact': 'confusion-gate-report',
  'config-from': 'head',
  enforce: 'true',
  'report-directory': 'confusion-gate-report',
  'github-token': '',
} as const;

export type InputName = keyof typeof INPUT_DEFAULTS;

export const INPUT_NAMES: readonly string[] = Object.freeze(Object.keys(INPUT_DEFAULTS));

const COMMENT_MODES: readonly CommentMode[] = ['always', 'on-failure', 'never'];

const MODES = ['auto', 'judge', 'publish'] as const;
const CONFIG_SOURCES = ['head', 'base'] as const;

/** The spellings of YAML 1.2's core schema, as `core.getBooleanInput` accepts them. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true], ['True', true], ['TRUE', true],
  ['false', false], ['False', false], ['FALSE', false],
]);

/** Reads all inputs. Throws one ProblemError that names every input whose value is not accepted. */
export function readInputs(environment: Environment): Inputs {
  const problems: Problem[] = [];
  const text = (name: InputName): string => {
    const given = environment[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    return given === '' ? INPUT_DEFAULTS[name] : given;
  };
  const lines = (name: InputName): readonly string[] =>
    Object.freeze(text(name).split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== ''));
  const refused = (name: InputName, accepted: string): void => {
    problems.push({ message: `input "${name}" is ${shown(text(name))}, which is not accepted`, advice: `Use ${accepted}.` });
  };

  const comment = COMMENT_MODES.find((mode) => mode === text('comment'));
  if (comment === undefined) refused('comment', 'always, on-failure or never');
  const enforce = BOOLEANS.get(text('enforce'));
  if (enforce === undefined) refused('enforce', 'true or false');
  const mode = MODES.find((one) => one === text('mode'));
  if (mode === undefined) refused('mode', 'auto, judge or publish');
  const configFrom = CONFIG_SOURCES.find((source) => source === text('config-from'));
  if (configFrom === undefined) refused('config-from', 'head or base');
  if (comment === undefined || enforce === undefined || configFrom === undefined || mode === undefined) throw new ProblemError(problems);

  const commentKey = text('comment-key');
  const inputs = {
    config: text('config'),
    predictions: lines('predictions'),
    baseline: lines('baseline'),
    evaluations: lines('evaluations'),
    comment,
    commentKey: commentKey === '' ? undefined : commentKey,
    commentAuthor: text('comment-author'),
    enforce,
    mode,
    reportArtifact: text('report-artifact'),
    configFrom,
    reportDirectory: text('report-directory'),
    githubToken: text('github-token'),
  };
  Object.defineProperty(inputs, 'githubToken', { enumerable: false });
  return Object.freeze(inputs);
}

function shown(value: string): string {
  return JSON.stringify(value.length <= 60 ? value : `${value.slice(0, 60)}…`);
}

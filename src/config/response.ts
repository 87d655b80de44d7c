import type { BaselineResponse, ResponseOptions } from '../predictions/responses/step.js';
import type { Findings } from './findings.js';
import { stepsOf } from './response-steps.js';
import type { LabelFacts } from './response-steps.js';
import type { Path } from './yaml.js';

/** The `response:` of an evaluation, as written: what the schema reports as broken counts as absent, so that it hides nothing else. */
export function responseOf(findings: Findings, path: Path, raw: unknown, facts: LabelFacts): ResponseOptions {
  const { column, steps, gold, show_unparsed: showUnparsed } = Object(raw) as Readonly<Record<string, unknown>>;
  const decoded = stepsOf(findings, [...path, 'steps'], listed(steps), facts);
  const goldSteps = gold === undefined ? undefined : gold === true ? decoded : stepsOf(findings, [...path, 'gold'], listed(gold), facts);
  return {
    column: typeof column === 'string' ? column : '',
    steps: decoded,
    ...(goldSteps !== undefined && { gold: goldSteps }),
    showUnparsed: showUnparsed !== false,
  };
}

/** The `response:` of an entry under `baseline`. */
export function baselineResponseOf(findings: Findings, path: Path, raw: unknown, facts: LabelFacts): BaselineResponse {
  const { steps } = Object(raw) as Readonly<Record<string, unknown>>;
  return raw === 'none' ? raw : { steps: stepsOf(findings, [...path, 'steps'], listed(steps), facts) };
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { list, mapping, textOf, yaml, type Mapping } from './repository.js';

/** What GitHub's own parser finds wrong with a workflow: keys, events, permissions, expressions. It does not look at inputs of actions. */
export async function workflowErrors(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const parsed = context.errors.getErrors().map(String);
  if (parsed.length > 0 || value === undefined) return [...parsed, ...(value === undefined ? ['nothing was parsed'] : [])];
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return errors.map(({ Message }) => Message);
}

export function actionErrors(name: string, content: string): readonly string[] {
  return parseAction({ name, content }, new NoOperationTraceWriter()).context.errors.getErrors().map(String);
}

/** The steps of a workflow, in order, each with the name of its job. */
export function stepsOf(workflow: Mapping): readonly { readonly job: string; readonly step: Mapping }[] {
  return [...mapping(workflow.get('jobs'))].flatMap(([job, value]) => list(mapping(value).get('steps')).map((step) => ({ job, step: mapping(step) })));
}

/** Whether a step runs this action: from the checkout, or as a user names it. */
export function usesThisAction(step: Mapping): boolean {
  return /^(?:\.\/$|OWNER\/confusion-gate@)/.test(usedBy(step));
}

/** What a step's `uses` names; empty for a step without it. */
export function usedBy(step: Mapping): string {
  const uses = step.get('uses') ?? '';
  if (typeof uses !== 'string') throw new Error(`uses: ${JSON.stringify(uses)}`);
  return uses;
}

/** `with:` keys that action.yml does not have: GitHub only warns of them, and the gate would run with a default instead. */
export function unknownInputs(steps: readonly Mapping[]): readonly string[] {
  const known = mapping(yaml(textOf('action.yml')).get('inputs'));
  return steps.filter(usesThisAction).flatMap((step) => [...mapping(step.get('with')).keys()].filter((key) => !known.has(key)));
}

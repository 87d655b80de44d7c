import type { GitHubClient } from '../github/client.js';
import type { RunContext } from '../github/event.js';
import type { Inputs } from '../github/inputs.js';
import type { Log } from '../github/log.js';
import type { Ahead } from '../workspace/workspace.js';

/** One step of a workflow: what it was asked for, where it runs, and how it speaks. */
export interface Step {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly client: GitHubClient;
  readonly log: Log;
  readonly ahead: Ahead;
}

export async function sleep(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** The day in UTC, as in 2026-11-26. A clock that is behind must not bring a waiver back: it is no earlier than the event. */
export function today({ day = '' }: Pick<RunContext, 'day'>): string {
  const own = new Date().toISOString().slice(0, 10);
  return day > own ? day : own;
}

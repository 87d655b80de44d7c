import type { TestContext } from 'vitest';
import { startGitHub, type FakeGitHub, type FakeGitHubOptions } from '../fake-github/server.js';
import { runAction, type ActionRequest, type ActionRun } from './run-action.js';
import { makeWorkspace, type Files, type TestWorkspace } from './workspaces.js';

/** A repository on a GitHub of its own, and the action that runs in it. */
export interface Scene {
  readonly github: FakeGitHub;
  readonly workspace: TestWorkspace;
  readonly run: (request?: Omit<ActionRequest, 'workspace' | 'github'>) => Promise<ActionRun>;
  /** The texts of all comments. */
  readonly comments: () => readonly string[];
  /** The methods of the requests so far, such as `GET POST`; those about the repository itself left out. */
  readonly methods: () => string;
}

/** Departures from GitHub's API fail the test when it ends. */
export async function openScene({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, files: Files = {}, options: FakeGitHubOptions = {}): Promise<Scene> {
  const github = await startGitHub(options);
  onTestFinished(() => github.stop());
  const workspace = makeWorkspace(files);
  return {
    github,
    workspace,
    run: (request = {}) => runAction({ workspace, github, ...request }),
    comments: () => github.comments().map(({ body }) => body),
    methods: () => github.requests.filter(({ url }) => !/\/(?:compare|commits|contents)\//u.test(url)).map(({ method }) => method).join(' '),
  };
}

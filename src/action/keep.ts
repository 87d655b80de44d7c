import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { copyExtension } from '../gate.js';
import { historyOf, type Entry } from '../github/history.js';
import { terminalText } from '../report/escape.js';
import type { Report } from '../report/report.js';
import { sleep, type Step } from './step.js';

/** What the copies of the predictions are called. */
const COPIES = [copyExtension('classification'), copyExtension('entities')];

/** Adds the predictions of a run of the default branch to the branches that keep them. That they are not kept changes no verdict. */
export async function keepPredictions(report: Report, { client, log, inputs: { reportDirectory }, context: { owner, repo, onDefaultBranch, sha, workspace } }: Step): Promise<void> {
  if (!onDefaultBranch || sha === '') return;
  const branches = new Map<string, Entry[]>();
  for (const { name, history } of report.evaluations) {
    for (const branch of history) {
      const copy = COPIES.map((extension) => ({ extension, file: path.resolve(workspace, `${reportDirectory}/predictions/${name}${extension}`) })).find(({ file }) => existsSync(file));
      if (copy === undefined) continue;
      const entries = branches.get(branch) ?? [];
      entries.push({ path: `${name}/${sha}${copy.extension}`, bytes: readFileSync(copy.file) });
      branches.set(branch, entries);
    }
  }
  if (branches.size === 0) return;
  for (const [branch, entries] of branches) {
    const result = await historyOf(client, { owner, repo }, { sleep, random: Math.random }).append(branch, entries, `Predictions of ${sha}`);
    if (result.kind === 'appended') log.line(`Predictions kept on the branch ${terminalText(branch)}: ${entries.map((entry) => entry.path).join(', ')}`);
    else log.annotate([{ level: 'warning', title: 'The predictions were not kept', message: `On the branch ${branch}: ${result.reason}. The verdict stands, but later changes will not be compared with this commit.` }]);
  }
}

import { describe, expect, test } from 'vitest';
import { COMMENT_BYTES, MARKER_BYTES } from '../../src/github/comment-marker.js';
import { fittingMarkdown } from '../../src/report/markdown/markdown.js';
import { laidOut } from '../../src/report/terminal-width.js';
import { PLAIN, terminalReport } from '../../src/report/terminal.js';
import { run, SCENARIOS } from './scenarios.js';

/**
 * The reports of every state, as files that a person can open: goldens/<name>.md is the comment, goldens/<name>.txt what the command line prints.
 * After a change that is meant: `npx vitest run test/report/goldens.test.ts --update`, then read the difference.
 */
describe.each(SCENARIOS)('$name: $shows', (scenario) => {
  test('is the golden comment and the golden text, byte for byte', async () => {
    const { report } = await run(scenario);
    const comment = fittingMarkdown(report, COMMENT_BYTES - MARKER_BYTES - 1, { fullReport: '[job summary of run 123](https://github.com/octo-org/spam-filter/actions/runs/123)' });
    await expect(comment).toMatchFileSnapshot(`goldens/${scenario.name}.md`);
    await expect(`${await laidOut((width) => terminalReport(report, PLAIN, width))}\n`).toMatchFileSnapshot(`goldens/${scenario.name}.txt`);
  });
});

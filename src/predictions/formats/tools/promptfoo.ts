import type { Source } from '../../source.js';
import { AtRecord } from '../at-record.js';
import { eachRecord, withDocument, type OnValue } from './raw-records.js';
import { listIn, MISSING, objectIn, REFUSED, textIn, toolFormat, UNPARSED } from './tool-format.js';

/** Assertions whose value is the gold label. */
const SAYS_GOLD: ReadonlySet<unknown> = new Set(['equals', 'iequals', 'contains', 'icontains', 'starts-with']);

/** `failureReason` of a test whose call failed. */
const CALL_FAILED = 2;

/**
 * Results of promptfoo (`-o output.json` or `.jsonl`). Gold is the value of the one assertion that says a label, or a variable that the
 * config names, such as `vars.label`. A test whose call failed is `(missing)`, one that the provider refused `(refused)`, one without output
 * `(unparsed)`. Several providers or prompts stand in one file: one must be chosen.
 */
export const promptfoo = toolFormat({
  id: 'promptfoo',
  roles: { actual: 'actual', predicted: 'predicted', id: 'testIdx' },
  oneOf: ['provider.id', 'promptIdx'],
  records: (source, onRecord) =>
    eachResult(source, (value, offset) => {
      const result = objectIn(value);
      const { testIdx, promptIdx, vars, response, testCase, provider, prompt } = result;
      if (vars === undefined || provider === undefined) throw new AtRecord(offset, 'this is no result of promptfoo: it has no `vars` or no `provider`');
      const { raw: _raw, ...promptNames } = objectIn(prompt);
      const { metadata, description } = objectIn(testCase);
      const { output } = objectIn(response);
      return onRecord({
        offset,
        fields: {
          testIdx,
          promptIdx: promptIdx ?? promptNames['label'] ?? promptNames['display'],
          actual: goldOf(objectIn(testCase), offset),
          predicted: predictedOf(result),
          reply: output,
          vars,
          provider: typeof provider === 'string' ? { id: provider } : provider,
          prompt: promptNames,
          metadata,
          description,
          success: result['success'],
          score: result['score'],
        },
      });
    }),
});

/** JSON Lines has one result a line; the document has them under `results.results`. */
async function eachResult(source: Source, onValue: OnValue): Promise<void> {
  const whole = await withDocument(source, (document) => {
    if (document.at('results') === undefined) return false;
    document.each('results.results', onValue);
    return true;
  });
  if (whole !== true) await eachRecord(source, 'lines', onValue);
}

function goldOf(testCase: Readonly<Record<string, unknown>>, offset: number): string | undefined {
  const labels = new Set(listIn(testCase['assert']).map(objectIn).filter(({ type }) => SAYS_GOLD.has(type)).flatMap(({ value }) => textIn(value) ?? []));
  const [only, ...others] = labels;
  if (others.length > 0) throw new AtRecord(offset, `the assertions of a test name several labels: ${[...labels].map((label) => JSON.stringify(label)).join(', ')}`, 'Name the variable that holds the gold label: columns: { actual: vars.<name> }');
  // A template is filled in elsewhere.
  return only?.includes('{{') === true ? undefined : only;
}

/** Output that is an object stays one: the config names the key in it. */
function predictedOf({ failureReason, response, error }: Readonly<Record<string, unknown>>): unknown {
  const { output, isRefusal } = objectIn(response);
  if (failureReason === CALL_FAILED || (output === undefined && (textIn(error) !== undefined || response === undefined || response === null))) return MISSING;
  if (isRefusal === true) return REFUSED;
  if (output === null || output === undefined) return UNPARSED;
  return typeof output === 'string' ? (textIn(output) ?? UNPARSED) : output;
}

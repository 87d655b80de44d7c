import type { FormatId } from '../format.js';

const BATCH_RESULTS: ReadonlySet<unknown> = new Set(['succeeded', 'errored', 'canceled', 'expired']);

/**
 * The tool that wrote a file of JSON, by what only that tool writes; undefined where that is not sure. `beginning`: of the file, as far as
 * one looks; `first`: its first line as a value, where that is JSON.
 */
export function toolOf(beginning: string, first: unknown): FormatId | undefined {
  if (/^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"status"\s*:\s*"[a-z]+"\s*,\s*"eval"\s*:\s*\{/.test(beginning)) return 'inspect';
  if (/^\s*\{\s*(?:"evalId"\s*:\s*(?:"[^"]*"|null)\s*,\s*)?"results"\s*:\s*\{\s*"version"\s*:\s*\d/.test(beginning)) return 'promptfoo';
  if (typeof first !== 'object' || first === null) return undefined;
  const record = first as Readonly<Record<string, unknown>>;
  const has = (...keys: readonly string[]): boolean => keys.every((key) => key in record);
  if (has('doc_id', 'doc', 'target', 'arguments', 'resps', 'filtered_resps')) return 'lm-eval';
  if (has('testIdx', 'promptIdx', 'vars', 'provider', 'testCase')) return 'promptfoo';
  if (has('custom_id', 'response', 'error') && isBatchResponse(record['response'])) return 'openai-batch';
  if (has('custom_id', 'result') && BATCH_RESULTS.has(typeOf(record['result']))) return 'anthropic-batch';
  return undefined;
}

function isBatchResponse(response: unknown): boolean {
  return response === null || (typeof response === 'object' && 'status_code' in response && 'body' in response);
}

function typeOf(result: unknown): unknown {
  return typeof result === 'object' && result !== null && 'type' in result ? result.type : undefined;
}

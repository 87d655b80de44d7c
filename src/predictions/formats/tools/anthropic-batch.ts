import { AtRecord } from '../at-record.js';
import { shown } from '../quoting.js';
import { predictedOf } from './openai-batch.js';
import { eachRecord } from './raw-records.js';
import { listIn, MISSING, objectIn, toolFormat } from './tool-format.js';

const CUT_OFF: ReadonlySet<unknown> = new Set(['max_tokens', 'model_context_window_exceeded']);
const WITHOUT_ANSWER: ReadonlySet<unknown> = new Set(['errored', 'canceled', 'expired']);

/**
 * The results of Anthropic's Message Batches: one request a line, in any order. A request that errored, was cancelled or expired is
 * `(missing)`, a refusal `(refused)`, a reply that was cut off or holds no text `(unparsed)`. `reply` keeps what was said.
 */
export const anthropicBatch = toolFormat({
  id: 'anthropic-batch',
  roles: { predicted: 'predicted', id: 'custom_id' },
  records: (source, onRecord) =>
    eachRecord(source, 'lines', (value, offset) => {
      const { custom_id: id, result } = objectIn(value);
      if (typeof id !== 'string') throw new AtRecord(offset, 'the line is no result of a batch: it has no `custom_id`');
      const { type, message: rawMessage } = objectIn(result);
      if (type !== 'succeeded' && !WITHOUT_ANSWER.has(type)) throw new AtRecord(offset, `the request "${id}" has a result of the type ${shown(String(type))}, which is not known`);
      const message = objectIn(rawMessage);
      const { stop_reason: reason } = message;
      const reply = listIn(message['content']).map(objectIn).flatMap(({ type: kind, text }) => (kind === 'text' && typeof text === 'string' ? [text] : [])).join('');
      const predicted = type === 'succeeded' ? predictedOf(reply, reason === 'refusal', CUT_OFF.has(reason)) : MISSING;
      return onRecord({ offset, fields: { custom_id: id, predicted, reply, stop_reason: reason, model: message['model'], result } });
    }),
});

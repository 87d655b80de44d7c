import { AtRecord } from '../at-record.js';
import { eachRecord } from './raw-records.js';
import { listIn, MISSING, objectIn, REFUSED, textIn, toolFormat, UNPARSED } from './tool-format.js';

/**
 * The output and error files of OpenAI's Batch API, and of those who copy it: one request a line, in any order, chat completions or
 * responses. A request that failed or expired is `(missing)`, a refusal `(refused)`, a reply that was cut off or is empty `(unparsed)`.
 * `reply` keeps what was said.
 */
export const openaiBatch = toolFormat({
  id: 'openai-batch',
  roles: { predicted: 'predicted', id: 'custom_id' },
  records: (source, onRecord) =>
    eachRecord(source, 'lines', (value, offset) => {
      const { custom_id: id, response, error } = objectIn(value);
      if (typeof id !== 'string') throw new AtRecord(offset, 'the line is no request of a batch: it has no `custom_id`');
      const { status_code: status, body: rawBody } = objectIn(response);
      const body = objectIn(rawBody);
      const failed = error !== null && error !== undefined;
      if (failed && status === 200) throw new AtRecord(offset, `the request "${id}" has both an answer and an error`);
      const answer = failed || status !== 200 ? { predicted: MISSING } : 'output' in body ? fromResponses(body) : fromChat(body, id, offset);
      return onRecord({ offset, fields: { custom_id: id, ...answer, model: body['model'], response, error } });
    }),
});

interface Answer {
  readonly predicted: string;
  readonly reply?: string | undefined;
  readonly finish_reason?: unknown;
}

function fromChat(body: Readonly<Record<string, unknown>>, id: string, offset: number): Answer {
  const choices = listIn(body['choices']);
  if (choices.length > 1) throw new AtRecord(offset, `the request "${id}" has ${choices.length} answers, where one belongs`, 'Ask for one (n: 1), or read the file with format: jsonl and the path of one of them.');
  const { message, finish_reason: reason } = objectIn(choices[0]);
  const { content, refusal } = objectIn(message);
  const reply = typeof content === 'string' ? content : undefined;
  const refused = textIn(refusal) !== undefined || reason === 'content_filter';
  return { predicted: predictedOf(reply, refused, reason === 'length'), reply, finish_reason: reason };
}

function fromResponses(body: Readonly<Record<string, unknown>>): Answer {
  const parts = listIn(body['output']).flatMap((item) => listIn(objectIn(item)['content'])).map(objectIn);
  const reply = parts.flatMap(({ type, text }) => (type === 'output_text' && typeof text === 'string' ? [text] : [])).join('');
  const reason = objectIn(body['incomplete_details'])['reason'];
  const refused = parts.some(({ type }) => type === 'refusal') || reason === 'content_filter';
  return { predicted: predictedOf(reply, refused, body['status'] === 'incomplete'), reply, finish_reason: reason ?? body['status'] };
}

/** A label that stands in half a reply is not what the model meant to say. */
export function predictedOf(reply: string | undefined, refused: boolean, cutOff: boolean): string {
  if (refused) return REFUSED;
  return cutOff ? UNPARSED : (textIn(reply) ?? UNPARSED);
}

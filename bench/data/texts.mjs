// 64 words: six bits of randomness a word, five words a draw.
const WORDS = (
  'please card transfer account money yesterday morning twice charged still waiting balance wrong customer support refund payment pending ' +
  'because never received message after before number changed limit withdraw abroad holiday station ticket machine rejected again cannot ' +
  'understand explain statement monthly someone else opened stolen address phone application verify identity document passport picture quickly ' +
  'regards exchange rate higher expected week month order merchant shop cancelled'
).split(' ');
const UNICODE = ['café', 'Zürich', 'naïve', '€20', 'señor', '東京', 'Привет', '👍🏽', 'crème brûlée', '…'];

/**
 * A text of about 110 characters. Seven in ten need care in some format: commas, quotation marks, line breaks, backslashes and tabs, and what
 * is not ASCII.
 */
export function textOf(randomness) {
  let text = '';
  let bits = 0;
  for (let word = 0; word < 15; word++) {
    bits = word % 5 === 0 ? randomness.next() : bits >>> 6;
    text += word === 0 ? WORDS[bits & 63] : ` ${WORDS[bits & 63]}`;
  }
  const kind = randomness.next() % 100;
  if (kind < 30) return text;
  const middle = text.indexOf(' ', 40);
  const [start, end] = [text.slice(0, middle), text.slice(middle + 1)];
  if (kind < 60) return `${start}, ${end}`;
  if (kind < 72) return `${start} "${end}"`;
  if (kind < 80) return `${start}\n${end}`;
  if (kind < 86) return `${start} C:\\temp\t${end}`;
  return `${start} ${UNICODE[randomness.next() % UNICODE.length]} ${end}`;
}

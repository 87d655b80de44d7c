const VERBS = ['cancel', 'activate', 'report', 'change', 'explain', 'refund', 'request', 'verify', 'replace', 'decline'];
const NOUNS = ['payment', 'transfer', 'withdrawal', 'exchange_rate', 'top_up_limit', 'pin_code', 'direct_debit', 'account', 'identity', 'monthly_fee'];
const CIRCUMSTANCES = ['abroad', 'pending', 'not_recognised', 'charged_twice', 'by_mistake', 'after_expiry', 'for_business', 'on_weekend', 'without_notice', 'in_app'];

/** The names of up to 1,000 classes, as long as those of an assistant's intents. */
export function classNames(count) {
  return Array.from({ length: count }, (_, index) => {
    const tens = Math.floor(index / 10);
    const hundreds = Math.floor(index / 100);
    // A different circumstance for neighbours, and still every name once.
    return [VERBS[index % 10], NOUNS[tens % 10], CIRCUMSTANCES[(index + tens + hundreds) % 10]].join('_');
  });
}

/** How often classes occur: the n-th most frequent one 1/n as often as the first (Zipf). Drawn from a table, which is quick. */
const TABLE_BITS = 16;

export function zipfTable(classes) {
  const table = new Uint16Array(1 << TABLE_BITS);
  const weights = Array.from({ length: classes }, (_, index) => 1 / (index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let filled = 0;
  let upTo = 0;
  for (const [index, weight] of weights.entries()) {
    upTo += weight;
    for (const end = Math.round((upTo / total) * table.length); filled < end; filled++) table[filled] = index;
  }
  return table;
}

export function drawClass(table, randomness) {
  return table[randomness.next() >>> (32 - TABLE_BITS)];
}

/** What a model says: mostly right, some classes harder than others; of the mistakes half go to a class that is much like the actual one. */
export function modelSays(actual, table, classes, randomness) {
  const skill = 0.72 + 0.26 * ((actual * 7) % 10) / 10;
  if (randomness.fraction() < skill) return actual;
  if (randomness.fraction() < 0.5) return (actual + 1 + (randomness.next() % 3)) % classes;
  return drawClass(table, randomness);
}

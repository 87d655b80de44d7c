/** A CSV of predictions: `id,actual,predicted`, one pair an example. */
export function csv(pairs: readonly (readonly [actual: string, predicted: string])[]): string {
  return `id,actual,predicted\n${pairs.map(([actual, predicted], index) => `e${String(index).padStart(3, '0')},${actual},${predicted}`).join('\n')}\n`;
}

/** Forty messages, half of them spam, of which this many are missed. */
export function spamCsv(missed: number): string {
  return csv(Array.from({ length: 40 }, (_, index) => [index < 20 ? 'spam' : 'ham', index >= missed && index < 20 ? 'spam' : 'ham'] as const));
}

export const CONFIG = '.github/confusion-gate.yml';

/** A config that allows no more misses than the baseline has. */
export const NO_MORE_MISSES = `predictions: out.csv
baseline: base.csv
positive: spam
thresholds:
  - { metric: false_negatives, max_increase: 0 }
`;

/** A workspace whose model misses one more than its baseline. */
export const WORSE = { [CONFIG]: NO_MORE_MISSES, 'out.csv': spamCsv(3), 'base.csv': spamCsv(2) } as const;

/** Scores of several labels, as they stand in one cell. */
export interface ListedScores {
  readonly labels: readonly string[];
  readonly scores: readonly number[];
  /** A list may hold the best few only. */
  readonly isList: boolean;
}

/**
 * `{"ham": 0.9, "spam": 0.1}`; `[{"label": "ham", "score": 0.9}, …]` as a Hugging Face pipeline writes it, also in one more list; `[0.9, 0.1]` in the
 * order of the labels. `unclear`: numbers without labels, or not as many. Undefined for anything else.
 */
export function listedScores(text: string, order: readonly string[] | undefined): ListedScores | 'unclear' | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) return listOf(value, order);
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  const isPair = 'label' in value && 'score' in value;
  if (isPair) return listOf([value], order);
  return entries.length > 0 && entries.every(([, score]) => typeof score === 'number') ? { labels: entries.map(([label]) => label.trim()), scores: entries.map(([, score]) => score as number), isList: false } : undefined;
}

function listOf(items: readonly unknown[], order: readonly string[] | undefined): ListedScores | 'unclear' | undefined {
  const [first] = items;
  if (items.length === 1 && Array.isArray(first)) return listOf(first, order);
  if (items.length > 0 && items.every((item) => typeof item === 'number')) return order?.length === items.length ? { labels: order, scores: items, isList: false } : 'unclear';
  const pairs = items.map(pairOf);
  const sound = pairs.filter((pair) => pair !== undefined);
  const labels = sound.map(([label]) => label);
  if (sound.length === 0 || sound.length < pairs.length || new Set(labels).size < labels.length) return undefined;
  return { labels, scores: sound.map(([, score]) => score), isList: true };
}

function pairOf(item: unknown): readonly [label: string, score: number] | undefined {
  if (typeof item !== 'object' || item === null || !('label' in item) || !('score' in item)) return undefined;
  const { label, score } = item;
  return (typeof label === 'string' || typeof label === 'number') && typeof score === 'number' ? [String(label).trim(), score] : undefined;
}

/** The label with the highest score, the first of equals. */
export function bestOf({ labels, scores }: ListedScores): string | undefined {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] as number) > (scores[best] as number)) best = i;
  return labels[best];
}

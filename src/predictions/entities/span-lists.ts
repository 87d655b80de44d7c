import { shown } from '../formats/quoting.js';
import type { Span } from './span.js';

/** The spans of one value, or what is wrong with it. `undefined`: there is no value (null), so nothing was said. */
export type SpansFound = readonly Span[] | string | undefined;

type Item = Readonly<Record<string, unknown>>;

/** How tools call the two ends and the type of a span. Ends are exclusive in all of them. */
const DIALECTS: readonly { readonly start: string; readonly end: string; readonly type: readonly string[] }[] = [
  // Prodigy, spaCy, displaCy, Hugging Face (aggregated), and what people write themselves.
  { start: 'start', end: 'end', type: ['label', 'entity_group', 'type', 'tag', 'labels'] },
  // doccano
  { start: 'start_offset', end: 'end_offset', type: ['label'] },
  // Amazon Comprehend
  { start: 'BeginOffset', end: 'EndOffset', type: ['Type'] },
  // Vertex AI, training files
  { start: 'startOffset', end: 'endOffset', type: ['displayName', 'label'] },
];

/**
 * The spans of a parsed JSON value in one of the shapes that tools write: a list of spans, Label Studio's annotations or predictions, or Vertex
 * AI's parallel lists.
 */
export function spansIn(value: unknown): SpansFound {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return isLabelStudio(value) ? ofLabelStudio(value) : ofList(value);
  if (isItem(value) && 'displayNames' in value) return ofVertex(value);
  return `holds ${typeOf(value)}, not a list of spans`;
}

function ofList(list: readonly unknown[]): SpansFound {
  const spans: Span[] = [];
  for (const [index, item] of list.entries()) {
    const span = Array.isArray(item) ? ofTriple(item) : isItem(item) ? ofItem(item) : `is ${typeOf(item)}`;
    if (typeof span === 'string') return `holds no list of spans: entry ${index + 1} ${span}`;
    spans.push(span);
  }
  return spans;
}

/** doccano and spaCy: `[0, 17, "PER"]`. */
function ofTriple([start, end, type]: readonly unknown[]): Span | string {
  return spanOf(start, end, type, 'is a list that is not [start, end, "TYPE"]');
}

function ofItem(item: Item): Span | string {
  const dialect = DIALECTS.find(({ start, end }) => start in item && end in item);
  if (dialect === undefined) return `has no start and end: its keys are ${Object.keys(item).slice(0, 8).map(shown).join(', ')}`;
  const key = dialect.type.find((name) => name in item);
  if (key === undefined) {
    return 'entity' in item ? 'is one token of a Hugging Face pipeline: make whole entities with aggregation_strategy="simple"' : `has no type: none of the keys ${dialect.type.map(shown).join(', ')}`;
  }
  const type = item[key];
  if (key === 'labels') return Array.isArray(type) && type.length === 1 ? spanOf(item[dialect.start], item[dialect.end], type[0], 'has no label') : 'has not exactly one label in "labels"';
  return spanOf(item[dialect.start], item[dialect.end], type, `has no text as its ${shown(key)}`);
}

/** Whether ends are sound is seen where the length of the text is known. */
function spanOf(start: unknown, end: unknown, type: unknown, wrong: string): Span | string {
  const label = typeof type === 'number' ? String(type) : type;
  if (typeof label !== 'string' || label.trim() === '') return wrong;
  const ends = [start, end].map((value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value));
  if (typeof ends[0] !== 'number' || typeof ends[1] !== 'number') return `has no numbers as its ends: ${shown(JSON.stringify(start) ?? 'nothing')} and ${shown(JSON.stringify(end) ?? 'nothing')}`;
  return { start: ends[0], end: ends[1], type: label };
}

function isLabelStudio(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((entry) => isItem(entry) && Array.isArray(entry['result']));
}

/** Annotations: the first that was not cancelled. Predictions: the only one, for which model is meant is not ours to guess. */
function ofLabelStudio(list: readonly unknown[]): SpansFound {
  const kept = list.filter(isItem).filter((entry) => entry['was_cancelled'] !== true);
  const versions = new Set(kept.filter((entry) => 'model_version' in entry).map((entry) => entry['model_version']));
  if (versions.size > 1) return `holds predictions of ${versions.size} models: ${[...versions].slice(0, 8).map((name) => shown(String(name))).join(', ')}. Export those of one`;
  const results = kept[0]?.['result'];
  if (!Array.isArray(results)) return undefined;
  const spans: Span[] = [];
  for (const result of results) {
    const value: unknown = isItem(result) ? result['value'] : undefined;
    // Choices, relations and the like stand in the same list.
    if (!isItem(value) || !('labels' in value) || !('start' in value)) continue;
    const span = ofItem(value);
    if (typeof span === 'string') return `holds a result that ${span}`;
    spans.push(span);
  }
  return spans;
}

/**
 * `{displayNames, textSegmentStartOffsets, textSegmentEndOffsets}`. The reference calls the ends inclusive; the model's own and Google's sample
 * code (`content.substring(start, end)`) have them exclusive.
 */
function ofVertex(value: Item): SpansFound {
  const [types, starts, ends] = [value['displayNames'], value['textSegmentStartOffsets'], value['textSegmentEndOffsets']];
  if (!Array.isArray(types) || !Array.isArray(starts) || !Array.isArray(ends)) return 'has displayNames without textSegmentStartOffsets and textSegmentEndOffsets';
  if (types.length !== starts.length || types.length !== ends.length) return `has ${types.length} displayNames, ${starts.length} start offsets and ${ends.length} end offsets: not one a span`;
  return ofList(types.map((type, index) => [starts[index], ends[index], type]));
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

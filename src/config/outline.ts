import { constructFromEvents, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { AliasEvent, Event, ScalarEvent } from 'js-yaml';

/** One value of the file and where it stands. An alias is the very node of its anchor. */
export interface OutlineNode {
  /** Of its first character, in UTF-16 units from the start of the text. */
  readonly offset: number;
  /** A plain or quoted value as it stands in the file, quotes included; absent for block text, lists and mappings. */
  readonly source?: string;
  /** A mapping's keys in the order of the file; of a key written twice the last. */
  readonly entries?: Map<string, OutlineEntry>;
  readonly items?: OutlineNode[];
  /** Nodes below and including this one, with every alias written out. */
  size: number;
  /** Set once its last child is read: an alias to an open node would contain itself. */
  closed: boolean;
}

export interface OutlineEntry {
  readonly keyOffset: number;
  readonly node: OutlineNode;
}

export interface OutlineFault {
  readonly offset: number;
  readonly message: string;
  readonly advice?: string;
}

export interface Outline {
  readonly root: OutlineNode;
  /** What is wrong but does not hinder reading on. */
  readonly faults: readonly OutlineFault[];
}

/** A fault after which nothing of the file can be trusted. */
export class UnreadableOutline extends Error {
  override readonly name = 'UnreadableOutline';
  readonly fault: OutlineFault;

  constructor(fault: OutlineFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** No sensible config is larger; an alias bomb is, by many powers of ten. */
export const MAX_NODES = 100_000;

interface Frame {
  readonly node: OutlineNode;
  /** The key whose value comes next. */
  key?: { readonly name: string; readonly offset: number };
}

/**
 * Where everything of one document stands. js-yaml tells offsets only in its events, and stops at the first duplicate key; this walk
 * finds them all. `lineOf` serves messages that point at a second place.
 */
export function outlineOf(events: readonly Event[], text: string, lineOf: (offset: number) => number): Outline {
  const faults: OutlineFault[] = [];
  const anchors = new Map<string, OutlineNode>();
  const frames: Frame[] = [];
  let root: OutlineNode | undefined;

  const place = (node: OutlineNode): void => {
    const frame = frames.at(-1);
    if (frame === undefined) root = node;
    else if (frame.node.items !== undefined) frame.node.items.push(node);
    else if (frame.key !== undefined) {
      frame.node.entries?.set(frame.key.name, { keyOffset: frame.key.offset, node });
      delete frame.key;
    }
  };
  const grow = (frame: Frame | undefined, size: number, offset: number): void => {
    if (frame === undefined) return;
    frame.node.size += size;
    if (frame.node.size > MAX_NODES) {
      throw new UnreadableOutline({
        offset,
        message: `the file holds more than ${MAX_NODES.toLocaleString('en-GB')} values once its aliases are written out`,
        advice: 'Aliases (*name) that contain aliases multiply. Write the values out, or use fewer.',
      });
    }
  };
  const awaitsKey = (): boolean => {
    const frame = frames.at(-1);
    return frame?.node.entries !== undefined && frame.key === undefined;
  };
  const readKey = (event: ScalarEvent): void => {
    const frame = frames.at(-1);
    if (frame === undefined) return;
    const name = getScalarValue(text, event);
    const offset = startOf(event);
    const value = scalarValue(event, text);
    if (typeof value !== 'string') {
      faults.push({ offset, message: `the key ${name === '' ? 'is empty' : `${name} is ${kindOf(value)}`}, not text`, advice: `Put it in quotes: "${name}":` });
    }
    const earlier = frame.node.entries?.get(name);
    if (earlier !== undefined) {
      faults.push({ offset, message: `the key ${JSON.stringify(name)} stands twice in the same mapping, first in line ${lineOf(earlier.keyOffset)}`, advice: 'Remove one of the two.' });
    }
    frame.key = { name, offset };
  };
  const open = (event: { readonly start: number } & Anchored, parts: Pick<OutlineNode, 'entries' | 'items'>): void => {
    if (awaitsKey()) throw new UnreadableOutline({ offset: startOf(event), message: 'a list or a mapping cannot be a key' });
    const node: OutlineNode = { offset: startOf(event), ...parts, size: 1, closed: false };
    remember(event, node);
    place(node);
    frames.push({ node });
  };
  const remember = (event: Anchored, node: OutlineNode): void => {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
  };
  const readAlias = (event: AliasEvent): void => {
    const name = text.slice(event.anchorStart, event.anchorEnd);
    const offset = event.anchorStart - 1;
    const node = anchors.get(name);
    if (node === undefined) {
      throw new UnreadableOutline({ offset, message: `*${name} is read as a YAML alias, and there is no anchor &${name} above it`, advice: `A value that begins with * needs quotes: "*${name}"` });
    }
    if (!node.closed) throw new UnreadableOutline({ offset, message: `the alias *${name} stands inside its own anchor &${name}` });
    if (awaitsKey()) throw new UnreadableOutline({ offset, message: `the alias *${name} cannot be a key`, advice: 'Write the key out.' });
    place(node);
    grow(frames.at(-1), node.size, offset);
  };

  // The first event opens the document and the last closes it.
  for (const event of events.slice(1, -1)) {
    if (event.type === EVENT_ID.SCALAR) {
      if (awaitsKey()) {
        readKey(event);
      } else {
        const node = scalarNode(event, text, frames.at(-1)?.key?.offset ?? 0);
        remember(event, node);
        place(node);
        grow(frames.at(-1), 1, node.offset);
      }
    } else if (event.type === EVENT_ID.MAPPING) open(event, { entries: new Map() });
    else if (event.type === EVENT_ID.SEQUENCE) open(event, { items: [] });
    else if (event.type === EVENT_ID.ALIAS) readAlias(event);
    else if (event.type === EVENT_ID.POP) {
      const frame = frames.pop();
      if (frame === undefined) continue;
      frame.node.closed = true;
      grow(frames.at(-1), frame.node.size, frame.node.offset);
    }
  }
  return { root: root ?? { offset: 0, size: 1, closed: true }, faults };
}

interface Anchored {
  readonly anchorStart: number;
  readonly anchorEnd: number;
  readonly tagStart: number;
}

/** A value that is not there (`key:` and nothing behind it) stands where its key stands. */
function scalarNode(event: ScalarEvent, text: string, fallback: number): OutlineNode {
  const offset = event.valueStart < 0 ? fallback : startOf(event);
  const plain = { offset, size: 1, closed: true };
  if (event.valueStart < 0) return { ...plain, source: '' };
  if (event.style === SCALAR_STYLE.PLAIN) return { ...plain, source: text.slice(event.valueStart, event.valueEnd) };
  return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
    ? { ...plain, source: text.slice(event.valueStart - 1, event.valueEnd + 1) }
    : plain;
}

/** The first character of a node, its anchor, tag and opening quote included. */
function startOf(event: Anchored & ({ readonly start: number } | ScalarEvent)): number {
  const quoted = 'style' in event && 'valueStart' in event && (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED);
  const value = 'valueStart' in event ? event.valueStart - (quoted ? 1 : 0) : event.start;
  const marks = [event.anchorStart < 0 ? -1 : event.anchorStart - 1, event.tagStart].filter((offset) => offset >= 0);
  return Math.min(value, ...marks);
}

/** What YAML makes of one scalar: the public way is to construct a document of nothing else. */
function scalarValue(event: ScalarEvent, text: string): unknown {
  const bare: ScalarEvent = { ...event, anchorStart: -1, anchorEnd: -1 };
  const document: Event = { type: EVENT_ID.DOCUMENT, explicitStart: false, explicitEnd: false, directives: [] };
  return constructFromEvents([document, bare, { type: EVENT_ID.POP }], { source: text })[0];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'boolean' ? 'a boolean' : 'a number';
}

import { jsonOfReply, jsonStep, type JsonOfReply } from './json-reply.js';
import { firstLine, lastLine } from './lines.js';
import { matchStep } from './match.js';
import { aliasStep, indexStep } from './other-names.js';
import { outcomeStep } from './outcome-signs.js';
import { readingOf, together, unparsed, type Reading, type TextStep } from './reading.js';
import { dropReasoning } from './reasoning.js';
import { regexStep } from './regex.js';
import type { ResponseSteps, Step } from './step.js';
import { tidied } from './tidying.js';

/** Raised when the same steps would read a reply in another way than before. */
const VERSION = 1;

/** What tools write where they could not read a reply. They are nobody's label: whoever has such a class lists it under `labels`. */
const TOOL_MARKS: ReadonlySet<string> = new Set(['[invalid]', '__invalid__', 'NO ANSWER FOUND']);

/** Reads replies of one evaluation. */
export interface ResponseParser {
  /** What a reply says. Never throws, whatever the reply; time is linear in it. */
  read(reply: string): Reading;
  /** Of steps and label set: 16 hexadecimal digits, the same wherever they are written. */
  readonly fingerprint: string;
}

/** The parser that applies these steps. Throws ProblemError for a regex that cannot be read. */
export async function responseParser(settings: ResponseSteps): Promise<ResponseParser> {
  const { steps, labels = [] } = settings;
  const json = jsonOfReply();
  const own: TextStep[] = [];
  for (const [index, step] of steps.entries()) own.push(await textStep(step, steps.slice(0, index), labels, json));
  const marks = new Set([...TOOL_MARKS].filter((mark) => !labels.includes(mark)));
  return {
    read: (reply) => {
      const mark = reply.trim();
      return marks.has(mark) ? readingOf(unparsed('tools mark what they could not read like this'), mark) : readOn(reply, own, 0);
    },
    fingerprint: fingerprintOf(settings),
  };
}

/** Step after step. The parts that a step takes out do not overlap, so that all of them together are no longer than the reply. */
function readOn(reply: string, steps: readonly TextStep[], from: number): Reading {
  let text = reply;
  for (let at = from; at < steps.length; at++) {
    const taken = (steps[at] as TextStep)(text);
    if (typeof taken === 'string') text = taken;
    else if ('length' in taken) return together(taken.map((part) => readOn(part, steps, at + 1)), text);
    else return readingOf(taken, text);
  }
  const label = text.trim();
  return label === '' ? readingOf(unparsed('nothing is left of it'), reply) : { label };
}

function textStep(step: Step, before: readonly Step[], labels: readonly string[], json: JsonOfReply): TextStep | Promise<TextStep> {
  switch (step.kind) {
    case 'json':
      return jsonStep(step.path, step.otherwise, json);
    case 'regex':
      return regexStep(step);
    case 'drop_reasoning':
      return dropReasoning(step.tags);
    case 'first_line':
      return firstLine;
    case 'last_line':
      return lastLine;
    case 'aliases':
      return aliasStep(step.aliases, before);
    case 'index':
      return indexStep(step.from, labels);
    case 'outcome':
      return outcomeStep(step.outcome, step.sign, before, json);
    case 'match':
      return matchStep(step, labels, before);
    default:
      return (text) => tidied(text, step);
  }
}

function fingerprintOf({ steps, labels }: ResponseSteps): string {
  return fnv64(JSON.stringify([VERSION, steps.map(withoutPlace), labels ?? null]));
}

/** FNV-1a of 64 bits (Fowler, Noll, Vo) over UTF-8. */
function fnv64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** Keys in one order, and without where the step stands. */
function withoutPlace(step: Step): unknown {
  return Object.entries(step).filter(([key]) => key !== 'place').toSorted(([a], [b]) => (a < b ? -1 : 1));
}

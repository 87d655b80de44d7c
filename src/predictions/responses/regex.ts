import type { RE2JS } from 're2js';
import { ProblemError, type Place } from '../../problem.js';
import { unparsed, type TextStep } from './reading.js';
import type { Otherwise, Take } from './step.js';

/** What a regex has to name: the part of its match that is the label. */
const GROUP = 'label';

/** Every match is found in linear time, but there can be one a letter: so many letters are looked at in all, beside a few times the reply. */
const MOST_WORK = 1_000_000;
const FEWEST_MATCHES = 8;
const MOST_MATCHES = 1_000;

export interface RegexOptions {
  readonly pattern: string;
  readonly take: Take;
  readonly otherwise: Otherwise;
  readonly place?: Place | undefined;
}

/**
 * Takes what the group `label` matches. Of several matches all different texts are taken, unless the first or the last is asked for: then
 * they must come to the same. The engine is RE2's, whose time is linear in the reply whatever the regex. It is loaded only here, since
 * few configs have a regex. Throws ProblemError for a pattern that it does not take.
 */
export async function regexStep({ pattern, take, otherwise, place }: RegexOptions): Promise<TextStep> {
  const { RE2JS: engine } = await import('re2js');
  const made = compiled(pattern, engine);
  if ('fault' in made) {
    const [message, advice] = made.fault;
    throw new ProblemError({ message, ...(place !== undefined && { place }), advice });
  }
  const { regex } = made;
  const none = otherwise === 'keep' ? undefined : unparsed(`the regex ${pattern} does not match`);
  return (text) => {
    const most = Math.min(MOST_MATCHES, Math.max(FEWEST_MATCHES, Math.floor(MOST_WORK / (text.length + 1))));
    const matches = matchesOf(regex, text, most, take);
    if (matches === undefined) return unparsed(`the regex ${pattern} matches too often to look at every match`);
    if (matches.length === 0) return none ?? text;
    return take === 'only' ? [...new Set(matches)] : (matches.at(-1) ?? '');
  };
}

/** What is wrong with a pattern, and what to do; undefined for one that can be used. */
export type PatternCheck = (pattern: string) => readonly [message: string, advice: string] | undefined;

/** What can be told without the engine: whether the group seems to be there. */
export const roughCheck: PatternCheck = (pattern) => (new RegExp(`\\(\\?P?<${GROUP}>`).test(pattern) ? undefined : namesNoLabel(pattern));

/** The check that misses nothing. Loads the engine. */
export async function fullCheck(): Promise<PatternCheck> {
  const { RE2JS: engine } = await import('re2js');
  return (pattern) => {
    const made = compiled(pattern, engine);
    return 'fault' in made ? made.fault : undefined;
  };
}

function namesNoLabel(pattern: string): [message: string, advice: string] {
  return [`the regex ${JSON.stringify(pattern)} has no group named ${GROUP}`, `Name the part that is the label: (?<${GROUP}>…)`];
}

/**
 * What the group matched: match by match, or in the first. A match of nothing says nothing: `.*` has one behind the last letter. Undefined
 * when there are more matches than may be looked at.
 */
function matchesOf(regex: RE2JS, text: string, most: number, take: Take): readonly string[] | undefined {
  const matcher = regex.matcher(text);
  const found: string[] = [];
  for (let looked = 0; matcher.find(); looked++) {
    if (looked === most) return undefined;
    if (matcher.end() === matcher.start()) continue;
    found.push((matcher.group(GROUP) ?? '').trim());
    if (take === 'first') break;
  }
  return found;
}

function compiled(pattern: string, engine: typeof RE2JS): { readonly regex: RE2JS } | { readonly fault: readonly [message: string, advice: string] } {
  try {
    const regex = engine.compile(pattern);
    return Object.hasOwn(regex.namedGroups(), GROUP) ? { regex } : { fault: namesNoLabel(pattern) };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    const advice = 'The syntax is RE2\'s: no look-around, such as (?=…), and no back-references, such as \\1. In YAML write a regex in single quotes.';
    return { fault: [`the regex ${JSON.stringify(pattern)} cannot be read: ${why}`, advice] };
  }
}

import * as z from 'zod/mini';

/**
 * The building blocks of the schema. The `error` of each is no sentence but the phrase for what is accepted; `issues.ts` makes the
 * sentence: "<subject> must be <phrase>, but is <value>".
 */

/** How every value is parsed: its input is part of the message, and a config is read once, so compiling a parser for it takes longer than it saves. */
export const PARSING = { reportInput: true, jitless: true } as const;

/** Text that is not blank. */
export function text(phrase: string) {
  return z.string({ error: phrase }).check(z.regex(/\S/, { error: phrase }));
}

export const LABEL_PHRASE = 'a label: text without blanks around it';

/** A label is read without the blanks around it, so one that is written with them could never occur. */
export function label() {
  return z.string({ error: LABEL_PHRASE }).check(z.regex(/^[^ \t\r\n]([\s\S]*[^ \t\r\n])?$/, { error: LABEL_PHRASE }));
}

export function whole(least: number) {
  const phrase = `a whole number, ${least} or more`;
  return z.int({ error: phrase }).check(z.minimum(least, { error: phrase }));
}

export function flag() {
  return z.boolean({ error: 'true or false' });
}

export function choice<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: values.length === 1 ? values.join('') : `one of ${values.join(', ')}` });
}

/** A mapping with fixed keys. For a key it does not have, the phrase is the list of those it has. */
export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, phrase: string) {
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : phrase) });
}

export function list<Item extends z.core.SomeType>(item: Item, phrase: string) {
  return z.array(item, { error: phrase }).check(z.minLength(1, { error: phrase }));
}

/** What the JSON schema says about a value beside its kind. Parts with an `id` stand there once, by that name. */
export type Facts = z.core.GlobalMeta;

export function described<Value extends z.core.$ZodType>(value: Value, facts: Facts): Value {
  z.globalRegistry.add(value, facts);
  return value;
}

/** A key that may be left out. */
export function optional<Value extends z.core.$ZodType>(value: Value, description?: string, facts: Facts = {}) {
  return described(z.exactOptional(value), { ...facts, ...(description !== undefined && { description }) });
}

/** A key that may be left out, and what then holds. */
export function defaulting<Value extends z.core.$ZodType>(value: Value, fallback: z.core.util.NoUndefined<z.output<Value>>, description: string) {
  return described(z._default(value, fallback), { description });
}

import { z } from 'zod';

/**
 * The building blocks of the schema. The `error` of each is no sentence but the phrase for what is accepted; `issues.ts` makes the
 * sentence: "<subject> must be <phrase>, but is <value>".
 */

/** Text that is not blank. */
export function text(phrase: string) {
  return z.string({ error: phrase }).regex(/\S/, { error: phrase });
}

export const LABEL_PHRASE = 'a label: text without blanks around it';

/** A label is read without the blanks around it, so one that is written with them could never occur. */
export function label() {
  return z.string({ error: LABEL_PHRASE }).regex(/^[^ \t\r\n]([\s\S]*[^ \t\r\n])?$/, { error: LABEL_PHRASE });
}

export function whole(least: number) {
  const phrase = `a whole number, ${least} or more`;
  return z.int({ error: phrase }).min(least, { error: phrase });
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
  return z.array(item, { error: phrase }).min(1, { error: phrase });
}

import { z } from 'zod';
import { configSchema } from './schema.js';

/** The schema that editors check a config with: JSON Schema draft 2020-12, made from the schema that decodes it. */
export function jsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(configSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema: node }) => {
      // What zod adds to every integer says nothing to a reader.
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
    },
  });
}

/** The schema as a file: the same bytes for the same schema, whatever order it was built in. */
export function jsonSchemaText(): string {
  return `${JSON.stringify(jsonSchema(), (_key, value: unknown) => sorted(value), 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

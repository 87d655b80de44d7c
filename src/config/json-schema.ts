import * as z from 'zod/mini';
import { evaluationSchema, NAME_PATTERN } from './schema.js';
import { described, mapping } from './shapes.js';

const severalSchema = described(
  mapping(
    {
      evaluations: described(z.record(z.string().check(z.regex(NAME_PATTERN)), evaluationSchema), {
        description: 'The evaluations by name. Names differ by more than upper and lower case.',
        minProperties: 1,
      }),
    },
    'a mapping with evaluations',
  ),
  { id: 'evaluations', title: 'Several evaluations', description: 'Evaluations by name.' },
);

/** A whole config: several evaluations by name, or the keys of a single one. */
const configSchema = described(z.union([severalSchema, evaluationSchema]), {
  title: 'confusion-gate',
  description: 'Configuration of confusion-gate: which predictions are measured, and the thresholds they must meet.',
});

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

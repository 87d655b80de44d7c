import { schemaAt } from './openapi.js';

/** An instance of a response's schema with nothing but what is required, and `over` on top of it. */
export function sampleOf(template: string, method: string, status: number, over: object): object {
  return merged(instanceOf(schemaAt(template, method, status)), over) as object;
}

/** Objects are merged key by key; a list is taken whole, its items on top of a sample of one. */
function merged(sample: unknown, over: unknown): unknown {
  if (Array.isArray(over)) return over;
  if (typeof over !== 'object' || over === null) return over;
  const base = typeof sample === 'object' && sample !== null && !Array.isArray(sample) ? sample : {};
  return { ...base, ...Object.fromEntries(Object.entries(over).map(([key, value]) => [key, merged(Reflect.get(base, key), value)])) };
}

type Schema = Readonly<Record<string, unknown>>;

const FORMATS: Readonly<Record<string, string>> = { uri: 'https://example.com', 'date-time': '2026-01-02T03:04:05Z', date: '2026-01-02', email: 'a@example.com' };

function instanceOf(schema: Schema | undefined): unknown {
  if (schema === undefined) return undefined;
  if (schema['nullable'] === true && schema['type'] !== 'object') return null;
  for (const key of ['oneOf', 'anyOf']) {
    const options = schema[key];
    if (Array.isArray(options)) return instanceOf(schemaAt.follow(options[0] as Schema));
  }
  const parts = schema['allOf'];
  if (Array.isArray(parts)) return Object.assign({}, ...parts.map((part: Schema) => instanceOf(schemaAt.follow(part)))) as unknown;
  const [first] = Array.isArray(schema['enum']) ? (schema['enum'] as unknown[]) : [];
  if (first !== undefined) return first;
  switch (schema['type']) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 1;
    case 'string':
      return FORMATS[String(schema['format'])] ?? 'text';
  }
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  return Object.fromEntries(required.map((name) => [name, instanceOf(schemaAt.follow(properties[name] ?? {}))]));
}

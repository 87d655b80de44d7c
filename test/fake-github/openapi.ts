import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** A request as it arrived, its body already parsed. */
export interface Call {
  readonly method: string;
  /** Without the base path and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** One operation of GitHub's own description, and how to hold a request or a response against it. */
export interface Operation {
  /** Such as `/repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly template: string;
  readonly pathParameters: ReadonlyMap<string, string>;
  /** What is wrong with the request; empty when nothing is. */
  problemsOfRequest(call: Call): string[];
  /** What is wrong with the response. An error status that the description does not list is not looked at. */
  problemsOfResponse(status: number, body: unknown): string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

const ID = 'openapi';
const description: unknown = JSON.parse(readFileSync(new URL('../../__fixtures__/github/openapi-subset.json', import.meta.url), 'utf8'));
// The examples of a schema's keywords are GitHub's; ajv need not know them all.
const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
const texts = new Ajv({ strict: false, coerceTypes: true });
for (const one of [ajv, texts]) {
  formats.default(one);
  one.addSchema(description as object, ID);
}
const compiled = new Map<string, ValidateFunction>();

/** The operation a request is for; undefined when GitHub, as far as it is described here, has none. */
export function findOperation(method: string, path: string): Operation | undefined {
  for (const [template, item] of entries(at(description, 'paths'))) {
    const names = [...template.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name ?? '');
    const found = new RegExp(`^${template.replaceAll(/\{\w+\}/gu, '([^/]+)')}$`, 'u').exec(path);
    const operation = at(item, method.toLowerCase());
    if (found === null || operation === undefined) continue;
    const pathParameters = new Map(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
    return describeOperation(template, method, operation, pathParameters);
  }
  return undefined;
}

function describeOperation(template: string, method: string, operation: unknown, pathParameters: ReadonlyMap<string, string>): Operation {
  const pointer = ['paths', template, method.toLowerCase()];
  const listed = at(operation, 'parameters');
  const parameters = (Array.isArray(listed) ? listed : []).map((_, index) => resolve([...pointer, 'parameters', String(index)]));
  return {
    template,
    pathParameters,
    problemsOfRequest({ query, body }) {
      const problems: string[] = [];
      const known = new Set<string>();
      for (const place of parameters) {
        const { name, in: where, required = false } = valueAt(place) as Parameter;
        if (where === 'query') known.add(name);
        const value = where === 'path' ? pathParameters.get(name) : (query.get(name) ?? undefined);
        if (value === undefined && required) problems.push(`parameter ${name} is missing`);
        if (value !== undefined) problems.push(...problemsOf([...place, 'schema'], { value }, true).map((problem) => `parameter ${name}: ${problem}`));
      }
      for (const name of query.keys()) if (!known.has(name)) problems.push(`parameter ${name} is unknown`);
      const schema = [...pointer, 'requestBody', 'content', 'application/json', 'schema'];
      if (valueAt(schema) !== undefined) problems.push(...problemsOf(schema, { value: body }, false).map((problem) => `body: ${problem}`));
      else if (body !== undefined) problems.push('a body is sent where none is described');
      return problems;
    },
    problemsOfResponse(status, body) {
      const response = [...pointer, 'responses', String(status)];
      if (valueAt(response) === undefined) return status < 400 ? [`status ${status} is not described`] : [];
      const schema = [...resolve(response), 'content', 'application/json', 'schema'];
      return valueAt(schema) === undefined ? [] : problemsOf(schema, { value: body }, false);
    },
  };
}

/** The schema of a response, its references followed one by one as they are looked at. */
export function schemaAt(template: string, method: string, status: number): Schema | undefined {
  const response = resolve(['paths', template, method.toLowerCase(), 'responses', String(status)]);
  return schemaAt.follow(valueAt([...response, 'content', 'application/json', 'schema']) as Schema);
}
schemaAt.follow = (schema: Schema): Schema => {
  const reference = at(schema, '$ref');
  return typeof reference === 'string' ? schemaAt.follow(valueAt(reference.replace('#/', '').split('/')) as Schema) : schema;
};

type Schema = Readonly<Record<string, unknown>>;

/** Texts of a path or query are converted to the type the schema wants, as a server would. */
function problemsOf(schema: readonly string[], wrapped: { readonly value: unknown }, isText: boolean): string[] {
  const reference = `${ID}#/${schema.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const key = `${isText} ${reference}`;
  const validate = compiled.get(key) ?? (isText ? texts : ajv).compile({ type: 'object', required: ['value'], properties: { value: { $ref: reference } } });
  compiled.set(key, validate);
  return validate({ ...wrapped }) ? [] : (validate.errors ?? []).map(({ instancePath, message = 'is not valid' }) => `${instancePath} ${message}`);
}

/** Follows a `$ref` at this place, if there is one. */
function resolve(pointer: readonly string[]): readonly string[] {
  const reference = at(valueAt(pointer), '$ref');
  return typeof reference === 'string' ? reference.replace('#/', '').split('/') : pointer;
}

function valueAt(pointer: readonly string[]): unknown {
  return pointer.reduce<unknown>(at, description);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

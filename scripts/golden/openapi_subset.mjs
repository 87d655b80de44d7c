// Cuts the operations that the fake GitHub of the tests serves, with the schemas they refer to, out of GitHub's own description.
//
//   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
//   node scripts/golden/openapi_subset.mjs package/generated/api.github.com.json > __fixtures__/github/openapi-subset.json
import { readFileSync } from 'node:fs';

const OPERATIONS = {
  '/repos/{owner}/{repo}': ['get'],
  '/repos/{owner}/{repo}/issues/{issue_number}/comments': ['get', 'post'],
  '/repos/{owner}/{repo}/issues/comments/{comment_id}': ['get', 'patch', 'delete'],
  '/repos/{owner}/{repo}/pulls': ['get'],
  '/repos/{owner}/{repo}/pulls/{pull_number}': ['get'],
  '/repos/{owner}/{repo}/contents/{path}': ['get'],
  '/repos/{owner}/{repo}/compare/{basehead}': ['get'],
  '/repos/{owner}/{repo}/commits': ['get'],
  '/repos/{owner}/{repo}/commits/{ref}': ['get'],
  '/repos/{owner}/{repo}/actions/artifacts': ['get'],
  '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}': ['get'],
  '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': ['get'],
  '/repos/{owner}/{repo}/git/ref/{ref}': ['get'],
  '/repos/{owner}/{repo}/git/refs': ['post'],
  '/repos/{owner}/{repo}/git/refs/{ref}': ['patch'],
  '/repos/{owner}/{repo}/git/trees': ['post'],
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': ['get'],
  '/repos/{owner}/{repo}/git/commits': ['post'],
  '/repos/{owner}/{repo}/git/commits/{commit_sha}': ['get'],
  '/repos/{owner}/{repo}/git/blobs': ['post'],
  '/repos/{owner}/{repo}/git/blobs/{file_sha}': ['get'],
};

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const paths = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
  const item = whole.paths[path];
  if (item === undefined) throw new Error(`no path ${path}`);
  paths[path] = Object.fromEntries(methods.map((method) => [method, operation(item[method], `${method} ${path}`)]));
}
const components = {};
collect(paths);
process.stdout.write(`${JSON.stringify({ openapi: whole.openapi, info: { title: whole.info.title, version: whole.info.version, license: whole.info.license }, paths, components })}\n`);

function operation(of, name) {
  if (of === undefined) throw new Error(`no operation ${name}`);
  const { operationId, parameters, requestBody, responses } = of;
  return slim({ operationId, parameters, requestBody, responses });
}

/** Whatever `$ref` leads to, and what that leads to. */
function collect(value) {
  if (typeof value !== 'object' || value === null) return;
  const reference = value.$ref;
  if (typeof reference === 'string') {
    const [, , kind, name] = reference.split('/');
    components[kind] ??= {};
    if (components[kind][name] === undefined) {
      components[kind][name] = slim(whole.components[kind][name]);
      collect(components[kind][name]);
    }
  }
  for (const inner of Object.values(value)) collect(inner);
}

/** Without texts and examples. A property may be named so, and stays; `nullable` needs a type. */
function slim(value, isNames = false) {
  if (Array.isArray(value)) return value.map((item) => slim(item));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => isNames || !['description', 'example', 'examples', 'externalDocs', 'title', 'deprecated', 'links'].includes(key) && !key.startsWith('x-'));
  const slimmed = Object.fromEntries(kept.map(([key, inner]) => [key, slim(inner, key === 'properties')]));
  if (slimmed.nullable !== true || slimmed.type !== undefined || isNames) return slimmed;
  const { nullable: _, ...rest } = slimmed;
  return { anyOf: [rest, { type: 'string', nullable: true, enum: [null] }] };
}

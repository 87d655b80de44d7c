import { expect, test } from 'vitest';
import { mapping, textOf, type Mapping } from './repository.js';

const PACKAGE = json('package.json');
const LOCKFILE = json('package-lock.json');
const DEPENDENCY_KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

function json(name: string): Mapping {
  return mapping(JSON.parse(textOf(name)));
}

test('the package cannot be published, is ESM, and says which Node it needs', () => {
  expect(PACKAGE.get('private')).toBe(true);
  expect(PACKAGE.get('type')).toBe('module');
  expect(PACKAGE.get('license')).toBe('MIT');
  expect(PACKAGE.get('engines')).toEqual({ node: '>=20.16' });
  expect(PACKAGE.get('bin')).toEqual({ 'confusion-gate': 'dist/cli.js' });
});

test('npm install runs nothing of ours', () => {
  const scripts = [...mapping(PACKAGE.get('scripts')).keys()];
  expect(scripts.filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([]);
});

test.for(DEPENDENCY_KINDS)('%s have exact versions', (kind) => {
  const versions = [...mapping(PACKAGE.get(kind))];
  expect(versions).not.toEqual([]);
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});

test('the only optional packages are a Node for the tests, all of one version', () => {
  const optional = [...mapping(PACKAGE.get('optionalDependencies'))];
  for (const [name] of optional) expect(name).toMatch(/^node-(?:linux|win)-\w+$/);
  expect(new Set(optional.map(([, version]) => version)).size).toBe(1);
  expect(optional[0]?.[1]).toMatch(/^24\./);
});

test('the lockfile is that of package.json', () => {
  const root = mapping(mapping(LOCKFILE.get('packages')).get(''));
  for (const kind of DEPENDENCY_KINDS) expect(root.get(kind)).toEqual(PACKAGE.get(kind));
  expect(root.get('version')).toBe(PACKAGE.get('version'));
});

test('every package in the lockfile has a checksum, and none the address of a registry', () => {
  const packages = [...mapping(LOCKFILE.get('packages'))].filter(([name]) => name !== '');
  expect(packages.length).toBeGreaterThan(100);
  for (const [name, entry] of packages) {
    expect(mapping(entry).get('integrity'), name).toMatch(/^sha512-/);
    expect(mapping(entry).has('resolved'), name).toBe(false);
  }
  // Else the next `npm install` would write them.
  expect(textOf('.npmrc').split('\n')).toContain('omit-lockfile-registry-resolved=true');
});

test('the lockfile holds the packages of every platform, without which npm ci refuses it', () => {
  const locked = mapping(LOCKFILE.get('packages'));
  const missing = [...locked].flatMap(([parent, entry]) =>
    [...mapping(mapping(entry).get('optionalDependencies')).keys()].filter((name) => !locked.has(`${parent}/node_modules/${name}`) && !locked.has(`node_modules/${name}`)).map((name) => `${parent} → ${name}`),
  );
  expect(missing).toEqual([]);
});

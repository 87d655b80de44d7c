import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { computedImports, importsOf, type Import } from './imports.js';
import { repositoryFiles, textOf } from './repository.js';

/** The rooms in their order: each may import those before it. */
const PURE = ['problem.ts', 'version.ts', 'predictions', 'matrix', 'metrics', 'statistics', 'thresholds', 'config', 'report', 'baseline', 'reading.ts', 'gate.ts', 'commands'];
/** They touch the world, import `problem.ts` alone, and are imported by the entries alone. */
const EFFECTS = ['github', 'workspace'];
const ENTRIES = ['index.ts', 'cli.ts', 'scan-worker.ts'];
/** What an entry is made of where it is more than a page: both worlds meet there, and nothing acts on import. */
const PARTS = ['action'];

/** What a room may import from outside, beside what all may. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  predictions: ['leven', 're2js', 'hyparquet', 'hyparquet-compressors', 'hysnappy'],
  thresholds: ['leven'],
  config: ['js-yaml', 'leven', 'zod/mini'],
  report: ['string-width'],
  github: ['@actions/github'],
  workspace: ['tinyglobby'],
};

/** Parts of Node that compute and touch nothing. Of paths, only those that are the same on every system. */
const PURE_NODE = /^import \{ [\w, ]+ \} from 'node:buffer'|^import zlib from 'node:zlib'|^import \{ posix \} from 'node:path'/;

/** Clock, environment, chance, the language of the machine, and the console. A written date may be parsed. */
const WORLD = /\bprocess\b|\bconsole\.|\bDate\b(?!\.parse\()|\bperformance\.|\bMath\.random\b|\brandomUUID\b|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(|\blocaleCompare\b|\.toLocale\w+\((?!'en)|\bIntl\.\w+\((?!'en)/;

const FILES = repositoryFiles('src').filter((name) => name.endsWith('.ts'));

/** The room of a file below src: its directory, or the file itself at the top. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

/** Why a file may not import something; undefined when it may. */
function objection(file: string, { specifier, text }: Import): string | undefined {
  const room = roomOf(file);
  const touchesTheWorld = [...EFFECTS, ...ENTRIES, ...PARTS].includes(room);
  if (specifier.startsWith('node:')) {
    if (touchesTheWorld || PURE_NODE.test(text)) return undefined;
    return `${specifier} touches the world: only ${[...EFFECTS, ...ENTRIES].join(', ')} may`;
  }
  if (!specifier.startsWith('.')) {
    const allowed = PACKAGES[room]?.some((name) => specifier === name || specifier.startsWith(`${name}/src/`) || specifier.startsWith(`${name}/lib/`)) === true;
    return allowed ? undefined : `${room} may not import the package ${specifier}`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, '.ts'));
  if (target === 'package.json') return room === 'version.ts' ? undefined : 'only version.ts reads package.json';
  if (!FILES.includes(target)) return `there is no ${target}`;
  const imported = roomOf(target);
  if (imported === room && room !== path.posix.basename(file)) return undefined;
  if (ENTRIES.includes(imported)) return `${imported} acts on import`;
  if (ENTRIES.includes(room) || PARTS.includes(room)) return undefined;
  if (PARTS.includes(imported)) return `${imported} is imported by ${ENTRIES.join(' and ')} alone`;
  if (EFFECTS.includes(room)) return imported === 'problem.ts' ? undefined : `${room} may import no room but problem.ts`;
  if (EFFECTS.includes(imported)) return `${imported} is imported by ${ENTRIES.join(' and ')} alone`;
  if (PURE.indexOf(imported) < PURE.indexOf(room)) return room === 'version.ts' ? 'version.ts is a leaf' : undefined;
  return `${imported} does not stand before ${room}`;
}

function objections(file: string, source: string): readonly string[] {
  return importsOf(source).flatMap((found) => {
    const why = objection(file, found);
    return why === undefined ? [] : [`${file}:${found.line}: ${found.text}   (${why})`];
  });
}

test('every source file stands in a room of the table', () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(FILES.filter((file) => ![...PURE, ...EFFECTS, ...PARTS, ...ENTRIES].includes(roomOf(file)))).toEqual([]);
});

test('a room imports only rooms before it, and nothing that touches the world from outside its place', () => {
  expect(FILES.flatMap((file) => objections(file, textOf(file)))).toEqual([]);
});

test('no import is made up at run time', () => {
  expect(FILES.flatMap((file) => computedImports(textOf(file)).map((line) => `${file}:${line}`))).toEqual([]);
});

test('pure rooms look at no clock, environment, chance, language of the machine or console', () => {
  const pure = FILES.filter((file) => PURE.includes(roomOf(file)));
  const found = pure.flatMap((file) => withoutComments(textOf(file)).flatMap((line, index) => (WORLD.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])));
  expect(found).toEqual([]);
});

/** Line by line; what stands in comments is blanked. */
function withoutComments(source: string): readonly string[] {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, '')).replaceAll(/(^|\s)\/\/.*$/gm, '').split('\n');
}

describe('the rules themselves', () => {
  test.for([
    ['src/metrics/value.ts', "import { judge } from '../thresholds/judge.js';", 'src/metrics/value.ts:1: import { judge } from \'../thresholds/judge.js\';   (thresholds does not stand before metrics)'],
    ['src/report/json.ts', "export * from '../github/log.js';", 'github is imported by index.ts and cli.ts and scan-worker.ts alone'],
    ['src/github/log.ts', "import type { Report } from '../report/report.js';", 'github may import no room but problem.ts'],
    ['src/workspace/workspace.ts', "import { openLog } from '../github/log.js';", 'workspace may import no room but problem.ts'],
    ['src/problem.ts', "import { VERSION } from './version.js';", 'version.ts does not stand before problem.ts'],
    ['src/version.ts', "import { describe } from './problem.js';", 'version.ts is a leaf'],
    ['src/matrix/joint.ts', "import { z } from 'zod';", 'matrix may not import the package zod'],
    ['src/report/json.ts', "const { load } = await import('js-yaml');", 'report may not import the package js-yaml'],
    ['src/gate.ts', "import {\n  readFileSync,\n} from 'node:fs';", 'node:fs touches the world'],
    ['src/report/json.ts', "import path from 'node:path';", 'node:path touches the world'],
    ['src/commands/check.ts', "import '../index.js';", 'index.ts acts on import'],
    ['src/metrics/value.ts', "import { x } from './absent.js';", 'there is no src/metrics/absent.ts'],
  ] as const)('%s may not hold %s', ([file, source, why]) => {
    const [only, ...more] = objections(file, source);
    expect(only).toContain(why);
    expect(more).toEqual([]);
  });

  test.for([
    ['src/metrics/value.ts', "import { divide } from './sum.js';"],
    ['src/thresholds/judge.ts', "import { measure } from '../metrics/measure.js';"],
    ['src/github/log.ts', "import { describePlace } from '../problem.js';"],
    ['src/index.ts', "import { openLog } from './github/log.js';"],
    ['src/version.ts', "import manifest from '../package.json' with { type: 'json' };"],
    ['src/config/yaml.ts', "import { load } from 'js-yaml';"],
    ['src/report/json.ts', "import { posix } from 'node:path';"],
  ] as const)('%s may hold %s', ([file, source]) => {
    expect(objections(file, source)).toEqual([]);
  });
});

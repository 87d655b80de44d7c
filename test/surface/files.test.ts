import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../bundle/spawn.js';
import { repositoryFiles } from './repository.js';

/** Directories in which people and their machines keep checkouts. `/home/runner` is every runner's. */
const MACHINE_PATH = /(?<![\w.:-])(?:\/(?:home\/(?!runner\b)|Users\/|root\/|work\/|workspaces?\/|mnt\/|var\/folders\/)|[A-Z]:\\Users\\)[\w.-]+/u;

/** Hosts of package registries and their mirrors. */
const REGISTRY = /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|\bregistry\s*=\s*http/u;

test.for([
  { what: 'path of somebody’s machine', pattern: MACHINE_PATH, sample: `open(${'/ho'}me/ada/model.py)` },
  { what: 'host of a package registry', pattern: REGISTRY, sample: `https://registry${'.npmjs'}.org/zod` },
])('no file holds a $what', ({ pattern, sample }) => {
  expect(sample).toMatch(pattern);
  const found = repositoryFiles().flatMap((name) => {
    const content = readFileSync(path.join(ROOT, name));
    // A NUL: no text.
    if (content.includes(0)) return [];
    return content.toString('utf8').split('\n').flatMap((line, index) => {
      const hit = pattern.exec(line);
      return hit === null ? [] : [`${name}:${index + 1}: ${hit[0]}`];
    });
  });
  expect(found).toEqual([]);
});

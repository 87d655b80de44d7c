// One build step: TypeScript to lib/, the config's JSON schema, then two bundles in dist/ (index.js for the action, cli.js for the command
// line) with the licences of what is bundled. The output depends on the sources only, so CI compares it byte for byte.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
rmSync('lib', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });

const { jsonSchemaText } = await import('../lib/src/config/json-schema.js');
writeFileSync('schema/confusion-gate.schema.json', jsonSchemaText());

mkdirSync('dist', { recursive: true });
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'module' }, undefined, 2)}\n`);
for (const entry of ['index', 'cli', 'scan-worker']) {
  const { code, assets } = await ncc(path.join(root, 'lib', 'src', `${entry}.js`), {
    filename: `${entry}.js`,
    license: 'licenses.txt',
    quiet: true,
    cache: false,
  });
  const shebang = entry === 'cli' && !code.startsWith('#!') ? '#!/usr/bin/env node\n' : '';
  writeFileSync(path.join('dist', `${entry}.js`), shebang + code, { mode: entry === 'cli' ? 0o755 : 0o644 });
  for (const [name, asset] of Object.entries(assets)) {
    if (name === 'package.json') continue;
    const target = path.join('dist', name);
    const known = name === 'licenses.txt' && entry === 'cli' ? readFileSync(target, 'utf8') : '';
    // Both bundles share one list of licences; the action's is the larger, the command line adds what only it uses.
    if (known !== '' && asset.source.toString() !== known) writeFileSync(target, mergeLicences(known, asset.source.toString()));
    else writeFileSync(target, asset.source);
  }
}
for (const name of ['index.js', 'cli.js']) console.log(`dist/${name}: ${Math.round(statSync(path.join('dist', name)).size / 1024)} KiB`);

function mergeLicences(first, second) {
  const sections = new Set([...first.split(/\n{3,}/), ...second.split(/\n{3,}/)].map((section) => section.trim()));
  return `${[...sections].join('\n\n\n')}\n`;
}

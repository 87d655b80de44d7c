// One build step: WebAssembly to a string in src/, TypeScript to lib/, the config's JSON schema, then dist/: one file an entry, the chunks they share or load later, and the
// licences of what is bundled. The output depends on the sources only, so CI compares it byte for byte.
import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { buildWasm } from './wasm.mjs';

/** What is started by its file name in dist/, by name: the command line, the action, and the thread that scans large files ahead. */
const ENTRIES = ['cli', 'index', 'scan-worker'];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
rmSync('lib', { recursive: true, force: true });
rmSync('dist', { recursive: true, force: true });
await buildWasm();
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });

const { jsonSchemaText } = await import('../lib/src/config/json-schema.js');
writeFileSync('schema/confusion-gate.schema.json', jsonSchemaText());

const chunks = await bundle();
chmodSync('dist/cli.js', 0o755);
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'module' }, undefined, 2)}\n`);
writeFileSync('dist/licenses.txt', licences(chunks.flatMap(({ modules }) => Object.keys(modules))));
for (const { fileName, code } of chunks) console.log(`dist/${fileName}: ${Math.round(Buffer.byteLength(code) / 1024)} KiB`);

/** Writes dist/. Not minified: that starts no faster, and people can read what they run. */
async function bundle() {
  const usersOf = new Map();
  const build = await rolldown({
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, `lib/src/${entry}.js`])),
    platform: 'node',
    preserveEntrySignatures: false,
    // It has an unpacker for everything in one package, and does not say that those which nobody uses may be left out.
    treeshake: { moduleSideEffects: [{ test: /[\\/]hyparquet-compressors[\\/]/, sideEffects: false }] },
    plugins: [
      {
        name: 'users',
        buildEnd() {
          noteUsers((id) => this.getModuleInfo(id), usersOf);
        },
      },
      { name: 'nothing from outside', transform: { filter: { id: /[\\/]fdir[\\/]/ }, handler: withoutSearch } },
      { name: 'built-in modules', renderChunk: withQuickBuiltins },
    ],
  });
  const { output } = await build.write({
    dir: 'dist',
    format: 'es',
    comments: { legal: true, annotation: false, jsdoc: false },
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId }) => `${packageOf(facadeModuleId ?? '')?.name.replace('/', '-').replace('@', '') ?? name}.js`,
    codeSplitting: {
      // A dependency goes where its own users say, not where the first module that imports it goes: that could be too much for one of them.
      includeDependenciesRecursively: false,
      groups: [{ debugName: 'shared', name: (id) => sharedName(usersOf.get(id)) }],
    },
  });
  await build.close();
  return output;
}

/** fdir uses a picomatch if it finds one. From dist/ that would be whatever lies around there; tinyglobby brings its own. */
function withoutSearch(code) {
  const without = code.replace(/try \{[^{}]*__require\("picomatch"\);\s*\} catch \{\}/, '');
  if (without === code) throw new Error('fdir no longer looks for picomatch as it did: see what it loads now');
  return { code: without, map: null };
}

/**
 * Node's own modules by `process.getBuiltinModule`. An `import` of one evaluates everything that it exports, and behind node:fs and node:util stand
 * streams, promises and threads: 8 ms of a small run.
 */
function withQuickBuiltins(code) {
  const quick = code.replace(/^import (.+) from ("node:.+");$/gm, (_, names, module) => `const ${constants(names)} = process.getBuiltinModule(${module});`);
  if (/^(?:import|export)\b.*"node:.*"/m.test(quick)) throw new Error('a built-in module is imported in a way that is not known here');
  return { code: quick, map: null };
}

/** What an import names, as constants: `{ a as b }` is `{ a: b }`, a default or `* as` import is the module itself. */
function constants(names) {
  return names.startsWith('{') ? names.replaceAll(' as ', ': ') : names.replace('* as ', '');
}

/** Which entries load a module when they start. What only `import()` leads to is not among it. */
function noteUsers(infoOf, usersOf) {
  for (const entry of ENTRIES) {
    const reached = new Set([path.resolve('lib', 'src', `${entry}.js`)]);
    for (const id of reached) for (const imported of infoOf(id)?.importedIds ?? []) reached.add(imported);
    for (const id of reached) usersOf.set(id, [...(usersOf.get(id) ?? []), entry]);
  }
}

/** What several entries load when they start stands in one chunk with their names: each loads what it needs, in few files, and nothing else. */
function sharedName(users = []) {
  return users.length > 1 ? users.join('-') : null;
}

/** The package that a module belongs to: its name and where it lies. None for our own. */
function packageOf(id) {
  // What the bundler itself adds to its output is part of its package.
  const [directory, name] = (id.includes('rolldown/runtime.js') ? 'node_modules/rolldown' : id).match(/^(?:.*[\\/])?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/) ?? [];
  return name === undefined ? undefined : { name: name.replace('\\', '/'), directory };
}

/** Name, licence and its text of every package that any of the modules belongs to. */
function licences(modules) {
  const packages = new Map(modules.map(packageOf).filter((found) => found !== undefined).map(({ name, directory }) => [name, directory]));
  return [...packages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, directory]) => {
    const { license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
    const file = readdirSync(directory).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
    if (file === undefined) throw new Error(`${directory} has no licence file`);
    return `${name}\n${license}\n${readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
  }).join('\n\n');
}

// The folder wasm/ to four modules, each a string in src/predictions/. The output depends on the source only, so CI compares it byte for byte.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const MODULES = [
  { source: 'wasm/index.ts', target: 'src/predictions/row-engine-wasm.ts', name: 'ROW_ENGINE', options: ['--enable', 'simd', '--initialMemory', '64'] },
  { source: 'wasm/store.ts', target: 'src/predictions/row-store-wasm.ts', name: 'ROW_STORE', options: ['--initialMemory', '2'] },
  { source: 'wasm/counts.ts', target: 'src/predictions/example-counts-wasm.ts', name: 'EXAMPLE_COUNTS', options: ['--initialMemory', '42'] },
  { source: 'wasm/slim.ts', target: 'src/predictions/slim-rows-wasm.ts', name: 'SLIM_ROWS', options: ['--initialMemory', '46'] },
];

const OPTIONS = ['--outFile', 'out.wasm', '--runtime', 'stub', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert'];

/** Compiles it, in the current directory. What the compiler complains of it writes to standard error. */
export async function buildWasm() {
  for (const module of MODULES) await build(module);
}

async function build({ source, target, name, options }) {
  let binary;
  const { error } = await asc.main([source, ...OPTIONS, ...options], {
    stdout: process.stderr,
    stderr: process.stderr,
    writeFile(_name, contents) {
      binary = contents;
    },
  });
  if (error) throw new Error(`${source} cannot be compiled`, { cause: error });
  const lines = Buffer.from(binary).toString('base64').match(/.{1,140}/g).map((line) => `  '${line}'`);
  writeFileSync(target, `// Made from wasm/ by \`npm run build\`: WebAssembly in base64.\nexport const ${name} =\n${lines.join(' +\n')};\n`);
}

// The folder wasm/ to a string in src/predictions/row-engine-wasm.ts. The output depends on the source only, so CI compares it byte for byte.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const SOURCE = 'wasm/index.ts';
const TARGET = 'src/predictions/row-engine-wasm.ts';

const OPTIONS = ['--outFile', 'out.wasm', '--runtime', 'stub', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--enable', 'simd', '--initialMemory', '64'];

/** Compiles it, in the current directory. What the compiler complains of it writes to standard error. */
export async function buildWasm() {
  let binary;
  const { error } = await asc.main([SOURCE, ...OPTIONS], {
    stdout: process.stderr,
    stderr: process.stderr,
    writeFile(_name, contents) {
      binary = contents;
    },
  });
  if (error) throw new Error(`${SOURCE} cannot be compiled`, { cause: error });
  const lines = Buffer.from(binary).toString('base64').match(/.{1,140}/g).map((line) => `  '${line}'`);
  writeFileSync(TARGET, `// Made from wasm/ by \`npm run build\`: WebAssembly in base64.\nexport const ROW_ENGINE =\n${lines.join(' +\n')};\n`);
}

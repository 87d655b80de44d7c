// The folder wasm/ to a string in src/predictions/row-engine-wasm.ts. The output depends on the source only, so CI compares it byte for byte.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const SOURCE = 'wasm/index.ts';
const TARGET = 'src/predictions/row-engine-wasm.ts';

/** Compiles it, in the current directory. Throws with the compiler's words. */
export async function buildWasm() {
  const { error, stderr, stdout, binary } = await compile();
  if (error) throw new Error(`${SOURCE} cannot be compiled: ${stderr.toString()}${stdout.toString()}`, { cause: error });
  const lines = Buffer.from(binary).toString('base64').match(/.{1,140}/g).map((line) => `  '${line}'`);
  writeFileSync(TARGET, `// Made from wasm/ by \`npm run build\`: WebAssembly in base64.\nexport const ROW_ENGINE =\n${lines.join(' +\n')};\n`);
}

async function compile() {
  let binary;
  const options = ['--outFile', 'out.wasm', '--runtime', 'stub', '--optimizeLevel', '3', '--shrinkLevel', '0', '--noAssert', '--enable', 'simd', '--initialMemory', '64'];
  const result = await asc.main([SOURCE, ...options], {
    writeFile(name, contents) {
      if (name === 'out.wasm') binary = contents;
    },
  });
  return { ...result, binary };
}

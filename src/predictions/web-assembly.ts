import { Buffer } from 'node:buffer';
import { ProblemError } from '../problem.js';

/** As much of WebAssembly as is used here; the types of Node leave it out. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => CompiledModule;
  readonly Instance: new (module: CompiledModule, imports: object) => { readonly exports: object };
}

declare const WebAssembly: Engine | undefined;

/** A module that can be instantiated; nothing else is asked of it. */
type CompiledModule = object;

/** The memory of an instance. It has another buffer each time it grows. */
export interface Memory {
  readonly buffer: ArrayBuffer;
}

const COMPILED = new Map<string, CompiledModule>();

/** A module that the build has put into base64, compiled when it is first needed. Throws where this processor lacks what it needs. */
export function compiled(base64: string): CompiledModule {
  const { Module } = engine();
  const module = COMPILED.get(base64) ?? new Module(Buffer.from(base64, 'base64'));
  COMPILED.set(base64, module);
  return module;
}

/** What a new instance of a module exports, by what the source in wasm/ says. */
export function instantiate<Exports>(base64: string, imports: object = {}): Exports {
  const { Instance } = engine();
  return new Instance(compiled(base64), imports).exports as Exports;
}

function engine(): Engine {
  if (typeof WebAssembly !== 'undefined') return WebAssembly;
  throw new ProblemError({ message: 'this Node runs without WebAssembly, in which examples are counted', advice: 'Start it without --jitless.' });
}

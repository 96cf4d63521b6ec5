/** A compiled module; it can be sent to other threads. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

export interface WasmMemory {
  /** Replaced when the memory grows. */
  readonly buffer: ArrayBuffer;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

interface WebAssemblyInterface {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule;
    exports(module: WasmModule): { readonly name: string }[];
    customSections(module: WasmModule, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: WasmModule, imports?: object) => WasmInstance;
  readonly Memory: new (bounds: { initial: number; maximum: number }) => WasmMemory;
}

declare const WebAssembly: WebAssemblyInterface;

/**
 * The part of the runtime's WebAssembly that policies need. The types of Node and ECMAScript leave it
 * out, and those of browsers would bring all of the browser along.
 */
export const webAssembly: WebAssemblyInterface = WebAssembly;

import type { WasmMemory } from './web-assembly.ts';

/**
 * The zero-ended UTF-8 text at an address of a policy's memory, or undefined where it is longer than
 * `maximum` bytes.
 */
export function readText(memory: WasmMemory, address: number, maximum: number): string | undefined {
  const bytes = new Uint8Array(memory.buffer);
  const end = bytes.subarray(address, address + maximum + 1).indexOf(0);
  if (end < 0) return undefined;
  return decoder.decode(bytes.subarray(address, address + end));
}

const decoder = new TextDecoder();

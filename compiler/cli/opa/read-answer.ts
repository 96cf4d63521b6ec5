import { Buffer } from 'node:buffer';
import type { OpaAnswer, RegoCoverage, RegoFile, RegoMistake, RegoTest } from './opa-request.ts';

/** Reads what the program over OPA wrote, or undefined where it is no answer. */
export function readAnswer(text: string): OpaAnswer | undefined {
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  return {
    mistakes: listOf(value.mistakes).map(readMistake),
    module: typeof value.module === 'string' ? Buffer.from(value.module, 'base64') : undefined,
    reads: listOf(value.reads).map((path) => listOf(path).map(String)),
    files: listOf(value.files).map(readFile),
    tests: listOf(value.tests).map(readTest),
    coverage: listOf(value.coverage).map(readCoverage),
    values: listOf(value.values),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readMistake(value: unknown): RegoMistake {
  const one = objectOf(value);
  return {
    path: textOf(one.path),
    line: numberOf(one.line),
    column: numberOf(one.column),
    message: textOf(one.message),
  };
}

function readFile(value: unknown): RegoFile {
  const one = objectOf(value);
  return { path: textOf(one.path), text: textOf(one.text) };
}

function readTest(value: unknown): RegoTest {
  const one = objectOf(value);
  return {
    package: textOf(one.package),
    name: textOf(one.name),
    path: textOf(one.path),
    line: numberOf(one.line),
    passed: one.passed === true,
    message: textOf(one.message),
    seconds: numberOf(one.seconds),
  };
}

function readCoverage(value: unknown): RegoCoverage {
  const one = objectOf(value);
  return {
    path: textOf(one.path),
    covered: numberOf(one.covered),
    missed: listOf(one.missed).map(numberOf),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

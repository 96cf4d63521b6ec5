import type { RegoCoverage, RegoMistake, RegoTest } from './opa-request.ts';

/** Readers of what the `opa` command prints. */
export const readInstalled = {
  /** Of `--format json`: the list of errors. */
  errors(text: string): readonly RegoMistake[] {
    if (!text.trimStart().startsWith('{')) return readInstalled.errorLines(text);
    return listOf(JSON.parse(text), 'errors').map((error) => {
      const location = fieldOf(error, 'location');
      return {
        path: textOf(fieldOf(location, 'file')),
        line: numberOf(fieldOf(location, 'row')) || 1,
        column: numberOf(fieldOf(location, 'col')) || 1,
        message: textOf(fieldOf(error, 'message')),
      };
    });
  },

  /** Of commands that print lines: `file:line: code: message`. */
  errorLines(text: string): readonly RegoMistake[] {
    const found = [...text.matchAll(/([\w./-]+\.rego):(\d+)(?::(\d+))?: (?:rego_\w+: )?(.*)/g)];
    if (found.length === 0 && text.trim() !== '') {
      return [{ path: '', line: 1, column: 1, message: text.trim().split('\n')[0] ?? '' }];
    }
    return found.map(([, path = '', line = '1', column = '1', message = '']) => ({
      path,
      line: Number(line),
      column: Number(column),
      message,
    }));
  },

  /** Of `opa test --format json`. */
  tests(text: string): readonly RegoTest[] {
    const cases: unknown = JSON.parse(text);
    if (!Array.isArray(cases)) return [];
    return cases.map(readTest).sort((a, b) => (a.path === b.path ? a.line - b.line : order(a, b)));
  },

  /** Of `opa test --coverage --format json`; nothing where a test failed. */
  coverage(text: string): readonly RegoCoverage[] {
    if (!text.startsWith('{')) return [];
    const files = fieldOf(JSON.parse(text), 'files');
    return Object.entries(typeof files === 'object' && files !== null ? files : {})
      .filter(([path]) => !path.endsWith('_test.rego'))
      .map(([path, report]) => ({
        path,
        covered: numberOf(fieldOf(report, 'covered_lines')),
        missed: [...new Set(listOf(report, 'not_covered').flatMap(linesOf))].sort((a, b) => a - b),
      }))
      .sort(order);
  },
};

function readTest(value: unknown): RegoTest {
  const location = fieldOf(value, 'location');
  const failed = fieldOf(value, 'fail') === true || fieldOf(value, 'error') !== undefined;
  return {
    package: textOf(fieldOf(value, 'package')).replace(/^data\./, ''),
    name: textOf(fieldOf(value, 'name')),
    path: textOf(fieldOf(location, 'file')),
    line: numberOf(fieldOf(location, 'row')),
    passed: !failed,
    message: failed ? 'the test is not true' : '',
    seconds: numberOf(fieldOf(value, 'duration')) / 1e9,
  };
}

function linesOf(range: unknown): readonly number[] {
  const first = numberOf(fieldOf(fieldOf(range, 'start'), 'row'));
  const last = numberOf(fieldOf(fieldOf(range, 'end'), 'row'));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function order(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = fieldOf(value, key);
  return Array.isArray(list) ? list : [];
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

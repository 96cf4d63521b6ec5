import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** The house, executable: which room may import which, what may touch the world, and what every rule has beside it. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Rooms that a room may import from; its own room is always allowed. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  source: [],
  diagnostic: ['source'],
  model: ['source'],
  load: ['model', 'diagnostic', 'source'],
  validate: ['model', 'diagnostic', 'source'],
  upgrade: ['model', 'diagnostic', 'source'],
  link: ['model', 'diagnostic', 'source'],
  policy: ['model', 'diagnostic', 'source'],
  place: ['model', 'diagnostic', 'source'],
  emit: ['model', 'diagnostic', 'source'],
  bundle: ['model', 'diagnostic', 'source'],
  report: ['model', 'diagnostic', 'source'],
};

/** Rooms that may read disk, environment and clock. */
const mayTouchTheWorld = ['load', 'bundle', 'report', 'cli'];

/** The phases' registries: a file that lists, by hand, what stands in the folder beside it. */
const registries = [
  { registry: 'compiler/link/rules.ts', folder: 'compiler/link/rules' },
  { registry: 'compiler/emit/emitters.ts', folder: 'compiler/emit/emitters' },
  { registry: 'compiler/report/formats.ts', folder: 'compiler/report/formats' },
  { registry: 'compiler/cli/commands.ts', folder: 'compiler/cli/commands' },
  {
    registry: 'compiler/cli/init/foreign/foreign-formats.ts',
    folder: 'compiler/cli/init/foreign/formats',
  },
];

interface SourceUnit {
  /** Relative to the repository. */
  readonly file: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Module specifiers, type imports included. */
  readonly imports: readonly string[];
}

const units = filesBelow('compiler').map(readUnit);

describe('import direction', () => {
  test.each(units.map((unit) => [unit.file, unit] as const))('%s', (_, unit) => {
    const room = roomOf(unit.file);
    const allowed = mayImport[room];
    // The pipeline, the public API and the command line may use every phase.
    if (allowed === undefined) return;
    for (const target of localImports(unit)) {
      const targetRoom = roomOf(target);
      expect(
        targetRoom === room || allowed.includes(targetRoom),
        `${unit.file} imports ${target}: "${room}" may import ${allowed.join(', ') || 'nothing'}. A thing that two rooms need belongs to the room whose noun it handles: model, diagnostic or source.`,
      ).toBe(true);
    }
  });
});

test('no import cycle, type imports included', () => {
  const graph = new Map(units.map((unit) => [unit.file, localImports(unit)]));
  expect(findCycle(graph)).toBeUndefined();
});

test('files are imported, not folders, and only index.ts re-exports', () => {
  for (const unit of units) {
    for (const specifier of unit.imports.filter((one) => one.startsWith('.'))) {
      expect(specifier, `${unit.file} imports ${specifier}`).toMatch(/\.ts$/);
    }
    if (unit.file === 'compiler/index.ts') continue;
    const reExports = unit.tree.statements.filter(
      (statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined,
    );
    expect(reExports.length, `${unit.file} re-exports another file`).toBe(0);
  }
});

test('no room for leftovers', () => {
  for (const { file } of units) {
    expect(file).not.toMatch(/\/(utils?|helpers?|common|misc|shared|lib)(\/|\.ts$)/);
    expect(path.basename(file), `${file} is not kebab-case`).toMatch(
      /^[a-z0-9]+(-[a-z0-9]+)*\.ts$/,
    );
  }
});

describe('no disk, environment, clock or chance', () => {
  const guarded = units.filter(({ file }) => !mayTouchTheWorld.includes(roomOf(file)));
  test.each(guarded.map((unit) => [unit.file, unit] as const))('%s', (_, unit) => {
    // The policy room starts the worker that it can kill; nothing else may do what these modules do.
    const modules = [
      'node:fs',
      'node:fs/promises',
      'node:child_process',
      'node:os',
      'node:http',
      'node:net',
    ];
    expect(unit.imports.filter((one) => modules.includes(one))).toEqual([]);
    expect(worldlyNames(unit.tree)).toEqual([]);
  });
});

describe('every rule, emitter, format and command', () => {
  for (const { registry, folder } of registries) {
    for (const file of filesBelow(folder)) {
      const name = path.basename(file, '.ts');
      test(`${file} has its line in ${registry}`, () => {
        expect(readFileSync(path.join(root, registry), 'utf8')).toContain(`/${name}.ts'`);
      });
      test(`${file} has its test`, () => {
        const mirrored = file.replace('compiler/', 'test/').replace(/\.ts$/, '.test.ts');
        expect(existsSync(path.join(root, mirrored)), `${mirrored} is missing`).toBe(true);
      });
    }
  }

  test('a link rule carries its path as its code', () => {
    for (const unit of units.filter(({ file }) => file.startsWith('compiler/link/rules/'))) {
      expect(unit.text).toContain(`code: 'link/${path.basename(unit.file, '.ts')}'`);
    }
  });

  test('a policy rule has its Rego test and its package is its path', () => {
    const rules = filesBelow('policies', '.rego').filter((file) => !file.endsWith('_test.rego'));
    expect(rules.length).toBeGreaterThanOrEqual(6);
    for (const file of rules) {
      expect(existsSync(path.join(root, file.replace(/\.rego$/, '_test.rego'))), file).toBe(true);
      const name = file.replace(/^policies\//, '').replace(/\.rego$/, '');
      // What is asked at run time keeps the name that the runtime asks for.
      const packageName = name.startsWith('runtime/')
        ? name.replace('runtime/', 'agents.')
        : `adac.${name.replaceAll('-', '_').replaceAll('/', '.')}`;
      expect(readFileSync(path.join(root, file), 'utf8')).toContain(`package ${packageName}\n`);
    }
  });
});

test('exported things say what they are', () => {
  const silent: string[] = [];
  let exported = 0;
  for (const unit of units) {
    for (const statement of unit.tree.statements) {
      if (!ts.canHaveModifiers(statement)) continue;
      const isExported = ts
        .getModifiers(statement)
        ?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
      if (
        isExported !== true ||
        !(ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      )
        continue;
      exported++;
      if (ts.getJSDocCommentsAndTags(statement).length === 0)
        silent.push(`${unit.file}: ${statement.name?.text ?? ''}`);
    }
  }
  expect(exported).toBeGreaterThan(50);
  expect(silent).toEqual([]);
});

function filesBelow(folder: string, extension = '.ts'): string[] {
  const at = path.join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .sort();
}

function readUnit(file: string): SourceUnit {
  const text = readFileSync(path.join(root, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = tree.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
  return { file, text, tree, imports };
}

/** `link` for `compiler/link/rules/x.ts`; the file's own name for files that stand in `compiler/` itself. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? file;
}

function localImports(unit: SourceUnit): string[] {
  return unit.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => path.posix.join(path.posix.dirname(unit.file), specifier));
}

/** The files of one cycle in order, or undefined where there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    const start = trail.indexOf(file);
    if (start >= 0) return [...trail.slice(start), file];
    if (done.has(file)) return undefined;
    for (const target of graph.get(file) ?? []) {
      const cycle = visit(target, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const cycle = visit(file, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

/** Uses of names that would make equal input give unequal bytes. */
function worldlyNames(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date') found.push('new Date');
    if (ts.isPropertyAccessExpression(node)) {
      const text = node.getText();
      if (
        /^(Date\.now|Math\.random|process\.(env|cwd|hrtime|platform)|performance\.now|crypto\.random\w+)$/.test(
          text,
        )
      ) {
        found.push(text);
      }
      if (/\.(localeCompare|toLocale\w+)$/.test(text)) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

import type { JsonObject } from '../../../model/json.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import { loadHandlebars } from './load-handlebars.ts';
import { readTemplate } from './read-template.ts';
import type { Template } from './template.ts';

/** Template files by path and name, and templates by text, each read and compiled once. */
export interface TemplateLibrary {
  /** Paths of the files. */
  readonly paths: Iterable<string>;
  /** Names under which partials find them. */
  readonly names: Iterable<string>;
  file(path: string): SourceFile | undefined;
  /** The files of a name: that of the file without its folder and ending. */
  named(name: string): readonly SourceFile[];
  read(text: string): Template;
  /** The rendered text; undefined where the values trip the engine, although every name has one. */
  render(text: string, context: JsonObject): string | undefined;
}

/** The library of a project's template files. */
export function templateLibrary(files: readonly SourceFile[]): TemplateLibrary {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const byName = groupByName(files);
  const templates = new Map<string, Template>();
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const compile = (text: string): HandlebarsTemplateDelegate => {
    const known = compiled.get(text) ?? compileTemplate(text);
    compiled.set(text, known);
    return known;
  };
  // Compiled when a prompt first includes one, which is after it was read and judged.
  const partials: Record<string, HandlebarsTemplateDelegate> = Object.fromEntries(
    [...byName].flatMap(([name, [file, ...others]]) =>
      file === undefined || others.length > 0
        ? []
        : [
            [
              name,
              (context: unknown, options?: RuntimeOptions) => compile(file.text)(context, options),
            ],
          ],
    ),
  );
  return {
    paths: byPath.keys(),
    names: byName.keys(),
    file: (path) => byPath.get(path),
    named: (name) => byName.get(name) ?? [],
    read(text) {
      const known = templates.get(text) ?? readTemplate(text);
      templates.set(text, known);
      return known;
    },
    render(text, context) {
      try {
        return compile(text)(context, { ...withoutPrototypes, partials });
      } catch {
        return undefined;
      }
    },
  };
}

const withoutPrototypes = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
} as const;

/** Strict, so that a name without a value can never become nothing, even if the check before missed it. */
function compileTemplate(text: string): HandlebarsTemplateDelegate {
  return loadHandlebars().compile<unknown>(text, {
    strict: true,
    noEscape: true,
    preventIndent: true,
    knownHelpersOnly: true,
    knownHelpers: {
      if: true,
      unless: true,
      each: true,
      with: true,
      lookup: false,
      log: false,
      helperMissing: false,
      blockHelperMissing: false,
    },
  });
}

function groupByName(files: readonly SourceFile[]): ReadonlyMap<string, readonly SourceFile[]> {
  const byName = new Map<string, SourceFile[]>();
  for (const file of files) {
    const base = file.path.slice(file.path.lastIndexOf('/') + 1);
    const dot = base.indexOf('.');
    const name = dot > 0 ? base.slice(0, dot) : base;
    const group = byName.get(name);
    if (group === undefined) byName.set(name, [file]);
    else group.push(file);
  }
  return byName;
}

import { lineIndex } from '../../../source/line-index.ts';
import type { LineIndex } from '../../../source/line-index.ts';
import type { Span } from '../../../source/span.ts';
import { checkTemplateSize } from './check-template-size.ts';
import { loadHandlebars } from './load-handlebars.ts';
import { promptFindings } from './prompt-findings.ts';
import type { BlockNode, Template, TemplateNode, TemplateProblem, ValuePath } from './template.ts';

type Node = hbs.AST.Node;

/**
 * Reads a template into the nodes that prompts may use. Everything else of Handlebars is a problem, found by
 * allowing what is known rather than by refusing what is dangerous. The size is judged before the parser sees
 * the text, since it takes seconds for thousands of nested blocks.
 */
export function readTemplate(text: string): Template {
  const tooLarge = checkTemplateSize(text);
  if (tooLarge !== undefined) return { nodes: [], problems: [tooLarge] };
  const reader: Reader = { lines: lineIndex(text), problems: [] };
  const program = parse(text, reader);
  const nodes = program === undefined ? [] : readNodes(reader, program.body);
  return { nodes, problems: reader.problems };
}

interface Reader {
  readonly lines: LineIndex;
  readonly problems: TemplateProblem[];
}

function parse(text: string, { lines, problems }: Reader): hbs.AST.Program | undefined {
  try {
    return loadHandlebars().parse(text);
  } catch (error) {
    problems.push({
      type: promptFindings.promptSyntax,
      span: spanOfError(error, lines, text),
      message: 'The prompt is no valid Handlebars template.',
      help: 'Close every block under the name that opened it, and every brace; write \\{{ for braces that are text.',
    });
    return undefined;
  }
}

/** The position that the parser gives with its error: a line and column, or a line in the text. */
function spanOfError(error: unknown, lines: LineIndex, text: string): Span {
  const { lineNumber, column, message } =
    error instanceof Error ? describe(error) : describe(new Error());
  const line = lineNumber ?? Number(/\bon line (\d+)/.exec(message)?.[1] ?? 1);
  const lineStart = lines[line - 1] ?? 0;
  const start = Math.min(lineStart + (column ?? 0), text.length);
  const lineEnd = lines[line] ?? text.length;
  return { start, end: Math.max(start, start + text.slice(start, lineEnd).trimEnd().length) };
}

interface ParserError {
  readonly message: string;
  readonly lineNumber: number | undefined;
  readonly column: number | undefined;
}

function describe(error: Error): ParserError {
  const { message } = error;
  const numberAt = (key: string): number | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'number' ? value : undefined;
  };
  return { message, lineNumber: numberAt('lineNumber'), column: numberAt('column') };
}

function readNodes(reader: Reader, statements: readonly Node[]): TemplateNode[] {
  return statements.flatMap((statement) => readNode(reader, statement));
}

/** The node that a statement reads as; none where it is a comment, or was refused. */
function readNode(reader: Reader, node: Node): TemplateNode[] {
  if (isKind(node, 'ContentStatement')) return [{ kind: 'text', length: node.value.length }];
  if (isKind(node, 'CommentStatement')) return [];
  if (isKind(node, 'MustacheStatement')) return readMustache(reader, node);
  if (isKind(node, 'BlockStatement')) return readBlock(reader, node);
  if (isKind(node, 'PartialStatement')) return readPartial(reader, node);
  return refuse(
    reader,
    node,
    node.type === 'PartialBlockStatement' ? 'A partial with a block' : 'A decorator',
  );
}

function readMustache(reader: Reader, node: hbs.AST.MustacheStatement): TemplateNode[] {
  if (!node.escaped) return refuse(reader, node, 'Unescaped output');
  const { path: callee } = node;
  if (!isKind(callee, 'PathExpression')) return refuse(reader, node, 'A literal');
  const name = callee.original;
  if (node.params.length > 0 || hasHash(node) || reserved.has(name)) {
    reader.problems.push({
      type: promptFindings.promptHelper,
      span: spanOf(reader, callee),
      message: `The prompt calls helper "${name}", which it cannot use here.`,
      help: 'Write a value by its name alone; the helpers are the blocks if, unless, each and with.',
    });
    return [];
  }
  return readPath(reader, callee).map((path) => ({ kind: 'value', path }));
}

function readBlock(reader: Reader, node: hbs.AST.BlockStatement): TemplateNode[] {
  const name = node.path.original;
  const kind = blockKinds.find((one) => one === name);
  const [param, ...more] = node.params;
  if (kind === undefined) {
    reader.problems.push({
      type: promptFindings.promptHelper,
      span: spanOf(reader, node.path),
      message: `The prompt calls helper "${name}", which does not exist.`,
      help: 'The helpers are the blocks if, unless, each and with.',
    });
    return [];
  }
  if (param === undefined || more.length > 0 || hasHash(node) || !isKind(param, 'PathExpression')) {
    return refuse(reader, node.path, `Block "${kind}" with anything but one name`);
  }
  // Each of these may be absent at run time, whatever the types of the library say.
  const parts: (Partial<hbs.AST.Program> | undefined)[] = [node.program, node.inverse];
  if (parts.some((part) => (part?.blockParams?.length ?? 0) > 0))
    return refuse(reader, node.path, 'A block parameter');
  const [body = [], otherwise = []] = parts.map((part) => readNodes(reader, part?.body ?? []));
  return readPath(reader, param).map((path) => ({ kind, path, body, otherwise }));
}

function readPartial(reader: Reader, node: hbs.AST.PartialStatement): TemplateNode[] {
  // A quoted name reads as a literal, a computed one as an expression.
  const name: Node = node.name;
  if (!isKind(name, 'PathExpression') && !isKind(name, 'StringLiteral')) {
    return refuse(reader, node, 'A partial that is chosen while rendering');
  }
  if (isKind(name, 'PathExpression') && name.data)
    return refuse(reader, node, 'The block of a partial');
  if (node.params.length > 0 || hasHash(node))
    return refuse(reader, node, 'A partial with arguments');
  const { original } = name;
  const indent = node.indent.length;
  return [{ kind: 'partial', name: original, indent, span: spanOf(reader, name) }];
}

function readPath(reader: Reader, path: hbs.AST.PathExpression): ValuePath[] {
  const { original: text, depth, data: isData, parts } = path;
  if (isData && (depth > 0 || parts.length !== 1))
    return refuse(reader, path, 'A variable of an outer loop');
  if (isData && !loopVariables.has(parts[0] ?? ''))
    return refuse(reader, path, `Variable "${text}"`);
  return [{ text, depth, isData, parts, span: spanOf(reader, path) }];
}

const blockKinds: readonly BlockNode['kind'][] = ['if', 'unless', 'each', 'with'];

/** Names that Handlebars takes for helpers even where they stand alone. */
const reserved = new Set<string>([
  ...blockKinds,
  'lookup',
  'log',
  'helperMissing',
  'blockHelperMissing',
]);

const loopVariables = new Set(['index', 'key', 'first', 'last']);

function refuse(reader: Reader, node: Node, what: string): never[] {
  reader.problems.push({
    type: promptFindings.promptFeature,
    span: spanOf(reader, node),
    message: `${what} is not available in prompts.`,
    help: 'Prompts use {{name}}, {{#if}}, {{#unless}}, {{#each}}, {{#with}} and {{> partial}}.',
  });
  return [];
}

function hasHash(node: { readonly hash?: hbs.AST.Hash }): boolean {
  return (node.hash?.pairs.length ?? 0) > 0;
}

function spanOf({ lines }: Reader, { loc }: Node): Span {
  const offset = ({ line, column }: hbs.AST.Position): number => (lines[line - 1] ?? 0) + column;
  return { start: offset(loc.start), end: offset(loc.end) };
}

type KnownNode =
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.PathExpression
  | hbs.AST.StringLiteral;

/** The library types nodes by interfaces without a union; their `type` tells them apart all the same. */
function isKind<K extends KnownNode['type']>(
  node: Node,
  type: K,
): node is Extract<KnownNode, { type: K }> {
  return node.type === type;
}

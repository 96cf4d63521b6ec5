import type { FindingType } from '../../../diagnostic/diagnostic.ts';
import type { Span } from '../../../source/span.ts';

/** The part of Handlebars that prompts may use, as a tree; spans are within the template's text. */
export type TemplateNode = TextNode | ValueNode | BlockNode | PartialNode;

export interface TextNode {
  readonly kind: 'text';
  /** UTF-16 units. */
  readonly length: number;
}

/** `{{name}}` */
export interface ValueNode {
  readonly kind: 'value';
  readonly path: ValuePath;
}

/** `{{#each names}}…{{else}}…{{/each}}` */
export interface BlockNode {
  readonly kind: 'if' | 'unless' | 'each' | 'with';
  readonly path: ValuePath;
  readonly body: readonly TemplateNode[];
  readonly otherwise: readonly TemplateNode[];
}

/** `{{> name}}` */
export interface PartialNode {
  readonly kind: 'partial';
  readonly name: string;
  /** UTF-16 units of indentation before it. */
  readonly indent: number;
  readonly span: Span;
}

/** What an expression names: a value of the context, or of a loop (`@index`). */
export interface ValuePath {
  readonly text: string;
  /** How often it begins with `../`. */
  readonly depth: number;
  readonly isData: boolean;
  /** Empty for `this`. */
  readonly parts: readonly string[];
  readonly span: Span;
}

/** Something in a template that keeps it from being rendered. */
export interface TemplateProblem {
  readonly type: FindingType;
  readonly span: Span;
  readonly message: string;
  readonly help: string;
  /** The value of the prompt that a name without one was surely meant to read. */
  readonly meant?: string | undefined;
}

/** A template that was read, whatever agents it serves. */
export interface Template {
  readonly nodes: readonly TemplateNode[];
  readonly problems: readonly TemplateProblem[];
}

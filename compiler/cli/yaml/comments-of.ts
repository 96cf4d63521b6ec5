import { loadYaml } from './load-yaml.ts';

/** Every comment of a YAML text, sorted. */
export function commentsOf(text: string): readonly string[] {
  const comments: string[] = [];
  let isScalar = false;
  for (const token of new (loadYaml().Lexer)().lex(text)) {
    if (!isScalar && token.startsWith('#')) comments.push(token.trimEnd());
    isScalar = token === scalarFollows;
  }
  return comments.sort();
}

/** What the lexer says before the text of a plain or block scalar. */
const scalarFollows = '\x1f';

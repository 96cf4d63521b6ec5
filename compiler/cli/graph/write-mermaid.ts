import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** A graph as a Mermaid flowchart, as GitHub and GitLab draw it. */
export function writeMermaid({ direction, nodes, edges }: Graph): string {
  const lines = [`flowchart ${direction}`, ...nodes.map(nodeLine), ...edges.map(edgeLine)];
  return lines.map((line) => `${line}\n`).join('');
}

const brackets: Readonly<Record<GraphNode['shape'], readonly [string, string]>> = {
  box: ['[', ']'],
  rounded: ['(', ')'],
  hexagon: ['{{', '}}'],
};

function nodeLine({ lines, shape }: GraphNode, index: number): string {
  const [open, close] = brackets[shape];
  return `  n${index}${open}"${lines.map(escape).join('<br>')}"${close}`;
}

function edgeLine({ from, to, dashed }: GraphEdge): string {
  return `  n${from} ${dashed === true ? '-.->' : '-->'} n${to}`;
}

/**
 * Everything but letters, digits and a few signs as Mermaid's entity codes: a label can hold neither markup nor the
 * end of its own quotes.
 */
function escape(text: string): string {
  return text.replaceAll(
    /[^A-Za-z0-9 _./,-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0};`,
  );
}

import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** A graph in the DOT language of Graphviz. Labels are quoted strings, so that nothing in them is markup. */
export function writeDot({ title, direction, nodes, edges }: Graph): string {
  return [
    `digraph ${quote(title)} {`,
    `  rankdir=${direction};`,
    // The fonts of readers may be wider than those that the layout is made for.
    '  node [shape=box, fontname="Helvetica,Arial,sans-serif", margin="0.5,0.1"];',
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    '}\n',
  ].join('\n');
}

const styles: Readonly<Record<GraphNode['shape'], string>> = {
  box: '',
  rounded: ', style=rounded',
  hexagon: ', shape=hexagon',
};

function nodeLine({ lines, shape }: GraphNode, index: number): string {
  return `  n${index} [label=${quote(...lines)}${styles[shape]}];`;
}

function edgeLine({ from, to, dashed }: GraphEdge): string {
  return `  n${from} -> n${to}${dashed === true ? ' [style=dashed]' : ''};`;
}

/** Backslashes would begin one of Graphviz's own escapes, and `&` one of HTML's, which it reads in any label. */
function quote(...lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line
      .replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"'),
  );
  return `"${escaped.join('\\n')}"`;
}

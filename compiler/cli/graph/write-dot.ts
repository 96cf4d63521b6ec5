import { displayWidth } from '../../report/display-width.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** A graph in the DOT language of Graphviz. Labels are quoted strings, so that nothing in them is markup. */
export function writeDot({ title, direction, nodes, edges }: Graph): string {
  return [
    `digraph ${quote(title)} {`,
    `  rankdir=${direction};`,
    // Of one width in every font of the kind, so that labels fit whichever a reader has.
    '  node [shape=box, fontname="Courier New,Courier,monospace", margin="0.2,0.1"];',
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
  return `  n${index} [label=${quote(...lines)}, width=${leastWidth(lines)}${styles[shape]}];`;
}

/**
 * Inches that a label takes with its margins: Graphviz's fonts know no character outside of Latin, and a wide one
 * has the width of two others.
 */
function leastWidth(lines: readonly string[]): string {
  const columns = Math.max(0, ...lines.map(displayWidth));
  return ((columns * columnPoints) / pointsPerInch + 2 * margin).toFixed(2);
}

/** A character of the widest such fonts has 0.62 of its size, which is 14 points. */
const columnPoints = 0.62 * 14;
const pointsPerInch = 72;
const margin = 0.2;

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

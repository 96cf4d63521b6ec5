import type { Graph } from './graph.ts';
import { writeDot } from './write-dot.ts';

/** A graph as SVG, laid out by Graphviz, which comes as WebAssembly and is loaded only here. */
export async function writeSvg(graph: Graph): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  return viz.renderString(writeDot(graph), { format: 'svg' });
}

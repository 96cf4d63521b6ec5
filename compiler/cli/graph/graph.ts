/** A drawing of a definition: who is in it, and who waits for whom. */
export interface Graph {
  readonly title: string;
  /** Left to right, or top to bottom. */
  readonly direction: 'LR' | 'TB';
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Lines of its label. */
  readonly lines: readonly string[];
  readonly shape: 'box' | 'rounded' | 'hexagon';
}

/** An arrow between two nodes, by their index. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** Whether it may not be gone along. */
  readonly dashed?: boolean;
}

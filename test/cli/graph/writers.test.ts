import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../../compiler/report/display-width.ts';
import type { Graph } from '../../../compiler/cli/graph/graph.ts';
import { writeDot } from '../../../compiler/cli/graph/write-dot.ts';
import { writeMermaid } from '../../../compiler/cli/graph/write-mermaid.ts';
import { writeSvg } from '../../../compiler/cli/graph/write-svg.ts';

function graph(label: string): Graph {
  return {
    title: label,
    direction: 'TB',
    nodes: [
      { lines: [label, 'second'], shape: 'box' },
      { lines: ['end'], shape: 'hexagon' },
    ],
    edges: [{ from: 0, to: 1, dashed: true }],
  };
}

const hostile = [
  '"]; evil [label="x',
  '<script>alert(1)</script>',
  'a\nn9 --> n0',
  '\\N \\" & &lt; %{x}%',
  '`$(reboot)`',
  'click n0 "javascript:alert(1)"',
  '\u202eevil\u001b[31m',
];

describe('labels are texts', () => {
  test.each(hostile)('Mermaid: %j', (label) => {
    const lines = writeMermaid(graph(label)).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^ {2}n0\["[A-Za-z0-9 _./,#;-]*<br>second"\]$/);
    expect(lines[3]).toBe('  n0 -.-> n1');
  });

  test.each(hostile)('DOT and SVG: %j', async (label) => {
    const dot = writeDot(graph(label));
    expect(dot.split('\n')).toHaveLength(8);
    const svg = await writeSvg(graph(label));
    expect(svg).not.toMatch(/<script|\u001b|\u202e|<a |xlink:href/);
    expect(svg.match(/class="node"/g)).toHaveLength(2);
    expect(svg.match(/class="edge"/g)).toHaveLength(1);
  });

  test('random labels never add nodes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (label) => {
        expect(writeMermaid(graph(label)).split('\n')).toHaveLength(5);
        expect((await writeSvg(graph(label))).match(/class="node"/g)).toHaveLength(2);
      }),
      { numRuns: 50 },
    );
  });
});

test('DOT, line for line', () => {
  expect(writeDot(graph('a "b"'))).toBe(`digraph "a \\"b\\"" {
  rankdir=TB;
  node [shape=box, fontname="Courier New,Courier,monospace", margin="0.2,0.1"];
  n0 [label="a \\"b\\"\\nsecond", width=1.12];
  n1 [label="end", width=0.76, shape=hexagon];
  n0 -> n1 [style=dashed];
}
`);
});

test.each([
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  'mmmmmmmmmmmmmmmmmmmm == "m"',
  '報告書を書く者の確認',
  'i',
])('label %j stays within its box in every font of one width', async (label) => {
  const svg = await writeSvg(graph(label));
  const [, points = ''] = /<polygon[^>]*stroke="black" points="([^"]*)"/.exec(svg) ?? [];
  const xs = points.split(' ').map((point) => Number(point.split(',')[0]));
  const columns = Math.max(displayWidth(label), displayWidth('second'));
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(columns * 14 * 0.62 + 20);
  expect(svg).toContain('font-family="Courier New,Courier,monospace"');
});

import { Argument, Option } from 'commander';
import { linkProject } from '../../pipeline.ts';
import type { Command } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import type { Graph } from '../graph/graph.ts';
import { graphKinds, graphOf } from '../graph/graph-of.ts';
import { writeDot } from '../graph/write-dot.ts';
import { writeMermaid } from '../graph/write-mermaid.ts';
import { writeSvg } from '../graph/write-svg.ts';
import { reportRun } from '../report-run.ts';
import { projectOption } from '../shared-options.ts';

/** How a graph is written, by the name of the format. */
const writers: ReadonlyMap<string, (graph: Graph) => string | Promise<string>> = new Map<
  string,
  (graph: Graph) => string | Promise<string>
>([
  ['mermaid', writeMermaid],
  ['dot', writeDot],
  ['svg', writeSvg],
]);

/** `adac graph`: a workflow, team or fleet as a picture. */
export const graphCommand: Command = {
  name: 'graph',
  summary: 'draw a workflow, a team or a fleet',
  arguments: [
    new Argument('<kind>', 'what to draw').choices(graphKinds),
    new Argument('<name>', 'its name, or namespace/name'),
  ],
  options: [
    new Option('--format <format>', 'Mermaid for Markdown, DOT for Graphviz, or a picture')
      .choices([...writers.keys()])
      .default('mermaid'),
    projectOption(),
  ],
  completes: new Map([['name', 'kind of the argument before']]),
  examples: [
    'adac graph workflow quarterly-forecast',
    'adac graph team close-review --format svg > team.svg',
  ],
  async run([kind = '', name = ''], options, terminal) {
    const { diagnostics, linked } = linkProject(options.project);
    if (linked === undefined) {
      const findings = { command: 'graph', diagnostics, policyTypes: [], text: '' };
      reportRun(findings, { ...options, format: 'pretty', color: 'auto' }, terminal);
      return exitCode.errors;
    }
    const write = writers.get(options.format) ?? writeMermaid;
    terminal.out(await write(graphOf(linked, kind, name)));
    return exitCode.done;
  },
};

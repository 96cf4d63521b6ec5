import type { Definition } from '../../../model/definition.ts';
import type { JsonObject } from '../../../model/json.ts';
import { at } from '../../../source/origin.ts';
import type { SourceFile } from '../../../source/source-file.ts';
import type { ReportFinding } from '../collect-findings.ts';
import type { Settled } from '../settled.ts';
import { checkValues } from './check-values.ts';
import { findPartial } from './find-partial.ts';
import { promptFindings } from './prompt-findings.ts';
import { secretCheck } from './secret-check.ts';
import { findTemplateText } from './template-text.ts';
import type { TemplateText } from './template-text.ts';
import type { PartialNode, TemplateNode, TemplateProblem } from './template.ts';
import { templateLibrary } from './template-library.ts';
import type { TemplateLibrary } from './template-library.ts';
import { trackValues } from './track-values.ts';
import type { ValueTracker } from './track-values.ts';

/** Renders the prompts of agents, and keeps what their templates have in common. */
export interface PromptRenderer {
  /**
   * The agent's prompt as the model will read it, or no prompt where the agent has none; undefined where
   * a finding says why it cannot be rendered.
   */
  render(agent: Definition<'Agent'>): Settled<string | undefined> | undefined;
  /** Reports the values that no prompt has read; for after the last one. */
  reportUnused(): void;
}

/** A renderer over the template files of a project. */
export function createPromptRenderer(
  files: readonly SourceFile[],
  report: ReportFinding,
): PromptRenderer {
  const library = templateLibrary(files);
  const tracker = trackValues(report);
  const secrets = secretCheck(report);
  for (const file of files) secrets.checkFile(file);
  return {
    render(agent) {
      const { prompt } = agent.spec;
      secrets.checkAgent(agent);
      if (prompt === undefined) return { value: undefined };
      // Nearly every prompt is plain text, and needs no template engine.
      if (typeof prompt === 'string' && !prompt.includes('{{')) return { value: prompt };
      return renderTemplate({ agent, library, tracker, report });
    },
    reportUnused: tracker.reportUnused,
  };
}

interface Rendering {
  readonly agent: Definition<'Agent'>;
  readonly library: TemplateLibrary;
  readonly tracker: ValueTracker;
  readonly report: ReportFinding;
}

function renderTemplate(rendering: Rendering): Settled<string | undefined> | undefined {
  const { agent, library, tracker, report } = rendering;
  const { prompt } = agent.spec;
  const values = (typeof prompt === 'object' ? prompt.values : undefined) ?? {};
  const source = findTemplateText(agent, library, report);
  if (source === undefined) return undefined;
  tracker.give(agent, values, library, source.value);
  if (source.value === undefined) return { value: undefined };
  const { text } = source.value;
  if (!text.includes('{{')) return { value: withLineFeeds(text) };
  const context = { ...values, agent: identityOf(agent) };
  if (!isRenderable(rendering, source.value, context)) return undefined;
  const rendered = library.render(text, context);
  if (rendered === undefined) {
    report(promptFindings.promptRendering, {
      place: at(agent, 'spec', 'prompt'),
      message: 'The prompt cannot be rendered with its values.',
      help: 'Rename values such as "toString" or "valueOf".',
    });
    return undefined;
  }
  return { value: withLineFeeds(rendered) };
}

/** What a prompt may say of its agent without writing it twice. */
function identityOf({
  metadata: { name, namespace = 'default', description },
}: Definition<'Agent'>): JsonObject {
  return { name, namespace, ...(description !== undefined && { description }) };
}

/** Whether the template can be rendered; everything that stands against it is reported where it was written. */
function isRenderable(rendering: Rendering, source: TemplateText, context: JsonObject): boolean {
  const { agent, library, tracker, report } = rendering;
  let renderable = true;
  // The template that is being walked, innermost last.
  const stack: TemplateText[] = [];
  const problem = ({ type, span, message, help, meant }: TemplateProblem): void => {
    renderable = false;
    // A misspelt name is one mistake: the value that it does not read is not unused as well.
    if (meant !== undefined) tracker.use(agent, meant);
    const place = (stack.at(-1) ?? source).placeOf(span);
    const related = [
      { place: at(agent, 'metadata', 'name'), message: `Agent "${agent.metadata.name}" uses it.` },
    ];
    report(type, { place, message, related, help });
  };
  const enter = (text: TemplateText, walk: (nodes: readonly TemplateNode[]) => void): void => {
    const template = library.read(text.text);
    stack.push(text);
    template.problems.forEach(problem);
    if (template.problems.length === 0) walk(template.nodes);
    stack.pop();
  };
  const walk = (nodes: readonly TemplateNode[]): void => {
    checkValues(nodes, context, { enter: enterPartial, problem });
  };
  const enterPartial = (
    node: PartialNode,
    walkIn: (nodes: readonly TemplateNode[]) => void,
  ): void => {
    const partial = findPartial(node, library, stack, problem);
    if (partial !== undefined) enter(partial, walkIn);
  };
  enter(source, walk);
  return renderable;
}

/** The same file gives the same prompt, whichever line breaks a checkout wrote into it. */
function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

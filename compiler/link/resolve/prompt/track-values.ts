import type { Definition } from '../../../model/definition.ts';
import type { JsonObject } from '../../../model/json.ts';
import { atKey, originKey } from '../../../source/origin.ts';
import type { NodePlace } from '../../../source/place.ts';
import type { ReportFinding } from '../collect-findings.ts';
import { promptFindings } from './prompt-findings.ts';
import type { TemplateLibrary } from './template-library.ts';
import type { TemplateText } from './template-text.ts';
import type { TemplateNode } from './template.ts';

/** Watches which of the values that were written down some prompt reads. */
export interface ValueTracker {
  /** Notes the values that an agent's prompt is given, and which of them its template names. */
  give(
    agent: Definition<'Agent'>,
    values: JsonObject,
    library: TemplateLibrary,
    source: TemplateText | undefined,
  ): void;
  /** Notes that an agent's prompt reads a value, under whatever name. */
  use(agent: Definition<'Agent'>, name: string): void;
  readonly reportUnused: () => void;
}

/** A value as it was written; members of a fleet may share one. */
interface WrittenValue {
  readonly name: string;
  readonly place: NodePlace;
  used: boolean;
}

/** A tracker that reports a value only where none of the prompts that are given it reads it. */
export function trackValues(report: ReportFinding): ValueTracker {
  const written = new Map<string, WrittenValue>();
  return {
    give(agent, values, library, source) {
      const names = Object.keys(values);
      if (names.length === 0) return;
      const used = source === undefined ? new Set<string>() : namesIn(source.text, library);
      for (const name of names) {
        const place = placeOfValue(agent, name);
        const key = keyOf(place);
        const known = written.get(key) ?? { name, place, used: false };
        known.used ||= used === 'all' || used.has(name);
        written.set(key, known);
      }
    },
    use(agent, name) {
      const value = written.get(keyOf(placeOfValue(agent, name)));
      if (value !== undefined) value.used = true;
    },
    reportUnused() {
      for (const { name, place, used } of written.values()) {
        if (used && name !== 'agent') continue;
        report(promptFindings.unusedPromptValue, {
          place,
          message:
            name === 'agent'
              ? 'Value "agent" is always the name and namespace of the agent itself.'
              : `No prompt reads value "${name}".`,
          help: 'Remove it, or mend the name here or in the prompt.',
        });
      }
    },
  };
}

function placeOfValue(agent: Definition<'Agent'>, name: string): NodePlace {
  return atKey(agent, 'spec', 'prompt', 'values', name);
}

function keyOf({ document, path }: NodePlace): string {
  return `${document.file.path} ${document.index} ${originKey(path)}`;
}

/**
 * The names at which a template's expressions begin, at whatever depth, with those of its partials. Which of
 * them mean a value of the prompt rather than of a loop's item depends on the data, so that all count.
 */
function namesIn(text: string, library: TemplateLibrary): Set<string> | 'all' {
  const names = new Set<string>();
  const seen = new Set<string>();
  const waiting = [text];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const { nodes, problems } = library.read(next);
    // What a broken template reads is not known, and its own finding is enough.
    if (problems.length > 0 || !addNames(nodes, names)) return 'all';
    for (const partial of partialsIn(nodes)) {
      waiting.push(...library.named(partial).map((file) => file.text));
    }
  }
  return names;
}

/** False where the template uses the values as a whole. */
function addNames(nodes: readonly TemplateNode[], names: Set<string>): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text' || node.kind === 'partial') return true;
    const [head] = node.path.parts;
    if (head !== undefined && !node.path.isData) names.add(head);
    // `{{this}}` in a loop is its item; what a block walks by that name may be all values.
    if (node.kind === 'value') return true;
    return head !== undefined && addNames(node.body, names) && addNames(node.otherwise, names);
  });
}

function partialsIn(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'partial') return [node.name];
    if (node.kind === 'text' || node.kind === 'value') return [];
    return [...partialsIn(node.body), ...partialsIn(node.otherwise)];
  });
}

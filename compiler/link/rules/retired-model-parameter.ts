import type { JsonObject } from '../../model/json.ts';
import { atKey } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';

/** What is passed to a model is neither retired nor said elsewhere. */
export const retiredModelParameter: LinkRule = {
  code: 'link/retired-model-parameter',
  severity: 'error',
  summary:
    'Parameters of a model are not ones that providers have retired or that a definition says elsewhere, because a call with such a one is refused, or contradicts the definition.',
  explanation: `
Providers have retired some parameters, and others are said elsewhere in a definition. Any other is passed on as it is,
since providers differ.

\`\`\`yaml
model:
  name: sonnet
  parameters: { max_tokens_to_sample: 1000, temperature: 0.2 }
\`\`\`

Write what is taken today:

\`\`\`yaml
model:
  name: sonnet
  parameters: { max_tokens: 1000, temperature: 0.2 }
\`\`\`
`,
  check({ definitions }, report) {
    for (const { spec, definition, path, describe } of authoredSpecs(definitions)) {
      for (const { name, problem, help, meant } of faultsOf(spec.model?.parameters)) {
        const place = atKey(definition, ...path, 'model', 'parameters', name);
        report({
          place,
          message: `${describe()} passes "${name}" to its model, which ${problem}.`,
          help,
          ...(meant !== undefined && {
            fix: { title: `Write "${meant}"`, edits: [{ place, text: meant }], safe: true },
          }),
        });
      }
    }
  },
};

interface Fault {
  readonly name: string;
  /** What the parameter does, after "which". */
  readonly problem: string;
  readonly help: string;
  /** What takes its place as it is. */
  readonly meant?: string;
}

function* faultsOf(parameters: JsonObject = {}): Generator<Fault> {
  for (const name of Object.keys(parameters)) {
    const help = elsewhere.get(name);
    if (help !== undefined) {
      yield { name, problem: 'is said elsewhere in a definition', help };
      continue;
    }
    const meant = retired.get(name);
    if (meant === undefined || Object.hasOwn(parameters, meant)) continue;
    yield {
      name,
      problem: 'providers have retired',
      help: `Write "${meant}".`,
      // What followed `functions` has another shape.
      ...(isSameShape(name) && { meant }),
    };
  }
}

/**
 * Parameters of before, and what took their place: the first of Anthropic's text completions, which its messages
 * replaced, the others of OpenAI's chat completions, where tools replaced functions.
 */
const retired: ReadonlyMap<string, string> = new Map([
  ['max_tokens_to_sample', 'max_tokens'],
  ['functions', 'tools'],
  ['function_call', 'tool_choice'],
]);

function isSameShape(name: string): boolean {
  return name !== 'functions' && name !== 'function_call';
}

/** What a definition says in a place of its own, and where. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['api_key', 'Name a secret under `access.secrets`.'],
  ['openai_api_key', 'Name a secret under `access.secrets`.'],
  ['anthropic_api_key', 'Name a secret under `access.secrets`.'],
  ['engine', 'Write the identifier as `id` of the Model.'],
  ['model', 'Write the identifier as `id` of the Model.'],
  ['model_name', 'Write the identifier as `id` of the Model.'],
  ['base_url', 'Write the host under `serving` of the Model.'],
  ['api_base', 'Write the host under `serving` of the Model.'],
  ['timeout', 'Write it as `limits.timeout` of the agent.'],
  ['request_timeout', 'Write it as `limits.timeout` of the agent.'],
]);

import { suggest } from '../../diagnostic/suggest.ts';
import type { JsonObject } from '../../model/json.ts';
import { atKey } from '../../source/origin.ts';
import { authoredSpecs } from '../authored-specs.ts';
import type { LinkRule } from '../link-rule.ts';

/** What is passed to a model is what models take. */
export const retiredModelParameter: LinkRule = {
  code: 'link/retired-model-parameter',
  severity: 'error',
  summary:
    'Parameters of a model are ones that providers and frameworks still take, because a call with another is refused, or it is ignored.',
  explanation: `
Providers have retired some parameters, and others are said elsewhere in a definition. A name that is near a usual one
is taken for misspelt; any other is passed on as it is, since providers differ.

\`\`\`yaml
model:
  name: sonnet
  parameters: { max_tokens_to_sample: 1000, temprature: 0.2 }
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
    const successor = retired.get(name);
    const meant = successor ?? (taken.has(name) ? undefined : suggest(name, taken));
    if (meant === undefined || Object.hasOwn(parameters, meant)) continue;
    const isRetired = successor !== undefined;
    yield {
      name,
      problem: isRetired ? 'providers have retired' : 'no provider takes',
      help: isRetired ? `Write "${meant}".` : `Did you mean "${meant}"?`,
      // What followed `functions` has another shape.
      ...(isSameShape(name) && { meant }),
    };
  }
}

/** Parameters of before, and what took their place. */
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

/** The usual parameters of the chat interfaces of OpenAI, Anthropic, vLLM and Ollama. */
const taken: ReadonlySet<string> = new Set([
  ...['temperature', 'top_p', 'top_k', 'min_p', 'typical_p', 'max_tokens', 'max_completion_tokens'],
  ...[
    'max_output_tokens',
    'stop',
    'stop_sequences',
    'seed',
    'n',
    'stream',
    'stream_options',
    'user',
  ],
  ...[
    'frequency_penalty',
    'presence_penalty',
    'repetition_penalty',
    'repeat_penalty',
    'length_penalty',
  ],
  ...[
    'repeat_last_n',
    'logit_bias',
    'logprobs',
    'top_logprobs',
    'prompt_logprobs',
    'echo',
    'best_of',
  ],
  ...[
    'response_format',
    'tools',
    'tool_choice',
    'parallel_tool_calls',
    'reasoning_effort',
    'reasoning',
  ],
  ...[
    'thinking',
    'system',
    'metadata',
    'service_tier',
    'store',
    'modalities',
    'prediction',
    'verbosity',
  ],
  ...[
    'guided_json',
    'guided_regex',
    'guided_choice',
    'guided_grammar',
    'structured_outputs',
    'format',
  ],
  ...[
    'num_ctx',
    'num_predict',
    'num_keep',
    'num_batch',
    'num_gpu',
    'num_thread',
    'keep_alive',
    'think',
  ],
  ...[
    'mirostat',
    'mirostat_eta',
    'mirostat_tau',
    'tfs_z',
    'min_tokens',
    'ignore_eos',
    'use_beam_search',
  ],
  ...[
    'max_retries',
    'safety_settings',
    'candidate_count',
    'stop_token_ids',
    'cache_control',
    'options',
  ],
]);

import type { FindingType } from '../../../diagnostic/diagnostic.ts';
import { linkFinding } from '../../link-finding.ts';

/** What can be wrong with a prompt. Prompts are Handlebars templates, rendered strictly when the estate is compiled. */
export const promptFindings = {
  promptSyntax: linkFinding(
    'prompt-syntax',
    'A prompt is a valid Handlebars template.',
    `Most often a block is not closed, or is closed under another name. Braces that are meant as text
are written \`\\{{\`.

Wrong:

    prompt: "{{#if urgent}}Answer at once."

Right:

    prompt: "{{#if urgent}}Answer at once.{{/if}}"`,
  ),
  promptFeature: linkFinding(
    'prompt-feature',
    'A prompt uses values, if, unless, each, with and named partials, and nothing else of Handlebars.',
    `A template is data, not a program: helpers that look things up by a computed name, partials chosen
while rendering, decorators and block parameters are not available. Output is plain text and never
escaped, so that \`{{{x}}}\` has no meaning of its own.

Wrong:

    prompt: "Use {{lookup tools name}} and {{{style}}}."

Right:

    prompt: "Use {{tool}} and {{style}}."`,
  ),
  promptHelper: linkFinding(
    'prompt-helper',
    'A prompt calls only the helpers if, unless, each and with.',
    `Wrong:

    prompt: "{{uppercase name}}"

Right:

    prompt: "{{name}}"`,
  ),
  promptValue: linkFinding(
    'prompt-value',
    'Every name in a prompt has a value.',
    `Values come from \`values\` beside the text, from the values of a fleet member, from overlays, and
\`agent.name\` and \`agent.namespace\` are always there, and \`agent.description\` where the agent has one.
A name without a value would leave a hole in the prompt that nobody sees. The condition of an \`if\` needs a value too: write \`false\`.

Wrong:

    prompt:
      text: "You watch {{service}}."

Right:

    prompt:
      text: "You watch {{service}}."
      values: { service: billing }`,
  ),
  promptValueType: linkFinding(
    'prompt-value-type',
    'A value fits the way in which a prompt uses it.',
    `A text, number or boolean can be written out; a list or a mapping is walked with \`each\`.

Wrong:

    prompt:
      text: "Topics: {{topics}}"
      values: { topics: [a, b] }

Right:

    prompt:
      text: "Topics: {{#each topics}}{{this}} {{/each}}"
      values: { topics: [a, b] }`,
  ),
  unusedPromptValue: linkFinding(
    'unused-prompt-value',
    'Every value is used by a prompt that it is given to.',
    `A value that nothing reads is most likely misspelt, on one side or the other.

Wrong:

    prompt:
      text: "You watch {{service}}."
      values: { service: billing, tier: gold }

Right:

    prompt:
      text: "You watch {{service}}."
      values: { service: billing }`,
  ),
  promptFile: linkFinding(
    'prompt-file',
    'The file of a prompt exists, in a folder named `prompts` below `agents/`.',
    `The path is relative to the project's folder.

Wrong:

    prompt: { file: prompts/editor.hbs }

Right:

    prompt: { file: agents/newsroom/prompts/editor.hbs }`,
  ),
  promptPartial: linkFinding(
    'prompt-partial',
    'A partial is one template of a folder named `prompts` below `agents/`.',
    `It goes by the name of its file without the ending, and no two of them share one where it is used.

Wrong:

    {{> tone-of-voice}}

Right, for \`agents/newsroom/prompts/tone.hbs\`:

    {{> tone}}`,
  ),
  promptCycle: linkFinding(
    'prompt-cycle',
    'A partial does not include itself.',
    `Neither directly nor by way of others: rendering would never end.

Wrong, in \`tone.hbs\`:

    Be kind. {{> tone}}

Right:

    Be kind.`,
  ),
  promptSize: linkFinding(
    'prompt-size',
    'A prompt stays within sizes that can be rendered and delivered.',
    `A template has at most 65,536 characters, 1,000 expressions and 200 blocks, nested at most 20 deep;
the rendered prompt has at most 65,536 characters and takes at most 100,000 steps.`,
  ),
  promptRendering: linkFinding(
    'prompt-rendering',
    'A prompt can be rendered with the values that it is given.',
    'Values whose names have a meaning of their own in JavaScript (`toString`, `valueOf`) can prevent it; rename them.',
  ),
  secretInPrompt: linkFinding(
    'secret-in-prompt',
    'No prompt holds a secret.',
    `Prompts are committed, logged and sent to a model provider. Revoke the secret, and let the agent's
handler read it from a file.

Wrong:

    prompt: "Authenticate with sk-…"

Right:

    access:
      secrets:
        - { name: ledger, key: token }`,
  ),
} satisfies Record<string, FindingType>;

import fc from 'fast-check';
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { isObject } from '../../../../compiler/cli/init/foreign/json-kinds.ts';
import { literalPrompt } from '../../../../compiler/cli/init/foreign/literal-prompt.ts';

function render(text: string): string {
  const prompt = literalPrompt(text);
  const [template, values] = isObject(prompt) ? [prompt.text, prompt.values] : [prompt, {}];
  return Handlebars.compile(template, { noEscape: true, strict: true })(values);
}

test('reads as it is written where no brace is doubled', () => {
  expect(literalPrompt('Answer {kindly}.')).toBe('Answer {kindly}.');
  expect(literalPrompt('About {{topic}}.')).toBe('About \\{{topic}}.');
});

test('renders to the same text, whatever is in it', () => {
  const part = fc.constantFrom('{', '{{', '}}', '\\', '#', '>', '!--', '&', 'a', ' ', '\n', '/');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect(render(text)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

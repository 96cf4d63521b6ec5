import { suggest } from '../../diagnostic/suggest.ts';
import type { NodePlace } from '../../source/place.ts';
import { agentFindings } from './agent-findings.ts';
import type { ResolveContext } from './resolve-context.ts';

/**
 * The image reference that `text` stands for: a preset of the project, or else a full reference as it is.
 * Reported and undefined where it is neither. A name without a registry host is no full reference,
 * because every node would look for it somewhere else.
 */
export function resolveImage(
  context: ResolveContext,
  text: string,
  place: () => NodePlace,
): string | undefined {
  const { images = {} } = context.project.spec;
  if (Object.hasOwn(images, text)) return images[text];
  if (text.length <= maxLength && fullReference.test(text)) return text;
  const presets = Object.keys(images).sort();
  const near = suggest(text, presets);
  const known = presets.map((preset) => `"${preset}"`).join(', ');
  context.report(agentFindings.unknownImage, {
    place: place(),
    message: `Image "${text}" is neither a preset of the project nor a full reference.`,
    help:
      near === undefined
        ? `Write a full reference with its registry and digest${known === '' ? '' : `, or a preset: ${known}`}.`
        : `Did you mean "${near}"?`,
  });
  return undefined;
}

/** Repository, tag and digest together stay below this. */
const maxLength = 512;

/**
 * `host[:port]/path[:tag][@sha256:digest]` as the distribution specification writes references,
 * where the host has a dot, a port, or is `localhost`.
 */
const fullReference =
  /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?|[a-z0-9-]+:\d{1,5}|localhost)(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)+(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/;

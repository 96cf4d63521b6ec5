import { suggest } from '../../diagnostic/suggest.ts';
import type { SecretReference } from '../../model/agent.ts';
import type { LinkedEnvironment } from '../../model/program.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';

/** Secrets that agents name are there. */
export const unknownSecret: LinkRule = {
  code: 'link/unknown-secret',
  severity: 'error',
  summary:
    'An agent names only secrets that its environment holds, because a pod waits for a missing one without end.',
  explanation: `
An environment that lists its secrets under \`platform\` has no others; where it lists none, nothing is checked.

\`\`\`yaml
# the environment
platform: { secrets: { ledger-credentials: [token] } }
# the agent
access:
  secrets: [{ name: ledger-credential, key: token }]
\`\`\`

Name one of them, with one of its keys, or list the other one too:

\`\`\`yaml
access:
  secrets: [{ name: ledger-credentials, key: token }]
\`\`\`
`,
  check({ environments }, report) {
    const reportOnce = oncePerPlace(report);
    for (const environment of environments) {
      const held = heldSecrets(environment);
      if (held === undefined) continue;
      for (const { name: agent, definition } of environment.agents) {
        for (const [index, secret] of (definition.spec.access?.secrets ?? []).entries()) {
          const missing = missingPart(held, secret);
          if (missing === undefined) continue;
          const { key, words, candidates } = missing;
          const place = at(definition, 'spec', 'access', 'secrets', index, key);
          const meant = suggest(secret[key], candidates);
          reportOnce({
            place,
            message: `Agent "${agent}" names ${words}, which environment "${environment.name}" does not hold.`,
            related: [
              {
                place: at(environment.definition, 'spec', 'platform', 'secrets'),
                message: 'Its secrets are listed here.',
              },
            ],
            ...(meant === undefined
              ? { help: 'List it there, or name one that is listed.' }
              : {
                  help: `Did you mean "${meant}"?`,
                  fix: { title: `Name "${meant}"`, edits: [{ place, text: meant }], safe: true },
                }),
          });
        }
      }
    }
  },
};

/** Keys by the name of the secret that has them. */
type HeldSecrets = ReadonlyMap<string, readonly string[]>;

function heldSecrets({ definition }: LinkedEnvironment): HeldSecrets | undefined {
  const { secrets } = definition.spec.platform ?? {};
  return secrets && new Map(Object.entries(secrets));
}

interface MissingPart {
  readonly key: keyof SecretReference;
  readonly words: string;
  /** What is there in its place. */
  readonly candidates: Iterable<string>;
}

function missingPart(held: HeldSecrets, { name, key }: SecretReference): MissingPart | undefined {
  const keys = held.get(name);
  if (keys === undefined) {
    return { key: 'name', words: `secret "${name}"`, candidates: held.keys() };
  }
  if (keys.includes(key)) return undefined;
  return { key: 'key', words: `key "${key}" of secret "${name}"`, candidates: keys };
}

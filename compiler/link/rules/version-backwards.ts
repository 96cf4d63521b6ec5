import { compareVersions } from '../../model/semver.ts';
import { at } from '../../source/origin.ts';
import type { LinkRule } from '../link-rule.ts';
import { oncePerPlace } from '../once-per-place.ts';

/** Versions grow. */
export const versionBackwards: LinkRule = {
  code: 'link/version-backwards',
  severity: 'error',
  summary:
    'The version of an agent is not below the one in the committed output, because a version that was given out means one thing for good.',
  explanation: `
Versions are compared as SemVer 2.0 does: \`2.0.0-rc.1\` comes before \`2.0.0\`. The committed output is what stands in
\`out/\` before the compile.

\`\`\`yaml
# out/ holds 1.4.0
metadata: { name: triage, version: 1.3.9 }
\`\`\`

Take a change back under a new version:

\`\`\`yaml
metadata: { name: triage, version: 1.4.1 }
\`\`\`

\`git revert\` takes \`out/\` back together with the definitions, and is no such step backwards.
`,
  check({ sources, environments }, report) {
    const { versions } = sources.committed;
    if (versions.size === 0) return;
    const reportOnce = oncePerPlace(report);
    for (const { agents } of environments) {
      for (const { id, name, definition } of agents) {
        const { version } = definition.metadata;
        const committed = versions.get(id);
        if (version === undefined || committed === undefined) continue;
        if (version === committed || compareVersions(version, committed) >= 0) continue;
        reportOnce({
          place: at(definition, 'metadata', 'version'),
          message: `Agent "${name}" goes back to version "${version}" from "${committed}", which the committed output holds.`,
          help: `Write a version above "${committed}".`,
        });
      }
    }
  },
};

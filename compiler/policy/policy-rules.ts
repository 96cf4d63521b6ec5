import type { SourceFile } from '../source/source-file.ts';

/** One rule of the library, as its file's path and text say. */
export interface PolicyRule {
  /** Folder of `policies/`. */
  readonly set: string;
  /** `policy/<set>/<rule>`. */
  readonly code: string;
  /** Path of its package below `data`. */
  readonly package: string;
  /** The set of findings that it gives: `deny` makes errors, `warn` warnings. */
  readonly decision: 'deny' | 'warn';
  /** What it judges: each agent, or all that was placed at once. */
  readonly subject: 'agent' | 'estate';
  readonly file: SourceFile;
}

/** Rego that judges, tests left out; sorted by path, by UTF-16 unit. */
export function withoutTests(policies: readonly SourceFile[]): readonly SourceFile[] {
  return policies
    .filter(({ path }) => !path.endsWith('_test.rego'))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Rego that judges when the estate is compiled, as `withoutTests` gives it. */
export function judgingFiles(policies: readonly SourceFile[]): readonly SourceFile[] {
  return withoutTests(policies).filter(({ path }) => !path.startsWith(runtimeFolder));
}

/** Rego that is asked at run time, as `withoutTests` gives it. */
export function runtimeFiles(policies: readonly SourceFile[]): readonly SourceFile[] {
  return withoutTests(policies).filter(({ path }) => path.startsWith(runtimeFolder));
}

/** The rules of `policies/<set>/<rule>.rego`, sorted by path; what lies elsewhere is none. */
export function policyRules(policies: readonly SourceFile[]): readonly PolicyRule[] {
  return judgingFiles(policies).flatMap((file) => {
    const [, set, rule] = /^policies\/([a-z0-9-]+)\/([a-z0-9-]+)\.rego$/.exec(file.path) ?? [];
    if (set === undefined || rule === undefined) return [];
    return [
      {
        set,
        code: `policy/${set}/${rule}`,
        package: `adac.${set.replaceAll('-', '_')}.${rule.replaceAll('-', '_')}`,
        decision: /^warn contains\b/m.test(file.text) ? 'warn' : 'deny',
        subject: set === estateSet ? 'estate' : 'agent',
        file,
      },
    ];
  });
}

/** The folder of the rules that judge the whole estate, placed. */
export const estateSet = 'estate';

/** What is asked at run time is no set of rules. */
const runtimeFolder = 'policies/runtime/';

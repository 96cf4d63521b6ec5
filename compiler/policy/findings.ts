import type { FindingType } from '../diagnostic/diagnostic.ts';

/** Findings about policies themselves; what policies find has the code of its rule. */
export const policyFindings = {
  missingModule: {
    code: 'policy/missing-module',
    severity: 'error',
    summary:
      'Environments that name policy sets are judged by `policies/policy.wasm`, and Rego below `policies/runtime/` is asked as `policies/runtime.wasm`; both have to be there.',
    explanation: `Nothing is let pass unjudged. The modules are built from the Rego beside them and committed with it.

\`\`\`yaml
spec:
  policySets: [supply-chain] # and no policies/policy.wasm
\`\`\`

Build the module with \`adac policy build\` and commit it.
`,
  },
  staleModule: {
    code: 'policy/stale-module',
    severity: 'error',
    summary: 'The policy module is built from the Rego that stands beside it.',
    explanation: `\`policies/policy.wasm\`, and \`policies/runtime.wasm\` too, carries the digest of what it was
built from. Where the Rego was edited afterwards, the module judges by rules that nobody can read any more.

\`\`\`
$ git diff --stat
 policies/supply-chain/image-pinned.rego | 2 +-
\`\`\`

Build the module again with \`adac policy build\`, and commit it with the change. A comment counts
as a change too; tests (\`*_test.rego\`) do not.
`,
  },
  unusableModule: {
    code: 'policy/unusable-module',
    severity: 'error',
    summary: 'The policy module is complete and was made for this compiler.',
    explanation: `A file that was cut off, has another ABI, lacks the entrypoint or asks its host for functions
judges nobody, so nothing is let pass.

Build it again with \`adac policy build\`. If that does not help, look whether Git treats the file as
text: \`*.wasm binary\` in \`.gitattributes\` keeps it as it is.
`,
  },
  emptySet: {
    code: 'policy/empty-set',
    severity: 'error',
    summary: 'A policy set that an environment names has at least one rule.',
    explanation: `A set is a folder of \`policies/\` with rules in it. A set without rules lets everything pass, which
is hardly what was meant by naming it.

\`\`\`yaml
spec:
  policySets: [suply-chain] # the folder is policies/supply-chain
\`\`\`

\`\`\`yaml
spec:
  policySets: [supply-chain]
\`\`\`
`,
  },
  evaluationFailed: {
    code: 'policy/evaluation-failed',
    severity: 'error',
    summary: 'What a policy cannot judge is denied.',
    explanation: `A policy that breaks off has not said yes. It took longer than the time limit, more memory than
it may have, gave two values for one rule, or gave no answer at all.

\`\`\`rego
# Gives two values where a tool is both:
risk := "high" if some tool in input.tools; tool.destructive
risk := "low" if some tool in input.tools; not tool.destructive
\`\`\`

Mend the rule. Where it only needs longer, \`spec.limits.policyTimeout\` of adac.yaml gives it time.
`,
  },
  evaluationStopped: {
    code: 'policy/evaluation-stopped',
    severity: 'error',
    summary: 'Where many definitions cannot be judged, the rest is not tried.',
    explanation: `A policy that fails for one definition after another is wrong itself. The compiler reports
the first few, and denies the rest unjudged instead of waiting for each.

Mend the rule that the other findings (policy/evaluation-failed) tell of.
`,
  },
  expiredWaiver: {
    code: 'policy/expired-waiver',
    severity: 'error',
    summary: 'A waiver holds until its last day, compared with the day of the source commit.',
    explanation: `A waiver is a loan: on its last day somebody decides anew. What it waived is reported again
beside it. The clock is never asked, so that a commit that compiled compiles for ever; \`--now\` asks
for another day.

\`\`\`yaml
spec:
  expires: "2026-03-31" # and the commit is of April
\`\`\`

Mend what it waived and remove the waiver, or agree on a later day:

\`\`\`yaml
spec:
  expires: "2026-09-30"
\`\`\`
`,
  },
  undatedWaiver: {
    code: 'policy/undated-waiver',
    severity: 'error',
    summary:
      'Waivers need a day to be compared with, so the project is committed or `--now` is given.',
    explanation: `Outside of Git nobody knows which day a project is of, and a waiver without an end would hold
for ever. So it does not hold.

\`\`\`
$ adac check --now 2026-03-01
\`\`\`
`,
  },
  unusedWaiver: {
    code: 'policy/unused-waiver',
    severity: 'error',
    summary: 'A waiver lets something pass; one that does not would hide a later finding.',
    explanation: `A waiver that is left behind waits for a mistake that nobody has looked at.

\`\`\`yaml
kind: PolicyWaiver
metadata: { name: report-writer-image }
spec:
  code: policy/supply-chain/image-pinned
  subject: finance/report-writer # whose image has been pinned since
\`\`\`

Remove it. Where rule or subject are misspelt, mend the name.
`,
  },
  unknownRule: {
    code: 'policy/unknown-rule',
    severity: 'error',
    summary: 'A rule whose warnings are to count as errors exists.',
    explanation: `A misspelt code would raise nothing.

\`\`\`yaml
spec:
  policyErrors: [policy/operations/retries-bound]
\`\`\`

\`\`\`yaml
spec:
  policyErrors: [policy/operations/retries-bounded]
\`\`\`

\`adac policy list\` lists the rules. There is no word for the other way: what a rule calls an error
is one everywhere.
`,
  },
  unknownObligation: {
    code: 'policy/unknown-obligation',
    severity: 'error',
    summary: 'An obligation that an agent names is one that the runtime policy knows.',
    explanation: `An obligation is kept by the policy that the runtime asks before each call
(\`policies/runtime/\`). One that this policy does not know would be a promise that nobody keeps.

\`\`\`yaml
spec:
  policies: { audit-all-action: true }
\`\`\`

\`\`\`yaml
spec:
  policies: { audit-all-actions: true }
\`\`\`

The mapping \`obligations\` of the policy lists what it knows. Add yours there, and the rule that heeds it.
`,
  },
  unreadObligation: {
    code: 'policy/unread-obligation',
    severity: 'error',
    summary: 'The value of an obligation is of the kind that the runtime policy reads.',
    explanation: `The runtime policy compares numbers. An amount that is none would never be exceeded.

\`\`\`yaml
spec:
  policies: { max-document-size: large }
\`\`\`

\`\`\`yaml
spec:
  policies: { max-document-size: 10Mi }
\`\`\`

The kinds are \`flag\` (just true), \`bytes\` (a quantity), \`days\` (such as 184d) and \`number\`; the mapping
\`obligations\` of the policy says which of them an obligation is.
`,
  },
  malformedFinding: {
    code: 'policy/malformed-finding',
    severity: 'error',
    summary: 'A rule says what is wrong, and where.',
    explanation: `A finding without a text and a place cannot be shown, and must not be lost.

\`\`\`rego
deny contains "no owner" if not input.metadata.owners
\`\`\`

\`\`\`rego
deny contains {"path": ["metadata", "owners"], "message": "No owner is named."} if {
	not input.metadata.owners
}
\`\`\`

\`path\` is an array of keys and indices from the root of the definition; \`help\`, where it is given, is text.
`,
  },
  regoMistake: {
    code: 'policy/rego-mistake',
    severity: 'error',
    summary:
      'Rego compiles in strict mode, reads only what is there, and keeps the contract of rules.',
    explanation: `The words are OPA's own. A rule that reads a field that no input has would never find
anything, so the names are checked against the schemas of what rules are given.

\`\`\`rego
deny contains {"path": ["spec", "limits", "timeout"], "message": "No time limit."} if {
	not input.spec.limits.timeuot
}
\`\`\`

\`\`\`rego
	not input.spec.limits.timeout
\`\`\`

\`schemas/policy/input.json\` lists what rules see; \`tools/opa/builtins.json\` the functions that they may call.
`,
  },
  regoFormat: {
    code: 'policy/rego-format',
    severity: 'error',
    summary: 'Rego is written as `opa fmt` writes it, so that a change shows only what changed.',
    explanation: `Layout is not argued about: everybody's editor and the check in continuous integration agree.

\`\`\`rego
deny  contains   1 if input.id
\`\`\`

\`adac policy fmt\` writes:

\`\`\`rego
deny contains 1 if input.id
\`\`\`
`,
  },
} as const satisfies Record<string, FindingType>;

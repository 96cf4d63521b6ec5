import { describe, expect, test } from 'vitest';

import { lineIndex, positionAt } from '../../compiler/source/line-index.ts';
import { locate } from '../../compiler/source/locate.ts';
import type { Diagnostic } from '../../compiler/diagnostic/diagnostic.ts';
import { findingsOf, head } from './check-validate.ts';

/*
 * Documents with one mistake each. Each is told once, at the characters that are wrong, with help
 * that says what to do.
 */

interface WrongDocument {
  readonly name: string;
  readonly text: string;
  /** Line, column and text of the place; code and message. */
  readonly found: string;
  readonly help: string;
}

const agent = (spec: string): string => head('Agent') + spec;
const cluster = (spec: string): string => head('Cluster') + spec;
const tool = (spec: string): string => head('Tool') + spec;
const workflow = (spec: string): string => head('Workflow') + spec;

const wrongDocuments: readonly WrongDocument[] = [
  {
    name: 'no kind',
    text: `apiVersion: adac.dev/v2
metadata: { name: a }
spec: {}
`,
    found: '1:1 "apiVersion" validate/missing-key: The document lacks "kind".',
    help: 'Kinds are "Project", "Agent", "Fleet", "Team", "Workflow", "Tool", "Model", "Cluster", "Environment" and "PolicyWaiver".',
  },
  {
    name: 'a kind that is a number',
    text: `apiVersion: adac.dev/v2
kind: 5
metadata: { name: a }
spec: {}
`,
    found: '2:7 "5" validate/unknown-kind: "kind" is 5, and names no kind.',
    help: 'Kinds are "Project", "Agent", "Fleet", "Team", "Workflow", "Tool", "Model", "Cluster", "Environment" and "PolicyWaiver".',
  },
  {
    name: 'a kind without a value',
    text: `apiVersion: adac.dev/v2
kind:
metadata: { name: a }
spec: {}
`,
    found: '2:1 "kind" validate/unknown-kind: "kind" has no value.',
    help: 'Kinds are "Project", "Agent", "Fleet", "Team", "Workflow", "Tool", "Model", "Cluster", "Environment" and "PolicyWaiver".',
  },
  {
    name: 'a kind that is a list',
    text: `apiVersion: adac.dev/v2
kind: [Agent]
metadata: { name: a }
spec: {}
`,
    found: '2:7 "[Agent]" validate/unknown-kind: "kind" is a list, and names no kind.',
    help: 'Kinds are "Project", "Agent", "Fleet", "Team", "Workflow", "Tool", "Model", "Cluster", "Environment" and "PolicyWaiver".',
  },
  {
    name: 'a kind in lower case',
    text: `apiVersion: adac.dev/v2
kind: agent
metadata: { name: a }
spec: {}
`,
    found: '2:7 "agent" validate/unknown-kind: adac knows no kind "agent".',
    help: 'Did you mean "Agent"?',
  },
  {
    name: 'a key that is nearly "kind"',
    text: `apiVersion: adac.dev/v2
kinds: Agent
metadata: { name: a }
spec: {}
`,
    found:
      '2:1 "kinds" validate/unknown-format: The document is in no format that adac reads; nothing is known of key "kinds".',
    help: 'Did you mean "kind"?',
  },
  {
    name: '"kind" with a capital letter',
    text: `apiVersion: adac.dev/v2
Kind: Agent
metadata: { name: a }
spec: {}
`,
    found:
      '2:1 "Kind" validate/unknown-format: The document is in no format that adac reads; nothing is known of key "Kind".',
    help: 'Did you mean "kind"?',
  },
  {
    name: 'no apiVersion',
    text: `kind: Agent
metadata: { name: a }
spec: {}
`,
    found: '1:1 "kind" validate/missing-key: The document lacks "apiVersion".',
    help: 'Add it, such as apiVersion: adac.dev/v2.',
  },
  {
    name: 'apiVersion in lower case',
    text: `apiversion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec: {}
`,
    found: '1:1 "apiversion" validate/unknown-key: The document takes no key "apiversion".',
    help: 'Did you mean "apiVersion"?',
  },
  {
    name: 'the apiVersion of something else',
    text: `apiVersion: v1
kind: Agent
metadata: { name: a }
spec: {}
`,
    found: '1:13 "v1" validate/unknown-value: "apiVersion" must be "adac.dev/v2", not "v1".',
    help: 'Write "adac.dev/v2".',
  },
  {
    name: 'an apiVersion that is a number',
    text: `apiVersion: 2
kind: Agent
metadata: { name: a }
spec: {}
`,
    found: '1:13 "2" validate/wrong-type: "apiVersion" must be text, not 2.',
    help: 'Write "adac.dev/v2".',
  },
  {
    name: 'metadata without a value',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
spec: {}
`,
    found: '3:1 "metadata" validate/wrong-type: "metadata" has no value; it must be a mapping.',
    help: 'Write a value, or remove the key where nothing is needed.',
  },
  {
    name: 'a list for a mapping with names of keys',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: [name]
spec: {}
`,
    found: '3:11 "[name]" validate/wrong-type: "metadata" must be a mapping, not a list.',
    help: 'Write a mapping.',
  },
  {
    name: 'a text for the metadata',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: a
spec: {}
`,
    found: '3:11 "a" validate/wrong-type: "metadata" must be a mapping, not "a".',
    help: 'Write { name: a }.',
  },
  {
    name: 'no spec',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
`,
    found: '1:1 "apiVersion" validate/missing-key: The document lacks "spec".',
    help: 'Add it, such as spec: { framework: langgraph }.',
  },
  {
    name: 'a spec without a value',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
spec:
`,
    found: '4:1 "spec" validate/wrong-type: "spec" has no value; it must be a mapping.',
    help: 'Write a value, or remove the key where nothing is needed.',
  },
  {
    name: 'a tag key that is misspelt',
    text: agent(`  hosting: { polled: { weight: 1 } }
`),
    found: '6:14 "polled" validate/unknown-key: "spec.hosting" takes no key "polled".',
    help: 'Did you mean "pooled"?',
  },
  {
    name: 'a tag key that resembles none',
    text: agent(`  hosting: { kubernetes: {} }
`),
    found: '6:14 "kubernetes" validate/unknown-key: "spec.hosting" takes no key "kubernetes".',
    help: 'Keys that it takes: "pooled", "dedicated", "serverless" and "scheduled".',
  },
  {
    name: 'two tag keys',
    text: agent(`  hosting: { pooled: {}, dedicated: {} }
`),
    found:
      '6:26 "dedicated" validate/one-of: "spec.hosting" holds "pooled" and "dedicated", of which exactly one may stand.',
    help: 'Keep one of them.',
  },
  {
    name: 'three tag keys',
    text: agent(`  hosting: { pooled: {}, dedicated: {}, serverless: {} }
`),
    found:
      '6:26 "dedicated" validate/one-of: "spec.hosting" holds "pooled", "dedicated" and "serverless", of which exactly one may stand.',
    help: 'Keep one of them.',
  },
  {
    name: 'a key misspelt behind the right tag',
    text: agent(`  hosting: { pooled: { wieght: 1 } }
`),
    found: '6:24 "wieght" validate/unknown-key: "spec.hosting.pooled" takes no key "wieght".',
    help: 'Did you mean "weight"?',
  },
  {
    name: 'a tag key without a value',
    text: agent(`  hosting: { pooled: }
`),
    found:
      '6:14 "pooled" validate/wrong-type: "spec.hosting.pooled" has no value; it must be a mapping.',
    help: 'Write a value, such as { weight: 1 }, or remove the key where nothing is needed.',
  },
  {
    name: 'the tag as a text',
    text: agent(`  hosting: pooled
`),
    found: '6:12 "pooled" validate/wrong-type: "spec.hosting" must be a mapping, not "pooled".',
    help: 'Write { pooled: {} }.',
  },
  {
    name: 'the tag in a list',
    text: agent(`  hosting: [pooled]
`),
    found: '6:12 "[pooled]" validate/wrong-type: "spec.hosting" must be a mapping, not a list.',
    help: 'Write it like { pooled: { weight: 1 } }.',
  },
  {
    name: 'no tag key',
    text: agent(`  hosting: {}
`),
    found:
      '6:3 "hosting" validate/one-of: "spec.hosting" needs exactly one of "pooled", "dedicated", "serverless" and "scheduled".',
    help: 'Add one of them.',
  },
  {
    name: 'a list where a map by name is wanted',
    text: agent(`  inputs:
    - name: a
      schema: text
`),
    found:
      '7:5 "- name: a\\n      schema: text" validate/wrong-type: "spec.inputs" must be a mapping, not a list.',
    help: 'Write it like { document: { schema: text, required: true } }.',
  },
  {
    name: 'a map by name where a list is wanted',
    text: agent(`  tools:
    search: { allow: [q] }
`),
    found:
      '7:5 "search: { allow: [q] }" validate/wrong-type: "spec.tools" must be a list, not a mapping.',
    help: 'Write it like [{ name: ledger, allow: [read_balance] }].',
  },
  {
    name: 'names where mappings are wanted',
    text: agent(`  tools: [search]
`),
    found: '6:11 "search" validate/wrong-type: "spec.tools[0]" must be a mapping, not "search".',
    help: 'Write { name: search }.',
  },
  {
    name: 'an item without a value',
    text: agent(`  tools:
    -
`),
    found: '7:5 "-" validate/wrong-type: "spec.tools[0]" has no value; it must be a mapping.',
    help: 'Write a value, such as { name: ledger, allow: [read_balance] }, or remove the item where nothing is needed.',
  },
  {
    name: 'a key misspelt five levels deep',
    text: agent(`  reliability: { probes: { liveness: { path: /x, port: 80, periode: 10s } } }
`),
    found:
      '6:60 "periode" validate/unknown-key: "spec.reliability.probes.liveness" takes no key "periode".',
    help: 'Did you mean "period"?',
  },
  {
    name: 'a word that is misspelt',
    text: agent(`  framework: langgrpah
`),
    found:
      '6:14 "langgrpah" validate/unknown-value: "spec.framework" is "langgrpah", and must be "autogen", "crewai" or "langgraph".',
    help: 'Did you mean "langgraph"?',
  },
  {
    name: 'a word that resembles none',
    text: agent(`  framework: spring
`),
    found:
      '6:14 "spring" validate/unknown-value: "spec.framework" is "spring", and must be "autogen", "crewai" or "langgraph".',
    help: 'Choose one of them.',
  },
  {
    name: 'a number for a word',
    text: agent(`  framework: 5
`),
    found: '6:14 "5" validate/wrong-type: "spec.framework" must be text, not 5.',
    help: 'Write "autogen", "crewai" or "langgraph".',
  },
  {
    name: 'a word that is missing',
    text: agent(`  framework:
`),
    found: '6:3 "framework" validate/wrong-type: "spec.framework" has no value; it must be text.',
    help: 'Write a value, such as autogen, or remove the key where nothing is needed.',
  },
  {
    name: 'an amount with a word for its unit',
    text: agent(`  resources: { cpu: 2 cores }
`),
    found:
      '6:21 "2 cores" validate/bad-quantity: "spec.resources.cpu" is "2 cores", which is not a quantity.',
    help: 'Write "2".',
  },
  {
    name: 'a unit in lower case',
    text: agent(`  resources: { memory: 512mi }
`),
    found:
      '6:24 "512mi" validate/bad-quantity: "spec.resources.memory" is "512mi", which is not a quantity.',
    help: 'Write "512Mi".',
  },
  {
    name: 'a unit with a letter too many',
    text: agent(`  resources: { memory: 512MB }
`),
    found:
      '6:24 "512MB" validate/bad-quantity: "spec.resources.memory" is "512MB", which is not a quantity.',
    help: 'Write "512M".',
  },
  {
    name: 'true for an amount',
    text: agent(`  resources: { memory: true }
`),
    found:
      '6:24 "true" validate/wrong-type: "spec.resources.memory" must be text or a number, not true.',
    help: 'Write it like "100m".',
  },
  {
    name: 'a number in quotes',
    text: agent(`  limits: { maxSteps: "20" }
`),
    found:
      '6:23 "\\"20\\"" validate/wrong-type: "spec.limits.maxSteps" must be a whole number, not "20".',
    help: 'Write 20, without quotes.',
  },
  {
    name: 'a number for a text',
    text: agent(`  role: 5
`),
    found: '6:9 "5" validate/wrong-type: "spec.role" must be text, not 5.',
    help: 'Put quotes around it: YAML reads it as something other than text.',
  },
  {
    name: '"yes" in quotes',
    text: agent(`  placement: { lightweight: "yes" }
`),
    found:
      '6:29 "\\"yes\\"" validate/wrong-type: "spec.placement.lightweight" must be true or false, not "yes".',
    help: 'Write true, without quotes.',
  },
  {
    name: 'yes, which YAML 1.2 reads as text',
    text: agent(`  placement: { lightweight: yes }
`),
    found:
      '6:29 "yes" validate/wrong-type: "spec.placement.lightweight" must be true or false, not "yes".',
    help: 'Write true, without quotes.',
  },
  {
    name: 'on, which YAML 1.2 reads as text',
    text: agent(`  placement: { lightweight: on }
`),
    found:
      '6:29 "on" validate/wrong-type: "spec.placement.lightweight" must be true or false, not "on".',
    help: 'Write true, without quotes.',
  },
  {
    name: '1 for true',
    text: agent(`  placement: { lightweight: 1 }
`),
    found:
      '6:29 "1" validate/wrong-type: "spec.placement.lightweight" must be true or false, not 1.',
    help: 'Write true, without quotes.',
  },
  {
    name: 'on as a key',
    text: agent(`  on: push
`),
    found: '6:3 "on" validate/unknown-key: "spec" takes no key "on".',
    help: 'Keys that it takes: "framework", "runtime", "role", "goal", "backstory", "prompt", "model", "tools", "inputs", "outputs", "skills", "protocols", "collaboration", "hosting", "resources", "placement", "limits", "reliability", "access" and "policies".',
  },
  {
    name: 'constructor as a key',
    text: agent(`  constructor: { prototype: {} }
`),
    found: '6:3 "constructor" validate/unknown-key: "spec" takes no key "constructor".',
    help: 'Keys that it takes: "framework", "runtime", "role", "goal", "backstory", "prompt", "model", "tools", "inputs", "outputs", "skills", "protocols", "collaboration", "hosting", "resources", "placement", "limits", "reliability", "access" and "policies".',
  },
  {
    name: 'an empty document',
    text: '',
    found: '1:1 "" load/empty-file: The file holds no definition.',
    help: 'Write one, or delete the file.',
  },
  {
    name: 'comments alone',
    text: `# nothing
`,
    found: '1:1 "" load/empty-file: The file holds no definition.',
    help: 'Write one, or delete the file.',
  },
  {
    name: 'a mistake in the second document',
    text: agent(`  role: x
---
apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: b
spec:
  rôle: y
`),
    found: '13:3 "rôle" validate/unknown-key: "spec" takes no key "rôle".',
    help: 'Did you mean "role"?',
  },
  {
    name: 'an alias',
    text: agent(`  role: *x
`),
    found: '6:9 "*x" load/alias: The alias "*x" is not part of the language.',
    help: 'Put quotes around the text if it starts with "*".',
  },
  {
    name: 'an anchor',
    text: agent(`  role: &x y
`),
    found: '6:9 "&x" load/anchor: The anchor "&x" is not part of the language.',
    help: 'Write the value out, or share it in a Fleet or in the defaults of a namespace.',
  },
  {
    name: 'a merge key',
    text: agent(`  limits:
    <<: { maxSteps: 5 }
`),
    found: '7:5 "<<" load/merge-key: Merge keys are not part of the language.',
    help: 'Write the keys out, or share them in a Fleet or in the defaults of a namespace.',
  },
  {
    name: 'a key that stands twice',
    text: agent(`  role: x
  role: y
`),
    found: '7:3 "role" load/duplicate-key: The key "role" is written twice in this mapping.',
    help: 'Remove one of the two.',
  },
  {
    name: 'a key that stands twice, further inside',
    text: agent(`  limits:
    maxSteps: 1
    timeout: 5s
    maxSteps: 2
`),
    found:
      '9:5 "maxSteps" load/duplicate-key: The key "maxSteps" is written twice in this mapping.',
    help: 'Remove one of the two.',
  },
  {
    name: 'a number that loses digits',
    text: agent(`  limits: { maxSteps: 99999999999999999999 }
`),
    found:
      '6:23 "99999999999999999999" load/number-out-of-range: "99999999999999999999" is no number that can be kept exactly.',
    help: 'Put it in quotes if it is a name, and choose a smaller number if it is one.',
  },
  {
    name: 'a number that is too large',
    text: agent(`  limits: { maxSteps: 9007199254740991 }
`),
    found:
      '6:23 "9007199254740991" validate/out-of-range: "spec.limits.maxSteps" must be from 1 to 100000, not 9007199254740991.',
    help: 'Write 100000 or less.',
  },
  {
    name: 'not a number',
    text: agent(`  limits: { usdPerRun: .nan }
`),
    found: '6:24 ".nan" load/number-out-of-range: ".nan" is no number that can be kept exactly.',
    help: 'Put it in quotes if it is a name, and choose a smaller number if it is one.',
  },
  {
    name: 'a number below zero',
    text: agent(`  limits: { maxSteps: -1 }
`),
    found:
      '6:23 "-1" validate/out-of-range: "spec.limits.maxSteps" must be from 1 to 100000, not -1.',
    help: 'Write 1 or more.',
  },
  {
    name: 'a fraction for a whole number',
    text: agent(`  limits: { maxSteps: 1.5 }
`),
    found:
      '6:23 "1.5" validate/wrong-type: "spec.limits.maxSteps" must be a whole number, not 1.5.',
    help: 'Write it without a fraction.',
  },
  {
    name: 'a number with an underscore',
    text: agent(`  limits: { maxSteps: 1_000 }
`),
    found:
      '6:23 "1_000" validate/wrong-type: "spec.limits.maxSteps" must be a whole number, not "1_000".',
    help: 'Write 1000, without quotes.',
  },
  {
    name: 'a date, which YAML 1.2 reads as text',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a, version: 2024-01-01 }
spec: {}
`,
    found:
      '3:31 "2024-01-01" validate/bad-version: "metadata.version" is "2024-01-01", which is not a SemVer version.',
    help: 'Write three numbers, such as 1.2.3.',
  },
  {
    name: 'a version that YAML reads as a number',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a, version: 1.10 }
spec: {}
`,
    found: '3:31 "1.10" validate/wrong-type: "metadata.version" must be text, not 1.1.',
    help: 'Put quotes around it: YAML reads it as something other than text.',
  },
  {
    name: 'a duration without its unit',
    text: agent(`  limits: { timeout: 30 }
`),
    found: '6:22 "30" validate/wrong-type: "spec.limits.timeout" must be text, not 30.',
    help: 'Name the unit, such as 30s.',
  },
  {
    name: 'a duration in words',
    text: agent(`  limits: { timeout: 30 seconds }
`),
    found:
      '6:22 "30 seconds" validate/bad-duration: "spec.limits.timeout" is "30 seconds", which is not a duration.',
    help: 'Write numbers with h, m, s or ms, such as 30s or 1h30m.',
  },
  {
    name: 'a duration as ISO 8601 writes it',
    text: agent(`  limits: { timeout: PT30S }
`),
    found:
      '6:22 "PT30S" validate/bad-duration: "spec.limits.timeout" is "PT30S", which is not a duration.',
    help: 'Write numbers with h, m, s or ms, such as 30s or 1h30m.',
  },
  {
    name: 'a duration below zero',
    text: agent(`  limits: { timeout: -5s }
`),
    found:
      '6:22 "-5s" validate/bad-duration: "spec.limits.timeout" is "-5s", which is not a duration.',
    help: 'Write numbers with h, m, s or ms, such as 30s or 1h30m.',
  },
  {
    name: 'a tab that indents',
    text: agent(`	role: x
`),
    found: '6:1 "\\t" load/syntax: A tab indents this line.',
    help: 'Indent with spaces; YAML does not allow tabs.',
  },
  {
    name: 'a tab that indents a mapping inside',
    text: agent(`  limits:
	  maxSteps: 5
`),
    found: '7:1 "\\t" load/syntax: A tab indents this line.',
    help: 'Indent with spaces; YAML does not allow tabs.',
  },
  {
    name: 'a byte order mark in a text',
    text: agent(`  role: "x﻿y"
`),
    found: '6:11 "﻿" load/hidden-character: The hidden character U+FEFF must not be in a file.',
    help: 'Delete it; an editor that shows invisible characters finds it.',
  },
  {
    name: 'a colon without a space after it',
    text: agent(`  role:x
`),
    found: '6:3 "role:x" validate/wrong-type: "spec" must be a mapping, not "role:x".',
    help: 'Put a space after the colon.',
  },
  {
    name: 'a quote that is not closed',
    text: agent(`  role: "x
`),
    found: '6:9 "\\"" load/syntax: A quoted text is not closed in its line.',
    help: 'Close the quote where the text ends, or indent the lines that it goes on in.',
  },
  {
    name: 'a line that is indented too little',
    text: agent(`  limits:
    maxSteps: 5
   timeout: 5s
`),
    found:
      '8:4 "t" load/syntax: This line is indented differently from the lines that it belongs to.',
    help: 'Line the keys of one mapping, and the dashes of one list, up with each other.',
  },
  {
    name: 'a list for a document',
    text: `- a
- b
`,
    found:
      '1:3 "a" validate/unknown-format: The document is a list, and a definition is a mapping.',
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  },
  {
    name: 'a text for a document',
    text: `hello
`,
    found:
      '1:1 "hello" validate/unknown-format: The document is "hello", and a definition is a mapping.',
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  },
  {
    name: 'null for a document',
    text: `null
`,
    found:
      '1:1 "null" validate/unknown-format: The document is empty, and a definition is a mapping.',
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  },
  {
    name: 'a number for a document',
    text: `5
`,
    found: '1:1 "5" validate/unknown-format: The document is 5, and a definition is a mapping.',
    help: 'Begin it with "apiVersion: adac.dev/v2" and "kind".',
  },
  {
    name: 'a number as a key',
    text: agent(`  5: x
`),
    found: '6:3 "5" validate/unknown-key: "spec" takes no key "5".',
    help: 'Keys that it takes: "framework", "runtime", "role", "goal", "backstory", "prompt", "model", "tools", "inputs", "outputs", "skills", "protocols", "collaboration", "hosting", "resources", "placement", "limits", "reliability", "access" and "policies".',
  },
  {
    name: 'braces without quotes',
    text: agent(`  prompt: {{name}}
`),
    found: '6:12 "{" load/complex-key: A mapping stands where a key is expected.',
    help: 'Put quotes around the text if it is one.',
  },
  {
    name: 'a tag of YAML',
    text: agent(`  role: !!str 5
`),
    found: '6:9 "!!str" load/tag: The tag "!!str" is not part of the language.',
    help: 'Remove it, or put quotes around the text if it starts with "!".',
  },
  {
    name: 'a tag that means code',
    text: agent(`  role: !!js/function 'x'
`),
    found: '6:9 "!!js/function" load/tag: The tag "!!js/function" is not part of the language.',
    help: 'Remove it, or put quotes around the text if it starts with "!".',
  },
  {
    name: 'a name with capital letters',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: Foo_Bar
spec:
  {}
`,
    found:
      '4:9 "Foo_Bar" validate/bad-name: "metadata.name" is "Foo_Bar", which is not a DNS label.',
    help: 'Write "foo-bar".',
  },
  {
    name: 'a name that YAML reads as a number',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: 007
spec:
  {}
`,
    found: '4:9 "007" validate/wrong-type: "metadata.name" must be text, not 7.',
    help: 'Put quotes around it: YAML reads it as something other than text.',
  },
  {
    name: 'a name of 64 letters',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
spec:
  {}
`,
    found:
      '4:9 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" validate/bad-name: "metadata.name" has 64 characters, more than the 63 that are allowed.',
    help: 'Shorten it.',
  },
  {
    name: 'an empty name',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: ""
spec:
  {}
`,
    found: '4:9 "\\"\\"" validate/bad-name: "metadata.name" is "", which is not a DNS label.',
    help: 'Write lower-case letters, digits and hyphens, such as report-writer.',
  },
  {
    name: 'a name without a value',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata:
  name: 
spec:
  {}
`,
    found: '4:3 "name" validate/wrong-type: "metadata.name" has no value; it must be text.',
    help: 'Write a value, such as report-writer, or remove the key where nothing is needed.',
  },
  {
    name: 'no name',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: {}
spec: {}
`,
    found: '3:1 "metadata" validate/missing-key: "metadata" lacks "name".',
    help: 'Add it, such as name: report-writer.',
  },
  {
    name: 'the name under another key',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { id: a }
spec: {}
`,
    found: '3:13 "id" validate/unknown-key: "metadata" takes no key "id".',
    help: 'Did you mean "name", which is missing?',
  },
  {
    name: 'a key of the spec beside it',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a }
framework: langgraph
spec: {}
`,
    found: '4:1 "framework" validate/unknown-key: The document takes no key "framework".',
    help: 'Move it to "spec".',
  },
  {
    name: 'a key of the limits beside them',
    text: agent(`  maxSteps: 5
`),
    found: '6:3 "maxSteps" validate/unknown-key: "spec" takes no key "maxSteps".',
    help: 'Move it to "spec.limits".',
  },
  {
    name: 'a keyword of JSON Schema that is misspelt',
    text: agent(`  inputs: { a: { schema: { type: string, maxLenght: 5 } } }
`),
    found: '6:42 "maxLenght" validate/bad-schema: JSON Schema 2020-12 has no keyword "maxLenght".',
    help: 'Did you mean "maxLength"?',
  },
  {
    name: 'a type of JSON Schema that is misspelt',
    text: agent(`  inputs: { a: { schema: { type: strng } } }
`),
    found:
      '6:34 "strng" validate/bad-schema: "type" must be one or more of "string", "integer", "number", "boolean", "array", "object" and "null", not "strng".',
    help: 'Did you mean "string"?',
  },
  {
    name: 'a short type that is misspelt',
    text: agent(`  inputs: { a: { schema: txt } }
`),
    found:
      '6:26 "txt" validate/unknown-value: "spec.inputs.a.schema" is "txt", and must be "text", "integer", "number", "boolean", "array", "object" or "any".',
    help: 'Did you mean "text"?',
  },
  {
    name: 'a type of another language',
    text: agent(`  inputs: { a: { schema: float } }
`),
    found:
      '6:26 "float" validate/unknown-value: "spec.inputs.a.schema" is "float", and must be "text", "integer", "number", "boolean", "array", "object" or "any".',
    help: 'Did you mean "number"?',
  },
  {
    name: 'the type of an input without its key',
    text: agent(`  inputs: { a: text }
`),
    found: '6:16 "text" validate/wrong-type: "spec.inputs.a" must be a mapping, not "text".',
    help: 'Write { schema: text }.',
  },
  {
    name: 'the type of an input under another key',
    text: agent(`  inputs: { a: { type: string } }
`),
    found: '6:18 "type" validate/unknown-key: "spec.inputs.a" takes no key "type".',
    help: 'Did you mean "schema", which is missing?',
  },
  {
    name: 'a step that runs nothing',
    text: workflow(`  steps:
    - id: a
      inputs: {}
`),
    found:
      '7:7 "id" validate/one-of: "spec.steps[0]" needs exactly one of "agent", "team", "workflow" and "approval".',
    help: 'Add one of them.',
  },
  {
    name: 'a step that runs two things',
    text: workflow(`  steps:
    - { id: a, agent: x, team: y }
`),
    found:
      '7:26 "team" validate/one-of: "spec.steps[0]" holds "agent" and "team", of which exactly one may stand.',
    help: 'Keep one of them.',
  },
  {
    name: 'a step that is a text',
    text: workflow(`  steps: [a]
`),
    found: '6:11 "a" validate/wrong-type: "spec.steps[0]" must be a mapping, not "a".',
    help: 'Write { id: a }.',
  },
  {
    name: 'steps by name',
    text: workflow(`  steps: { a: { agent: x } }
`),
    found:
      '6:10 "{ a: { agent: x } }" validate/wrong-type: "spec.steps" must be a list, not a mapping.',
    help: 'Write it like [{ id: gather, agent: data-collection }].',
  },
  {
    name: 'a text where a list is wanted',
    text: workflow(`  steps:
    - { id: a, agent: x, dependsOn: b }
`),
    found: '7:37 "b" validate/wrong-type: "spec.steps[0].dependsOn" must be a list, not "b".',
    help: 'Write a list: [b].',
  },
  {
    name: 'a key as the flat format spells it',
    text: workflow(`  steps:
    - { id: a, agent: x, depends_on: [b] }
`),
    found: '7:26 "depends_on" validate/unknown-key: "spec.steps[0]" takes no key "depends_on".',
    help: 'Did you mean "dependsOn"?',
  },
  {
    name: 'an address of another scheme',
    text: tool(`  http: { url: "ftp://x" }
  operations: [{ name: q }]
  egress: [x]
`),
    found:
      '6:16 "\\"ftp://x\\"" validate/bad-format: "spec.http.url" is "ftp://x", which is not an address.',
    help: 'Write it as https://host/path, without user, password and query.',
  },
  {
    name: 'a prompt with text and file',
    text: agent(`  prompt: { text: x, file: agents/prompts/a.md }
`),
    found:
      '6:22 "file" validate/one-of: "spec.prompt" holds "text" and "file", of which exactly one may stand.',
    help: 'Keep one of them.',
  },
  {
    name: 'a list for a prompt',
    text: agent(`  prompt: [x]
`),
    found: '6:11 "[x]" validate/wrong-type: "spec.prompt" must be text or a mapping, not a list.',
    help: 'Write it like "You are a careful reviewer.".',
  },
  {
    name: 'the name of a model without its key',
    text: agent(`  model: gpt-4
`),
    found: '6:10 "gpt-4" validate/wrong-type: "spec.model" must be a mapping, not "gpt-4".',
    help: 'Write { name: gpt-4 }.',
  },
  {
    name: 'a tier that is misspelt',
    text: agent(`  model: { tier: simpel }
`),
    found:
      '6:18 "simpel" validate/unknown-value: "spec.model.tier" is "simpel", and must be "simple", "standard" or "complex".',
    help: 'Did you mean "simple"?',
  },
  {
    name: 'a model by name and by tier',
    text: agent(`  model: { name: x, tier: simple }
`),
    found:
      '6:21 "tier" validate/one-of: "spec.model" holds "name" and "tier", of which exactly one may stand.',
    help: 'Keep one of them.',
  },
  {
    name: 'obligations as a list',
    text: agent(`  policies: [require-authentication]
`),
    found:
      '6:13 "[require-authentication]" validate/wrong-type: "spec.policies" must be a mapping, not a list.',
    help: 'Write it like { require-authentication: true, max-document-size: "10Mi" }.',
  },
  {
    name: 'an obligation that is false',
    text: agent(`  policies: { audit-all-actions: false }
`),
    found:
      '6:34 "false" validate/unknown-value: "spec.policies.audit-all-actions" must be true, not false.',
    help: 'Remove the key; only true says something.',
  },
  {
    name: 'a flat input with a type of JSON Schema',
    text: `agent_id: a
inputs: [{ name: x, type: string }]
`,
    found:
      '2:27 "string" validate/unknown-value: "inputs[0].type" is "string", and must be "text", "integer", "number", "boolean", "array", "object" or "any".',
    help: 'Did you mean "text"?',
  },
  {
    name: 'flat inputs by name',
    text: `agent_id: a
inputs: { x: text }
`,
    found: '2:9 "{ x: text }" validate/wrong-type: "inputs" must be a list, not a mapping.',
    help: 'Write it like [{ name: document, type: text, required: true }].',
  },
  {
    name: 'a flat timeout with a unit',
    text: `agent_id: a
implementation: { timeout: 30s }
`,
    found:
      '2:28 "30s" validate/wrong-type: "implementation.timeout" must be a whole number, not "30s".',
    help: 'Write it like 30.',
  },
  {
    name: 'a flat key in the singular',
    text: `agent_id: a
capability: [x]
`,
    found: '2:1 "capability" validate/unknown-key: The document takes no key "capability".',
    help: 'Did you mean "capabilities"?',
  },
  {
    name: 'a scaling configuration below zero',
    text: '{ "scaling": { "maxAgents": -5, "minAgents": 1 } }',
    found:
      '1:29 "-5" validate/out-of-range: "scaling.maxAgents" must be from 1 to 1000000000, not -5.',
    help: 'Write 1 or more.',
  },
  {
    name: 'a scaling configuration with a number in quotes',
    text: '{ "scaling": { "maxAgents": "100", "minAgents": 1 } }',
    found:
      '1:29 "\\"100\\"" validate/wrong-type: "scaling.maxAgents" must be a whole number, not "100".',
    help: 'Write 100, without quotes.',
  },
  {
    name: 'a number for a label',
    text: `apiVersion: adac.dev/v2
kind: Agent
metadata: { name: a, labels: { team: 5 } }
spec: {}
`,
    found: '3:38 "5" validate/wrong-type: "metadata.labels.team" must be text, not 5.',
    help: 'Put quotes around it: YAML reads it as something other than text.',
  },
  {
    name: 'a protocol that stands twice',
    text: agent(`  protocols: [a2a, a2a]
`),
    found: '6:20 "a2a" validate/duplicate-item: "spec.protocols" lists "a2a" twice.',
    help: 'Remove one of the two.',
  },
  {
    name: 'an address for a host',
    text: agent(`  access: { egress: ["https://x.example"] }
`),
    found:
      '6:22 "\\"https://x.example\\"" validate/bad-format: "spec.access.egress[0]" is "https://x.example", which is not a host.',
    help: 'Write the name alone, without scheme, port and path: api.example.com.',
  },
  {
    name: 'a host that is no list',
    text: agent(`  access: { egress: x.example }
`),
    found:
      '6:21 "x.example" validate/wrong-type: "spec.access.egress" must be a list, not "x.example".',
    help: 'Write a list: [x.example].',
  },
  {
    name: 'a schedule in words',
    text: agent(`  hosting: { scheduled: { schedule: "every day" } }
`),
    found:
      '6:37 "\\"every day\\"" validate/bad-format: "spec.hosting.scheduled.schedule" is "every day", which is not a cron expression.',
    help: 'Write minute, hour, day, month and weekday, such as "0 6 * * 1".',
  },
  {
    name: 'a cluster without pools',
    text: cluster(`  pools: []
`),
    found:
      '6:10 "[]" validate/out-of-range: "spec.pools" has 0 items; it must have from 1 to 1000.',
    help: 'List at least 1.',
  },
  {
    name: 'a class of nodes that there is none of',
    text: cluster(`  pools: [{ name: a, class: arm, role: primary, count: 1, arch: amd64, cpu: 8, memory: 32Gi, storage: 1Gi, pricePerHour: 0.1 }]
`),
    found:
      '6:29 "arm" validate/unknown-value: "spec.pools[0].class" is "arm", and must be "accelerator", "x86" or "pi".',
    help: 'Choose one of them.',
  },
  {
    name: 'an architecture as Linux calls it',
    text: cluster(`  pools: [{ name: a, class: x86, role: primary, count: 1, arch: x86_64, cpu: 8, memory: 32Gi, storage: 1Gi, pricePerHour: 0.1 }]
`),
    found:
      '6:65 "x86_64" validate/unknown-value: "spec.pools[0].arch" is "x86_64", and must be "amd64" or "arm64".',
    help: 'Did you mean "amd64"?',
  },
  {
    name: '__proto__ as a key',
    text: agent(`  __proto__: { role: x }
`),
    found: '6:3 "__proto__" load/reserved-key: The key "__proto__" is reserved.',
    help: 'Choose another name.',
  },
  {
    name: 'yes as a key',
    text: agent(`  limits: { yes: 5 }
`),
    found: '6:13 "yes" validate/unknown-key: "spec.limits" takes no key "yes".',
    help: 'Keys that it takes: "timeout", "requestsPerMinute", "maxConcurrent", "tokensPerDay", "usdPerRun", "usdPerMonth" and "maxSteps".',
  },
  {
    name: 'an apiVersion without a value',
    text: `apiVersion:
kind: Agent
metadata: { name: a }
spec: {}
`,
    found: '1:1 "apiVersion" validate/wrong-type: "apiVersion" has no value; it must be text.',
    help: 'Write a value, such as adac.dev/v2, or remove the key where nothing is needed.',
  },
  {
    name: '__proto__ as the only key',
    text: `__proto__: x
`,
    found: '1:1 "__proto__" load/reserved-key: The key "__proto__" is reserved.',
    help: 'Choose another name.',
  },
];

/** A finding as the table draws it. */
function draw({ place, code, message }: Diagnostic): string {
  const { file, span } = locate(place);
  const { line, column } = positionAt(lineIndex(file.text), span.start);
  const marked = JSON.stringify(file.text.slice(span.start, span.end));
  return `${line}:${column} ${marked} ${code}: ${message}`;
}

describe('one mistake is one finding', () => {
  test.each(wrongDocuments)('$name', ({ text, found, help }) => {
    const findings = findingsOf(text);
    expect(findings.map(draw)).toEqual([found]);
    expect(findings[0]?.help).toBe(help);
  });
});

describe('no mistake is', () => {
  test.each([
    ['a byte order mark at the start', `\uFEFF${agent('  role: x\n')}`],
    ['a separator at the end', agent('  role: x\n---\n')],
    [
      'a number in hexadecimal, octal or exponential form',
      agent('  limits: { maxSteps: 0x1F, maxConcurrent: 0o17, tokensPerDay: 1e3 }\n'),
    ],
    [
      'an input whose name objects inherit',
      agent('  inputs: { constructor: { schema: text }, toString: { schema: text } }\n'),
    ],
    ['Windows line ends', agent('  role: x\n').replaceAll('\n', '\r\n')],
    ['a document marker before the first document', `---\n${agent('  role: x\n')}`],
  ])('%s', (_name, text) => {
    expect(findingsOf(text).map(draw)).toEqual([]);
  });
});

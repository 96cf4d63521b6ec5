import type { CommandGroup } from '../command.ts';
import { policyBuild } from '../policy/build.ts';
import { policyCheck } from '../policy/check.ts';
import { policyFmt } from '../policy/fmt.ts';
import { policyList } from '../policy/list.ts';
import { policyTest } from '../policy/test.ts';

/** `adac policy`: everything about the Rego that judges agents. */
export const policyCommand: CommandGroup = {
  name: 'policy',
  summary: 'build, test, check, format and list the Rego that judges agents',
  commands: [policyBuild, policyTest, policyCheck, policyFmt, policyList],
};

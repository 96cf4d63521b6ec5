import type { OutputFile } from '../model/output.ts';
import type { LinkedEnvironment, LinkedProgram } from '../model/program.ts';
import { definitionFiles } from './parts/definitions.ts';
import { modelFiles } from './parts/models.ts';
import { runtimePolicyFiles } from './parts/runtime-policy.ts';
import { teamFiles } from './parts/teams.ts';
import { toolFiles } from './parts/tools.ts';
import { workflowFiles } from './parts/workflows.ts';

/** What a runtime bundle consists of, beside its own index; files are to be rendered as they come. */
export const bundleParts: readonly ((
  environment: LinkedEnvironment,
  program: LinkedProgram,
) => Iterable<OutputFile>)[] = [
  definitionFiles,
  modelFiles,
  runtimePolicyFiles,
  teamFiles,
  toolFiles,
  workflowFiles,
];

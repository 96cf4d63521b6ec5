import type { ProjectSpec } from '../model/project.ts';

/** What rules see as `data` beside each other: what holds for every agent, said once. */
export interface PolicyData {
  readonly project?: Pick<ProjectSpec, 'registries'>;
}

/** What the project says to rules. */
export function policyData({ spec }: { readonly spec: ProjectSpec }): PolicyData {
  return { project: spec.registries === undefined ? {} : { registries: spec.registries } };
}

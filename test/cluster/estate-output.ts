import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { KubeObject } from './kube-object.ts';
import { readManifests } from './read-manifests.ts';

/** What the compiler wrote for one environment. */
export interface EnvironmentOutput {
  readonly name: string;
  /** What Argo CD syncs into the environment's clusters. */
  readonly manifests: readonly KubeObject[];
  /** What tells Argo CD to do so. */
  readonly argo: readonly KubeObject[];
}

/** Reads a folder that the compiler wrote: `out/`, or the expectation of a golden case. */
export function readOutput(folder: string): readonly EnvironmentOutput[] {
  return readdirSync(path.join(folder, 'manifests'))
    .sort()
    .map((name) => ({
      name,
      manifests: readManifests(path.join(folder, 'manifests', name)),
      argo: readManifests(path.join(folder, 'argocd', name)),
    }));
}

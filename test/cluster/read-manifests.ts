import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isKubeObject, type KubeObject } from './kube-object.ts';

/** Every Kubernetes object in the YAML files of a folder and the folders below it, or of one file, in the order of paths. */
export function readManifests(place: string): readonly KubeObject[] {
  return yamlFiles(place).flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'error' })
      .map((document) => document.toJS() as unknown)
      .filter(isKubeObject),
  );
}

function yamlFiles(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => path.join(place, file));
}

/** What a file of the project is read as. */
export type SourceKind = 'definition' | 'template' | 'policy';

/**
 * What the file at a path is read as, by where it stands and how it ends; `undefined` for what is
 * none of adac's business. The path is relative to the project, with forward slashes.
 */
export function classifyPath(path: string): SourceKind | undefined {
  if (path === projectPath || path === lockPath) return undefined;
  if (path.includes('/prompts/') || path.startsWith('prompts/')) return 'template';
  const isPolicy = path.startsWith('policies/');
  if (isPolicy && path.endsWith('.rego')) return 'policy';
  if (path.endsWith('.yaml') || path.endsWith('.yml')) return 'definition';
  // Rego tests keep their data in JSON.
  return path.endsWith('.json') && !isPolicy ? 'definition' : undefined;
}

export const projectPath = 'adac.yaml';
export const lockPath = 'adac.lock';
export const policyModulePath = 'policies/policy.wasm';
export const runtimeModulePath = 'policies/runtime.wasm';

/** Whether a path is that of a module which is built from policies and committed with them. */
export function isPolicyModule(path: string): boolean {
  return path === policyModulePath || path === runtimeModulePath;
}

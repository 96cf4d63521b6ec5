import type { Definition } from '../model/definition.ts';
import { agentPort } from './container.ts';

/** Where agents of an environment reach a model that it serves. */
export interface ModelEndpoint {
  /** `namespace/name` of the model, as agents and the bundle name it. */
  readonly id: string;
  /** Of its Service. */
  readonly name: string;
  /** As the cluster knows it. */
  readonly namespace: string;
  /** Of its OpenAI-compatible interface, which vLLM and Ollama both speak. */
  readonly url: string;
}

/** The endpoint of a model. Its Service starts with `model-`, so that an agent may be called like the model. */
export function modelEndpoint(
  namespacePrefix: string,
  { metadata }: Definition<'Model'>,
): ModelEndpoint {
  const own = metadata.namespace ?? 'default';
  const namespace = namespacePrefix + own;
  const name = `model-${metadata.name}`;
  return {
    id: `${own}/${metadata.name}`,
    name,
    namespace,
    url: `http://${name}.${namespace}.svc:${agentPort}/v1`,
  };
}

import { explain, type ApiClient } from './api-client.ts';
import { hasCondition } from './conditions.ts';
import { listAt } from './json-value.ts';
import { nameOf, type KubeObject } from './kube-object.ts';
import { waitUntil } from './wait-until.ts';

/** Adds nodes and waits until pods may be placed on them. A node is created rather than applied, since apply leaves its status out. */
export async function addNodes(api: ApiClient, nodes: readonly KubeObject[]): Promise<void> {
  for (const node of nodes) {
    const answer = await api.ask({ method: 'POST', path: '/api/v1/nodes', body: node });
    if (answer.status !== 201) throw new Error(`${nameOf(node)}: ${explain(answer)}`);
  }
  const expected = new Map(
    nodes.map((node) => [node.metadata.name, listAt(node, 'spec', 'taints').length]),
  );
  let waiting: readonly string[] = [];
  await waitUntil(
    { what: 'the nodes are ready', seconds: 120 },
    async () => {
      const known = await api.list({ apiVersion: 'v1', kind: 'Node' });
      const ready = new Set(
        known
          .filter((node) => hasCondition(node, 'Ready'))
          // The control plane taints a node that is not ready, and takes that taint away a moment later.
          .filter((node) => {
            return listAt(node, 'spec', 'taints').length === expected.get(node.metadata.name);
          })
          .map(({ metadata }) => metadata.name),
      );
      waiting = [...expected.keys()].filter((name) => !ready.has(name));
      return waiting.length === 0 || undefined;
    },
    () => waiting.slice(0, 5).join(', '),
  );
}

import { defaultProjectName } from './init-options.ts';
import { renderDocuments } from './render-documents.ts';
import type { Scaffold, ScaffoldAnswers } from './scaffold.ts';
import { agentDocument } from './scaffold-agent.ts';
import { clusterDocument } from './scaffold-cluster.ts';

/** A whole project that compiles: one agent, a model, a cluster and an environment that runs it. */
export function scaffoldProject(answers: ScaffoldAnswers): Scaffold {
  const project = {
    apiVersion: 'adac.dev/v2',
    kind: 'Project',
    metadata: { name: answers.name, description: answers.description },
    spec: {
      namespace: answers.namespace ?? defaultProjectName,
      images: { [presetName]: presetImage },
      git: {
        repository: answers.repository ?? `https://git.example/${answers.name}.git`,
        branch: 'main',
      },
    },
  };
  const agent = agentDocument(
    { ...answers, name: 'hello', namespace: undefined, description: 'Answers a greeting.' },
    { image: presetName, egress: [modelHost] },
  );
  return new Map([
    [
      'adac.yaml',
      renderDocuments(
        'The image is a placeholder: name one of your own registry, with its digest.',
        [project],
      ),
    ],
    ['agents/hello.yaml', renderDocuments('What an agent is and may do.', [agent])],
    [
      'clusters/models.yaml',
      renderDocuments('A model that agents of tier simple, standard or complex use.', [
        modelDocument(answers.tier),
      ]),
    ],
    [
      'clusters/local.yaml',
      renderDocuments('The machines there are: measure them with kubectl describe node.', [
        clusterDocument({ ...answers, name: 'local', description: undefined }),
      ]),
    ],
    [
      'clusters/development.yaml',
      renderDocuments('What runs where.', [developmentDocument(answers)]),
    ],
  ]);
}

const presetName = 'python:3.11-slim';
const presetImage = `registry.example/agents/python@sha256:${'1'.repeat(64)}`;
const modelHost = 'api.models.example';

function modelDocument(tier: string): object {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Model',
    metadata: { name: 'small' },
    spec: {
      provider: 'example',
      id: 'small-1',
      tier,
      serving: { api: { host: modelHost } },
      price: { input: 0.25, output: 1.25 },
      limits: { requestsPerMinute: 50 },
      contextWindow: 200000,
    },
  };
}

function developmentDocument({ framework, hosting }: ScaffoldAnswers): object {
  return {
    apiVersion: 'adac.dev/v2',
    kind: 'Environment',
    metadata: { name: 'development' },
    spec: {
      clusters: [{ name: 'local' }],
      definitions: [{ agent: 'hello' }],
      policySets: [],
      runtimeClasses:
        hosting === 'pooled' ? [runtimeClass('pooled', framework, presetName)] : undefined,
      budget: { usdPerMonth: 300 },
    },
  };
}

/** A shared runtime for pooled agents of one framework and image. */
export function runtimeClass(name: string, framework: string, image: string): object {
  return {
    name,
    framework,
    image,
    lightweight: false,
    slotsPerPod: 20,
    perSlot: { cpu: '10m', memory: '16Mi', storage: '16Mi' },
  };
}

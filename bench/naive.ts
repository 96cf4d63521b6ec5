import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { App, Chart, Size } from 'cdk8s';
import {
  ConfigMap,
  Cpu,
  Deployment,
  EnvValue,
  NetworkPolicy,
  NetworkPolicyTrafficDefault,
  Service,
  ServiceAccount,
} from 'cdk8s-plus-28';
import { parse } from 'yaml';

/** What the naive program reads of an agent. */
interface Agent {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly runtime: { readonly handler: string }; readonly prompt: string };
}

const schema = {
  type: 'object',
  required: ['apiVersion', 'kind', 'metadata', 'spec'],
  properties: {
    metadata: { type: 'object', required: ['name', 'namespace'] },
    spec: { type: 'object', required: ['runtime', 'prompt', 'limits', 'resources'] },
  },
};

/**
 * What a capable person writes in an afternoon: `yaml`, ajv, one cdk8s-plus construct an object,
 * one chart a category, and `synth`. It links nothing and judges nothing.
 */
const [, , folder = '.', output = 'naive-out'] = process.argv;
const validate = new Ajv2020().compile<Agent>(schema);
const app = new App({ outdir: output });
let agents = 0;
for (const category of readdirSync(path.join(folder, 'agents'), { withFileTypes: true })) {
  if (!category.isDirectory()) continue;
  const chart = new Chart(app, category.name, { namespace: category.name });
  const place = path.join(folder, 'agents', category.name);
  for (const file of readdirSync(place)) {
    const value: unknown = parse(readFileSync(path.join(place, file), 'utf8'));
    if (!validate(value)) throw new Error(`${file}: ${JSON.stringify(validate.errors)}`);
    addAgent(chart, value);
    agents++;
  }
}
app.synth();
console.log(`${agents} agents`);

function addAgent(chart: Chart, agent: Agent): void {
  const { name } = agent.metadata;
  new ServiceAccount(chart, `${name}-account`, { metadata: { name } });
  new ConfigMap(chart, `${name}-definition`, {
    metadata: { name },
    data: { 'agent.json': JSON.stringify(agent) },
  });
  const deployment = new Deployment(chart, `${name}-deployment`, {
    metadata: { name },
    replicas: 1,
    containers: [
      {
        image: 'registry.example/adac/python',
        portNumber: 8080,
        envVariables: { ADAC_HANDLER: EnvValue.fromValue(agent.spec.runtime.handler) },
        resources: {
          cpu: { request: Cpu.millis(100), limit: Cpu.millis(100) },
          memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
        },
      },
    ],
  });
  new Service(chart, `${name}-service`, {
    metadata: { name },
    selector: deployment,
    ports: [{ port: 8080 }],
  });
  new NetworkPolicy(chart, `${name}-policy`, {
    metadata: { name },
    selector: deployment,
    egress: { default: NetworkPolicyTrafficDefault.DENY },
  });
}

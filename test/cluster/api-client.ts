import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, listAt, textAt, valueAt } from './json-value.ts';
import { isKubeObject, nameOf, type KubeObject } from './kube-object.ts';

/** The API server, asked as kubectl and Argo CD ask it. */
export interface ApiClient {
  /** Any request. The answer is given whatever its status. */
  readonly ask: (question: Question) => Promise<Answer>;
  /** Server-side apply with strict field validation, as the given field manager. */
  readonly apply: (object: KubeObject, options?: ApplyOptions) => Promise<Answer>;
  /** All objects of a kind, in one namespace or in all. */
  readonly list: (kind: KindName, namespace?: string) => Promise<readonly KubeObject[]>;
  /** One object, or undefined where there is none. */
  readonly get: (identity: KubeObject) => Promise<KubeObject | undefined>;
  readonly remove: (identity: KubeObject) => Promise<Answer>;
  /** Where an object stands in the API. */
  readonly pathOf: (object: KubeObject) => Promise<string>;
  readonly close: () => void;
}

/** A kind of objects. */
export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

/** One HTTP request. */
export interface Question {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
}

/** One HTTP answer, its body parsed. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** How to apply. */
export interface ApplyOptions {
  readonly dryRun?: boolean;
  readonly manager?: string;
}

/** How to reach the API server and who asks. */
export interface ApiAccess {
  readonly port: number;
  readonly certificate: string;
  readonly token: string;
  /** Called before each request; throws where the cluster is no longer whole, so that no wait goes on in vain. */
  readonly assertWhole: () => void;
}

/** A client for one API server. Connections are kept: a scenario asks some thousand times. */
export function createApiClient(access: ApiAccess): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = (question: Question): Promise<Answer> =>
    insist(() => {
      access.assertWhole();
      return send(agent, access, question);
    });
  const kinds = new Map<string, Promise<ReadonlyMap<string, ResourceName>>>();

  async function resourceOf({ apiVersion, kind }: KindName): Promise<ResourceName> {
    const known = kinds.get(apiVersion) ?? discover(ask, apiVersion);
    kinds.set(apiVersion, known);
    const resource = (await known).get(kind);
    // A kind that is not served yet may be so the next time: a CRD takes a moment.
    if (resource === undefined) kinds.delete(apiVersion);
    if (resource === undefined) throw new Error(`The API server knows no ${apiVersion} ${kind}.`);
    return resource;
  }

  async function collection(kind: KindName, namespace: string | undefined): Promise<string> {
    const { name, namespaced } = await resourceOf(kind);
    const scope = namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${groupPath(kind.apiVersion)}${scope}/${name}`;
  }

  async function pathOf(object: KubeObject): Promise<string> {
    const { namespaced } = await resourceOf(object);
    const namespace = namespaced ? (object.metadata.namespace ?? 'default') : undefined;
    return `${await collection(object, namespace)}/${object.metadata.name}`;
  }

  return {
    ask,
    pathOf,
    async apply(object, { dryRun = false, manager = 'adac-test' } = {}) {
      const query = `fieldManager=${manager}&fieldValidation=Strict&force=true${dryRun ? '&dryRun=All' : ''}`;
      return ask({
        method: 'PATCH',
        path: `${await pathOf(object)}?${query}`,
        body: object,
        contentType: 'application/apply-patch+yaml',
      });
    },
    async list(kind, namespace) {
      const { status, body } = await ask({
        method: 'GET',
        path: await collection(kind, namespace),
      });
      if (status !== 200) throw new Error(`Listing ${kind.kind}: ${explain({ status, body })}`);
      // Items of a list name neither their kind nor their version.
      return listAt(body, 'items')
        .map((item) => (isRecord(item) ? { ...kind, ...item } : item))
        .filter(isKubeObject);
    },
    async get(identity) {
      const { status, body } = await ask({ method: 'GET', path: await pathOf(identity) });
      if (status === 404) return undefined;
      if (status === 200 && isKubeObject(body)) return body;
      throw new Error(`${nameOf(identity)}: ${explain({ status, body })}`);
    },
    async remove(identity) {
      return ask({ method: 'DELETE', path: await pathOf(identity) });
    },
    close() {
      agent.destroy();
    },
  };
}

/** What the API server said, as one line. */
export function explain({ status, body }: Answer): string {
  const message = textAt(body, 'message');
  return `${status} ${message === '' ? JSON.stringify(body) : message}`;
}

interface ResourceName {
  readonly name: string;
  readonly namespaced: boolean;
}

async function discover(
  ask: ApiClient['ask'],
  apiVersion: string,
): Promise<ReadonlyMap<string, ResourceName>> {
  const { body } = await ask({ method: 'GET', path: groupPath(apiVersion) });
  const resources = listAt(body, 'resources').filter((one) => !textAt(one, 'name').includes('/'));
  return new Map(
    resources.map((one) => [
      textAt(one, 'kind'),
      { name: textAt(one, 'name'), namespaced: valueAt(one, 'namespaced') === true },
    ]),
  );
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

const attempts = 4;
const pauseMilliseconds = 2000;
const overloaded = [429, 503, 504];

/** Asks again where the answer is that the server is too busy: on a loaded machine that is no finding. */
async function insist(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    if (!overloaded.includes(answer.status) || attempt === attempts) return answer;
    await sleep(pauseMilliseconds * attempt);
  }
}

const patience = 60_000;

function send(agent: Agent, access: ApiAccess, question: Question): Promise<Answer> {
  const { method, path, body, contentType = 'application/json' } = question;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        method,
        path,
        host: '127.0.0.1',
        port: access.port,
        ca: access.certificate,
        timeout: patience,
        headers: {
          authorization: `Bearer ${access.token}`,
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': contentType }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: parse(Buffer.concat(parts)) });
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path} took over a minute.`)));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Health checks answer in plain text, everything else in JSON. */
function parse(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

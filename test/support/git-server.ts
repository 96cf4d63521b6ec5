import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Who may sign in. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** A server of Git repositories on this machine. */
export interface GitServer {
  /** With a port, and without a slash at the end. */
  readonly url: string;
  /** What signs for its name, as a file; nobody trusts it who is not told to. */
  readonly certificate: string;
  /** How requests were answered, in their order. */
  readonly answers: readonly number[];
}

/** Whether Git brings its server, and OpenSSL is there to make a certificate. */
export function canServeGit(): boolean {
  const programs = spawnSync('git', ['--exec-path'], { encoding: 'utf8' }).stdout.trim();
  return (
    existsSync(path.join(programs, 'git-http-backend')) &&
    spawnSync('openssl', ['version']).error === undefined
  );
}

/** Serves the bare repositories of a folder by HTTPS to one account, until the test ends. */
export async function serveGit(folder: string, account: Account): Promise<GitServer> {
  const [key, certificate] = makeCertificate(folder);
  const expected = `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`;
  const answers: number[] = [];
  const options = { key: readFileSync(key), cert: readFileSync(certificate) };
  const server = createServer(options, (request, response) => {
    response.on('finish', () => answers.push(response.statusCode));
    if (request.headers.authorization === expected) {
      answer(folder, account.user, request, response);
    } else {
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Git"' }).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `https://127.0.0.1:${port}`, certificate, answers };
}

function makeCertificate(folder: string): readonly [key: string, certificate: string] {
  const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')];
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', ...algorithm, ...name, '-days', '2', ...files], {
    stdio: 'ignore',
  });
  return [key, certificate];
}

/** Answers as `git http-backend` does, which speaks CGI: variables and a body in, headers and a body out. */
function answer(
  folder: string,
  user: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname, search } = new URL(request.url ?? '/', 'https://localhost');
  const { headers } = request;
  const variables = {
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    REMOTE_USER: user,
    REQUEST_METHOD: request.method ?? 'GET',
    PATH_INFO: pathname,
    QUERY_STRING: search.slice(1),
    CONTENT_TYPE: headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
    HTTP_GIT_PROTOCOL: String(headers['git-protocol'] ?? ''),
  };
  const backend = spawn('git', ['http-backend'], { env: { PATH: process.env.PATH, ...variables } });
  request.pipe(backend.stdin);
  // A backend that has read enough closes its end.
  backend.stdin.on('error', () => request.resume());
  const chunks: Buffer[] = [];
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  backend.on('close', () => {
    sendAnswer(Buffer.concat(chunks), response);
  });
}

function sendAnswer(output: Buffer, response: ServerResponse): void {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.subarray(0, end).toString('latin1').split('\r\n');
  const fields = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    }),
  );
  const status = Number.parseInt(fields.get('Status') ?? '200', 10);
  fields.delete('Status');
  response.writeHead(status, Object.fromEntries(fields)).end(output.subarray(end + 4));
}

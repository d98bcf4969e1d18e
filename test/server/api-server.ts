// A real API server for a test: started through scripts/apiserver, ended with the test file.
import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Answer {
  readonly status: number;
  readonly warnings: readonly string[];
  readonly body: any;
}

export interface ApiServer {
  readonly version: string;
  readonly url: string;
  readonly kubeconfig: string;
  /** The folder of etcd, kube-apiserver and kubectl. */
  readonly programs: string;
  /** One request as the administrator; a body is JSON, or text in the type that is given. */
  request(method: string, path: string, body?: unknown, type?: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** '1.28', '1.37', 'newest'; options as scripts/apiserver has them: '--crds', '--controllers'. Building takes minutes, once a machine. */
export async function startApiServer(version: string, ...options: string[]): Promise<ApiServer> {
  const child = spawn(process.execPath, [join(__dirname, '../../scripts/apiserver/apiserver.mjs'), 'run', version, ...options], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const facts = JSON.parse(await firstLine(child)) as { version: string; url: string; token: string; kubeconfig: string; programs: string };
  const agent = new Agent({ keepAlive: true, maxSockets: 8, rejectUnauthorized: false });
  return {
    ...facts,
    request: (method, path, body, type) => ask(agent, facts, method, path, body, type),
    stop: () =>
      new Promise((resolve) => {
        agent.destroy();
        child.once('exit', () => resolve());
        child.stdin!.end();
      }),
  };
}

/** The versions that the server tests run on. */
export const versions = (process.env.KUBE_VERSIONS ?? '1.28,newest').split(',');

/** Where objects of that kind are made: `/apis/apps/v1/namespaces/default/deployments`. */
export function collection(apiVersion: string, plural: string, namespace?: string): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${namespace}/${plural}`;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the API server ended with ${code}`)));
  });
}

function ask(
  agent: Agent,
  { url, token }: { url: string; token: string },
  method: string,
  path: string,
  body: unknown,
  type = 'application/json',
): Promise<Answer> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', ...(text !== undefined && { 'content-type': type }) };
  return new Promise((resolve, reject) => {
    const call = httpsRequest(url + path, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        let json: unknown = raw;
        try {
          json = JSON.parse(raw);
        } catch {
          // /readyz and its like answer in plain text
        }
        resolve({ status: response.statusCode!, warnings: [response.headers.warning ?? []].flat(), body: json });
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}

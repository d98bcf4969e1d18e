// kubectl of the server's own version, as a person runs it.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { ApiServer } from './api-server';

export interface Said {
  readonly ok: boolean;
  readonly stdout: string;
  /** Warnings of the server, and errors. */
  readonly stderr: string;
}

export function kubectl({ programs, kubeconfig }: ApiServer, args: readonly string[], stdin?: string): Promise<Said> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, KUBECONFIG: kubeconfig }, maxBuffer: 1 << 26 };
    const child = execFile(join(programs, 'kubectl'), args, options, (error, stdout, stderr) =>
      resolve({ ok: error === null, stdout, stderr }),
    );
    child.stdin!.end(stdin);
  });
}

/** Server-side apply of text or of files. */
export const apply = (
  server: ApiServer,
  manager: string,
  source: { text: string } | { files: readonly string[] },
  ...flags: string[]
): Promise<Said> => {
  const from = 'files' in source ? source.files.flatMap((file) => ['-f', file]) : ['-f', '-'];
  return kubectl(
    server,
    ['apply', '--server-side', `--field-manager=${manager}`, ...flags, ...from],
    'text' in source ? source.text : undefined,
  );
};

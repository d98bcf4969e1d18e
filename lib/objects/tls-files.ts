// A certificate and its key in files: whether they are that, belong together, and are for the names that are asked for.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Problem } from '../pod/rendering';

interface TlsFiles {
  readonly 'tls.crt': string;
  readonly 'tls.key': string;
}

/** Warnings, all of them: the API server asks for the two keys alone. Nothing of a key is ever in a message. */
export function tlsFileProblems(files: TlsFiles, dnsNames: readonly string[]): Problem[] {
  const certificate = read(files['tls.crt'], (text) => new X509Certificate(text));
  const key = read(files['tls.key'], (text) => createPrivateKey(text));
  const problems: Problem[] = [];
  const say = (path: string, value: string, detail: string, hint: string): void =>
    void problems.push({
      rule: 'tls-files',
      severity: 'warning',
      path,
      message: `Invalid value: ${JSON.stringify(value)}: ${detail}`,
      hint,
    });
  if (certificate === 'wrong') say('files[tls.crt]', files['tls.crt'], 'is no certificate', 'PEM: -----BEGIN CERTIFICATE-----');
  if (key === 'wrong') say('files[tls.key]', files['tls.key'], 'is no private key', 'PEM, without a password: -----BEGIN PRIVATE KEY-----');
  if (typeof certificate !== 'object') return problems;
  if (typeof key === 'object' && !certificate.checkPrivateKey(key))
    say('files[tls.key]', files['tls.key'], `is not the key of ${files['tls.crt']}`, 'the two are made together');
  dnsNames.forEach((name, i) => {
    const asked = name.replace(/^\*/, 'any');
    if (certificate.checkHost(asked) === undefined)
      say(`dnsNames[${i}]`, name, `${files['tls.crt']} is not for it`, `it is for ${certificate.subjectAltName ?? certificate.subject}`);
  });
  return problems;
}

/** A file that cannot be read is a problem that the Secret has already. */
function read<T>(path: string, parse: (text: string) => T): T | 'wrong' | 'unreadable' {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'unreadable';
  }
  try {
    return parse(text);
  } catch {
    return 'wrong';
  }
}

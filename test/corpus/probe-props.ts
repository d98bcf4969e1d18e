// A probe → the helper that is named after what it asks.
import { exec, httpGet, tcpSocket } from 'cdk8s-patterns';
import { hasOnly, type Wire } from './exact';
import type { Forms } from './forms';

export function probe(given: Wire, forms: Forms): unknown {
  const { httpGet: request, tcpSocket: connection, exec: command, ...timing } = given;
  if (request?.path !== undefined && !connection && !command) {
    const { path, port, ...options } = request;
    return forms.use('httpGet', httpGet(path, port, { ...options, ...timing }));
  }
  if (connection && hasOnly(connection, 'port') && !command) return forms.use('tcpSocket', tcpSocket(connection.port, timing));
  if (command && hasOnly(command, 'command')) return forms.use('exec', exec(command.command, timing));
  return given;
}

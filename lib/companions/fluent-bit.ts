// Fluent Bit with a configuration that is made for it.
import { emit } from '../kube/yaml-emit';
import type * as k8s from '../kube/wire';
import type { NamedContainerProps } from '../pod/container';
import { httpGet } from '../pod/probe';
import { readyMade } from './ready-made';

export interface FluentBitProps {
  readonly name: string;
  readonly program: string;
  readonly input: object;
  readonly filters?: object[];
  readonly parsers?: object[];
  readonly output: object;
  /** User and password of the other side. */
  readonly login?: { readonly username: string | k8s.EnvVarSource; readonly password: k8s.EnvVarSource } | undefined;
  /** The port of the Pod's address for health and figures, and its name. */
  readonly port: number;
  readonly portName: string;
}

/** @see https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/yaml */
export function fluentBit({
  name,
  program,
  input,
  filters = [],
  parsers = [],
  output,
  login,
  port,
  portName,
}: FluentBitProps): NamedContainerProps {
  const configuration = {
    // after SIGTERM it goes on for `grace` seconds with what it has read
    service: { flush: 1, grace: 10, log_level: 'info', http_server: 'on', http_listen: '0.0.0.0', http_port: port },
    ...(parsers.length > 0 && { parsers }),
    pipeline: {
      inputs: [input],
      ...(filters.length > 0 && { filters }),
      // Fluent Bit reads its environment: the values are in no ConfigMap
      outputs: [{ ...output, ...(login && { http_user: '${LOGIN_USERNAME}', http_passwd: '${LOGIN_PASSWORD}' }) }],
    },
  };
  return {
    name,
    ...readyMade(program, 'fluent/fluent-bit:4.0.13'),
    command: ['/fluent-bit/bin/fluent-bit'],
    args: ['-c', `/etc/${name}/fluent-bit.yaml`],
    ownFolders: [`/etc/${name}`],
    files: { [`/etc/${name}/fluent-bit.yaml`]: emit([configuration]) },
    ...(login && { env: { LOGIN_USERNAME: login.username, LOGIN_PASSWORD: login.password } }),
    ports: [{ name: portName, containerPort: port }],
    // it answers whether the other side does or not: a store that is down is no reason to start the reader anew
    startupProbe: httpGet('/', port, { periodSeconds: 1, failureThreshold: 30 }),
    livenessProbe: httpGet('/', port),
    resources: { requests: { cpu: '20m', memory: '32Mi' }, limits: { memory: '128Mi' } },
  };
}

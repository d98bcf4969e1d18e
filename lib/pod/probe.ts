// What the kubelet can ask a container: for probes, and for the hooks of its life.
import type * as k8s from '../kube/wire';

/** When and how often the kubelet asks; seconds. Left out: Kubernetes' own defaults (every 10 s, timeout 1 s, 3 failures). */
export interface ProbeTiming extends Pick<
  k8s.Probe,
  'initialDelaySeconds' | 'periodSeconds' | 'timeoutSeconds' | 'successThreshold' | 'failureThreshold' | 'terminationGracePeriodSeconds'
> {}

export interface HttpGetOptions extends ProbeTiming, Omit<k8s.HTTPGetAction, 'path' | 'port'> {}

/**
 * An HTTP request; 200 to 399 is well. The port is a number, or the name of a port of the same container.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function httpGet(path: string, port: k8s.IntOrString, options: HttpGetOptions = {}): k8s.Probe {
  const { host, httpHeaders, protocol, scheme, ...timing } = options;
  const action = { path, port, host, httpHeaders, protocol, scheme };
  return { httpGet: defined(action), ...timing };
}

/** A TCP connection that opens. It goes to the Pod's address: what listens on 127.0.0.1 alone is never reached. */
export const tcpSocket = (port: k8s.IntOrString, timing: ProbeTiming = {}): k8s.Probe => ({ tcpSocket: { port }, ...timing });

/** A command inside the container that ends with 0. No shell reads it. */
export const exec = (command: string[], timing: ProbeTiming = {}): k8s.Probe => ({ exec: { command: [...command] }, ...timing });

/** The gRPC health check; `service` is the name that it asks for. The port is a number. */
export function grpc(port: number, options: ProbeTiming & { service?: string } = {}): k8s.Probe {
  const { service, ...timing } = options;
  return { grpc: defined({ port, service }), ...timing };
}

/** For a hook: waits that many seconds. Kubernetes 1.30 and later. @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
export const sleep = (seconds: number): k8s.LifecycleHandler => ({ sleep: { seconds } });

function defined<T extends object>(fields: T): T {
  const said: Partial<T> = {};
  for (const field of Object.keys(fields) as (keyof T)[]) if (fields[field] !== undefined) said[field] = fields[field];
  return said as T;
}

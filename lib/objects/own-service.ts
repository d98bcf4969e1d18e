// The Service of Pods that serve, made with their workload.
import type { Construct } from 'constructs';
import { isPlainObject } from '../kube/manifest';
import { said } from '../kube/said';
import type * as k8s from '../kube/wire';
import type { Problem } from '../pod/rendering';
import type { Deployment } from './deployment';
import { Service, type ServicePropsFor } from './service';
import type { ServicePorts } from './service-ports';

/**
 * Makes it below `scope`, with the workload's name; says what is missing for anybody to be served. Undefined where that is everything.
 * @param ports those that it has where the user says none
 */
export function ownService(
  scope: Construct,
  asked: ServicePropsFor,
  deployment: Deployment,
  ports: ServicePorts | undefined,
  problem: (problem: Problem) => void,
): Service | undefined {
  const main = mainOf(deployment);
  if (main && asked.ports === undefined && deployment.ports.length === 0 && !isLate(main.ports)) {
    problem({
      rule: 'served-port',
      path: `${CONTAINER}.ports`,
      message: 'Required value: a Service leads to a port',
      hint: 'ports: { http: 8080 }; service: false for what nobody asks anything',
    });
    return undefined;
  }
  if (main && main.readinessProbe === undefined) problem(unasked(deployment.ports, main.ports));
  const { name, namespace } = deployment;
  return new Service(scope, 'Service', {
    ...(ports !== undefined && { ports }),
    ...said(asked),
    metadata: { name, ...(namespace !== undefined && { namespace }), ...asked.metadata },
    selector: deployment,
  });
}

/** Where requests come to a sidecar first, its probe does not help: a login is ready whether the application behind it is or not. */
const unasked = (reached: Ports, own: Ports | undefined): Problem => ({
  rule: 'readiness-probe',
  path: `${CONTAINER}.readinessProbe`,
  message:
    'Required value: without one, a Pod is sent requests as soon as its process runs, and a rollout goes on over Pods that never answer',
  hint:
    reached.length > 0 && reached !== own
      ? "a sidecar's own asks the sidecar alone: readinessProbe: exec(['wget', '-qO-', 'http://127.0.0.1:8080/healthz']) where main listens on 127.0.0.1 only, else httpGet('/healthz', 8080)"
      : "readinessProbe: httpGet('/healthz', 'http')",
  severity: 'warning',
});

type Ports = readonly k8s.ContainerPort[];

const CONTAINER = 'spec.template.spec.containers[0]';

function mainOf({ podTemplate }: Deployment): k8s.Container | undefined {
  const { containers } = podTemplate.spec;
  return Array.isArray(containers) && isPlainObject(containers[0]) ? containers[0] : undefined;
}

/** A Lazy is not known yet. */
const isLate = (value: unknown): boolean => value !== undefined && !Array.isArray(value);

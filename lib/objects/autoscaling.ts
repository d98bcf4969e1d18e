// By what the number of Pods follows the load, in a few words.
import { CPU_TARGET } from '../defaults';
import { copiedBut } from '../kube/copied';
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import type { Problem } from '../pod/rendering';
import type { HorizontalPodAutoscalerProps } from './horizontal-pod-autoscaler';

/** The props of a HorizontalPodAutoscaler for its workload, with the two metrics that everybody wants by name. */
export interface AutoscaleProps extends Omit<HorizontalPodAutoscalerProps, 'scaleTargetRef'> {
  /** The percentage of the cpu that the main container requests. @default 70, where no other metric is said */
  cpu?: number;
  /** The percentage of the memory that the main container requests. @default not looked at */
  memory?: number;
}

interface Autoscaling {
  readonly props: Omit<HorizontalPodAutoscalerProps, 'scaleTargetRef'>;
  readonly problems: readonly Problem[];
}

/**
 * Metrics of the main container alone (ContainerResource): those of the whole Pod are diluted by a sidecar that idles, and are none at all
 * where one container has no request.
 */
export function autoscaling(asked: AutoscaleProps, main: k8s.Container | undefined): Autoscaling {
  const { cpu, memory, metrics = [] } = asked;
  const byDefault = cpu === undefined && memory === undefined && asked.metrics === undefined;
  const problems: Problem[] = [];
  const all: k8s.MetricSpec[] = [];
  const container = main?.name ?? 'main';
  if (byDefault || cpu !== undefined) by('cpu', cpu ?? CPU_TARGET);
  if (memory !== undefined) by('memory', memory);
  return { props: { ...copiedBut(asked, WORDS), metrics: [...all, ...metrics] }, problems };

  function by(name: 'cpu' | 'memory', percent: number): void {
    const target = { type: 'Utilization', averageUtilization: percent };
    all.push({ type: 'ContainerResource', containerResource: { name, container, target } });
    if (main && !requests(main, name))
      problems.push({
        rule: 'autoscale-request',
        path: `autoscale.${name}`,
        message: `Invalid value: ${percent}: a percentage of what container "${container}" requests, and it requests no ${name}`,
        hint: `resources: { requests: { ${name}: '${EXAMPLE[name]}' } }, on the container or for all below a scope by configure`,
      });
  }
}

/** What is no field of Kubernetes. */
const WORDS = new Set(['cpu', 'memory'] as const);
const EXAMPLE = { cpu: '100m', memory: '128Mi' };

/** A limit alone is the request as well. What is not known yet may have one. */
function requests({ resources }: k8s.Container, name: 'cpu' | 'memory'): boolean {
  if (resources !== undefined && !isPlainObject(resources)) return true;
  return [resources?.requests, resources?.limits].some((amounts) => amounts && (!isPlainObject(amounts) || amounts[name] !== undefined));
}

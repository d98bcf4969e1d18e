// By what the number of Pods follows the load, in a few words.
import { CPU_TARGET } from '../defaults';
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
export function autoscaling({ cpu, memory, metrics, ...props }: AutoscaleProps, main: k8s.Container | undefined): Autoscaling {
  const byDefault = cpu === undefined && memory === undefined && metrics === undefined;
  const targets = { cpu: byDefault ? CPU_TARGET : cpu, memory };
  const said = (['cpu', 'memory'] as const).filter((name) => targets[name] !== undefined);
  const of = main?.name ?? 'main';
  return {
    props: {
      ...props,
      metrics: [
        ...said.map((name): k8s.MetricSpec => {
          const target = { type: 'Utilization', averageUtilization: targets[name]! };
          return { type: 'ContainerResource', containerResource: { name, container: of, target } };
        }),
        ...(metrics ?? []),
      ],
    },
    problems: said
      .filter((name) => main && !requests(main, name))
      .map((name) => ({
        rule: 'autoscale-request',
        path: `autoscale.${name}`,
        message: `Invalid value: ${targets[name]}: a percentage of what container "${of}" requests, and it requests no ${name}`,
        hint: `resources: { requests: { ${name}: '${EXAMPLE[name]}' } }, on the container or for all below a scope by configure`,
      })),
  };
}

const EXAMPLE = { cpu: '100m', memory: '128Mi' };

/** A limit alone is the request as well. What is not known yet may have one. */
function requests({ resources }: k8s.Container, name: 'cpu' | 'memory'): boolean {
  if (resources !== undefined && !isPlainObject(resources)) return true;
  return [resources?.requests, resources?.limits].some((amounts) => amounts && (!isPlainObject(amounts) || amounts[name] !== undefined));
}

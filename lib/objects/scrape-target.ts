// Tells Prometheus of a main container that shows figures itself.
import type { Construct } from 'constructs';
import { settingsOf } from '../context';
import { later } from '../kube/later';
import { scrapeAnnotations } from '../pod/scrape-annotations';
import { PodMonitor } from './pod-monitor';
import type { Workload, WorkloadKind } from './workload';

/**
 * As the scope says: annotations on the Pods of a workload whose main container has a port `metrics`, or a PodMonitor below `scope`, with the
 * workload's name. Annotations that are there already win.
 */
export function scrapeTarget(scope: Construct, workload: Workload<WorkloadKind, object>): PodMonitor | undefined {
  const { monitor } = settingsOf(scope);
  const port = workload.ports.find(({ name }) => name === 'metrics');
  if (!port) return undefined;
  const { name, namespace, podTemplate } = workload;
  if (monitor === 'PodMonitor')
    return new PodMonitor(scope, 'PodMonitor', {
      metadata: { name, ...(namespace !== undefined && { namespace }) },
      selector: { matchLabels: workload.podLabels },
      podMetricsEndpoints: [{ port: 'metrics' }],
    });
  if (monitor === 'annotations')
    podTemplate.metadata = later(podTemplate.metadata, (its) => ({
      ...its,
      annotations: later(its?.annotations ?? {}, (own) => ({ ...scrapeAnnotations(port.containerPort), ...own })),
    }));
  return undefined;
}

// What company asks of everybody who looks at the pod: which container is meant, and where its figures are.
import type { Monitor } from '../context';
import { defaultContainer } from '../defaults';
import type * as k8s from '../kube/wire';
import type { Company } from './company';
import type { Texts } from './pod-metadata';
import { containerPorts } from './ports';
import type { Rendering } from './rendering';
import { scrapeAnnotations } from './scrape-annotations';

/** The annotations; where adapters show figures, and which ports are reached, goes to `rendering`. */
export function companyAnnotations(
  company: Company,
  { containers }: k8s.PodSpec,
  { monitor, path }: { readonly monitor?: Monitor; readonly path: string },
  rendering: Rendering,
): Texts {
  const adapters = company.all.filter(({ role }) => role === 'adapter');
  rendering.metrics = adapters.map(({ props, portName }) => ({ port: portName, path: props.metricsPath ?? '/metrics' }));
  const inbound = company.all.filter(({ props }) => props.inbound === true);
  if (inbound.length > 0) rendering.inbound = inbound.flatMap(({ props }) => containerPorts(props.ports ?? []));
  const main = Array.isArray(containers) ? containers[0]?.name : undefined;
  if (monitor === 'annotations' && adapters.length > 1)
    rendering.problem(
      'one-metrics-port',
      `${path}.${adapters[1]!.written}`,
      'Forbidden: annotations name one port, and there are several adapters',
      "configure(scope, { monitor: 'PodMonitor' }) takes them all",
    );
  const scraped = monitor === 'annotations' ? adapters[0]?.props : undefined;
  return {
    ...(main !== undefined && defaultContainer(main)),
    ...(scraped?.metrics !== undefined && scrapeAnnotations(scraped.metrics, scraped.metricsPath)),
  };
}

// A worker that speaks StatsD, shown to Prometheus, with this library.
import { AdapterPod, type Chart, statsdExporter } from 'cdk8s-patterns';

export function adapterPod(chart: Chart): void {
  new AdapterPod(chart, 'worker', {
    main: { image: 'ghcr.io/acme/worker:1.4.0' },
    adapters: [statsdExporter()],
  });
}

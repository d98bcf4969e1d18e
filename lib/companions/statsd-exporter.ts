// Takes StatsD on 127.0.0.1 and shows it to Prometheus.
import type { PropTypes } from '../kube/prop-type';
import type { AdapterProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';

export interface StatsdExporterProps {
  /** How names become metrics with labels, as statsd_exporter's own YAML. @default names as they are, with `_` for `.` */
  readonly mapping?: string;
}

const TYPES: PropTypes<StatsdExporterProps> = { mapping: ['text'] };

/**
 * For `adapters`: the main container sends to 127.0.0.1:9125, over UDP or TCP; nobody outside the Pod can.
 * @see https://github.com/prometheus/statsd_exporter
 */
export function statsdExporter(props: StatsdExporterProps = {}): AdapterProps {
  const { mapping } = asked(props, 'statsdExporter', TYPES);
  return {
    name: 'statsd-exporter',
    ...readyMade('statsdExporter', 'quay.io/prometheus/statsd-exporter:v0.28.0'),
    args: [
      '--statsd.listen-udp=127.0.0.1:9125',
      '--statsd.listen-tcp=127.0.0.1:9125',
      '--web.listen-address=:9102',
      ...(mapping === undefined ? [] : ['--statsd.mapping-config=/etc/statsd-exporter/mapping.yml']),
    ],
    metrics: 9102,
    ...(mapping !== undefined && { files: { '/etc/statsd-exporter/mapping.yml': mapping }, ownFolders: ['/etc/statsd-exporter'] }),
    startupProbe: httpGet('/-/healthy', 9102, { periodSeconds: 1, failureThreshold: 30 }),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    securityContext: unprivileged(65534),
  };
}

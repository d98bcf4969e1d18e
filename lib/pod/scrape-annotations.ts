// The annotations by which Prometheus' usual configuration finds what it scrapes.

import { later } from '../kube/later';

export const scrapeAnnotations = (port: number, path = '/metrics'): { [key: string]: string } => ({
  'prometheus.io/scrape': 'true',
  'prometheus.io/port': later(port as unknown as string, String),
  'prometheus.io/path': path,
});

// The annotations by which Prometheus' usual configuration finds what it scrapes.

export const scrapeAnnotations = (port: number, path = '/metrics'): { [key: string]: string } => ({
  'prometheus.io/scrape': 'true',
  'prometheus.io/port': String(port),
  'prometheus.io/path': path,
});

// The app `environments` is for two clusters: a new server plays production, an older one staging.
const PRODUCTION = 35;

/** What the cluster has before any app: the namespace comes with the ingress controller. */
export const provided = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ingress-nginx' } });

/** The files that belong on the cluster that the server plays. */
export function forCluster(files: readonly string[], version: string): string[] {
  const other = Number(version.split('.')[1]) >= PRODUCTION ? 'environments-staging.k8s.yaml' : 'environments-production.k8s.yaml';
  if (!files.includes(other)) throw new Error(`there is no ${other} any more`);
  return files.filter((file) => file !== other);
}

/** The version as targets are written: `1.28.15` is `1.28`. */
export const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.');

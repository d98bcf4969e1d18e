// PostgreSQL with two read replicas, with this library.
import { type Chart, postgresql, Secret, StatefulDatabase } from 'cdk8s-patterns';

export function statefulDatabase(chart: Chart): void {
  const login = Secret.existing('db-login');
  new StatefulDatabase(chart, 'db', {
    engine: postgresql({ version: '16', database: 'shop' }),
    credentials: login,
    storage: { size: '20Gi' },
    readReplicas: 2,
  });
}

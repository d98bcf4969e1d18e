// db.yaml: PostgreSQL with two read replicas.
import { type Chart, postgresql, Secret, StatefulDatabase } from 'cdk8s-patterns';

export function db(chart: Chart): void {
  const login = new Secret(chart, 'login', {
    metadata: { name: 'db-login' },
    type: 'kubernetes.io/basic-auth',
    stringData: { username: 'shop', password: 'for-this-test-only' },
    allowInGit: 'it opens nothing',
  });
  new StatefulDatabase(chart, 'db', {
    engine: postgresql({ version: '16', database: 'shop' }),
    credentials: login,
    storage: { size: '20Gi' },
    readReplicas: 2,
  });
}

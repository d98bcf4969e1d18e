// Every engine of StatefulDatabase in every version that it has. Images, scripts and configuration are API: what each becomes is in dist/, and a
// change of it is a line in CHANGELOG, for it replaces the Pods of databases.
import {
  type App,
  Chart,
  configure,
  type Engine,
  mariadb,
  mongodb,
  mysql,
  Namespace,
  postgresql,
  redis,
  Secret,
  StatefulDatabase,
} from 'cdk8s-patterns';

export function engines(app: App): void {
  const chart = new Chart(app, 'engines', { namespace: 'engines' });
  configure(chart, { security: 'restricted' });
  new Namespace(chart, 'namespace', { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });

  const credentials = Secret.existing('login', { keys: ['username', 'password'] });
  const database = (version: string, engine: Engine): StatefulDatabase =>
    new StatefulDatabase(chart, `${engine.name}-${version.replace('.', '-')}`, { engine, credentials, storage: { size: '10Gi' } });

  // a version is a line of releases, '16'; its newest patch here is pinned. '16.9' is that one, with the distribution that the line has
  for (const version of ['15', '16', '17', '18']) database(version, postgresql({ version, database: 'shop' }));
  for (const version of ['7.2', '7.4', '8.0']) database(version, redis({ version }));
  for (const version of ['8.4', '9.7']) database(version, mysql({ version, database: 'shop' }));
  for (const version of ['10.11', '11.4', '11.8']) database(version, mariadb({ version, database: 'shop' }));
  for (const version of ['7.0', '8.0']) database(version, mongodb({ version }));
}

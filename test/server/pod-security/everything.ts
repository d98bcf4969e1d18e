// A workload with each ready-made companion, and a database of each engine, under one word of security.
import {
  App,
  Chart,
  configure,
  Deployment,
  type Engine,
  mariadb,
  mongodb,
  mysql,
  NodeDaemon,
  postgresql,
  redis,
  Secret,
  type Security,
  StatefulDatabase,
} from 'cdk8s-patterns';
import type { Manifest } from '../../../lib/kube/manifest';
import { podTemplateOf } from '../../../lib/kube/pod-template-of';
import { podWith, readyMade } from '../../companions/ready-made';
import { quietlyGathered } from '../../synth/quietly-gathered';

export interface Made {
  readonly manifest: Manifest;
  /** Whether the library would not write it. */
  readonly refused: boolean;
}

const database = 'shop';
const engines: readonly Engine[] = [
  postgresql({ version: '18', database }),
  redis({ version: '8.0' }),
  mysql({ version: '9.7', database }),
  mariadb({ version: '11.8', database }),
  mongodb({ version: '8.0' }),
];

/** @param target the version of the server: the form of companions depends on it */
export function everything(target: string, security: Security): Made[] {
  const app = new App({ target });
  const chart = new Chart(app, 'all', { namespace: 'all' });
  configure(chart, { security });
  readyMade.forEach((one, i) => {
    if (one.role === undefined) new NodeDaemon(chart, `daemon-${i}`, { daemon: one.companion });
    // below 1.29 no Job, and no init container that needs the network beside an ambassador: one companion a Pod
    else new Deployment(chart, `companion-${i}`, { pod: podWith(one) });
  });
  const credentials = Secret.existing('login');
  for (const engine of engines) new StatefulDatabase(chart, engine.name, { engine, credentials, storage: { size: '1Gi' } });
  const { made, findings } = quietlyGathered(app);
  const refused = findings.filter(({ severity }) => severity === 'error').map(({ construct }) => `${construct}/`);
  return made
    .filter(({ manifest }) => podTemplateOf(manifest))
    .map(({ manifest, object }) => ({ manifest, refused: refused.some((path) => `${object.node.path}/`.startsWith(path)) }));
}

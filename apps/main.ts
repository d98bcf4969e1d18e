// All apps in one synth: `npx cdk8s synth` writes dist/, one file a chart.
import { App } from 'cdk8s-patterns';
import { adapterPod } from './adapter-pod';
import { ambassadorPod } from './ambassador-pod';
import { batchCron } from './batch-cron';
import { batchJob } from './batch-job';
import { certificates } from './certificates';
import { companions } from './companions';
import { configMaps } from './config-maps';
import { configuration } from './configuration';
import { engines } from './engines';
import { environments } from './environments';
import { initPod } from './init-pod';
import { moving } from './moving';
import { neighbours } from './neighbours';
import { network } from './network';
import { networkSegment } from './network-segment';
import { nodeDaemon } from './node-daemon';
import { notes } from './notes';
import { placement } from './placement';
import { policy } from './policy';
import { selfAwarePod } from './self-aware-pod';
import { serviceDiscovery } from './service-discovery';
import { shop } from './shop';
import { sidecarPod } from './sidecar-pod';
import { singleton } from './singleton';
import { statefulDatabase } from './stateful-database';
import { statelessService } from './stateless-service';
import { storage } from './storage';
import { tlsCertificate } from './tls-certificate';
import { webService } from './web-service';
import { workloads } from './workloads';

const objects = [notes, workloads, configMaps, storage, network, policy, certificates, environments, neighbours, moving];
const patterns = [
  sidecarPod,
  ambassadorPod,
  adapterPod,
  initPod,
  selfAwarePod,
  webService,
  statelessService,
  statefulDatabase,
  singleton,
  nodeDaemon,
  batchJob,
  batchCron,
  configuration,
  tlsCertificate,
  networkSegment,
  placement,
  serviceDiscovery,
  engines,
  companions,
  shop,
];

// the version of the clusters that take it; a test makes it for others
const app = new App({ target: process.env.TARGET ?? '1.30' });
for (const example of [...objects, ...patterns]) example(app);
app.synth();

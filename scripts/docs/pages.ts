// The pages of all patterns, in the order of the index. A new one is imported here and nowhere else.
import type { Page } from './page';
import { adapterPodPage } from './pages/adapter-pod';
import { ambassadorPodPage } from './pages/ambassador-pod';
import { batchCronPage } from './pages/batch-cron';
import { batchJobPage } from './pages/batch-job';
import { configurationPage } from './pages/configuration';
import { initPodPage } from './pages/init-pod';
import { networkSegmentPage } from './pages/network-segment';
import { nodeDaemonPage } from './pages/node-daemon';
import { placementPage } from './pages/placement';
import { selfAwarePodPage } from './pages/self-aware-pod';
import { serviceDiscoveryPage } from './pages/service-discovery';
import { sidecarPodPage } from './pages/sidecar-pod';
import { singletonPage } from './pages/singleton';
import { statefulDatabasePage } from './pages/stateful-database';
import { statelessServicePage } from './pages/stateless-service';
import { tlsCertificatePage } from './pages/tls-certificate';
import { webServicePage } from './pages/web-service';

export const pages: readonly Page[] = [
  sidecarPodPage,
  ambassadorPodPage,
  adapterPodPage,
  initPodPage,
  selfAwarePodPage,
  webServicePage,
  statelessServicePage,
  { ...statefulDatabasePage, pictured: ['db'] },
  nodeDaemonPage,
  batchJobPage,
  batchCronPage,
  singletonPage,
  configurationPage,
  serviceDiscoveryPage,
  tlsCertificatePage,
  networkSegmentPage,
  placementPage,
];

// What the snippets of wrong.ts have at hand: a chart and an object of each kind that they refer to.
import type {
  Chart,
  ConfigMap,
  CronJob,
  Deployment,
  PersistentVolumeClaim,
  Role,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
  Volume,
} from 'cdk8s-patterns';

export declare const shop: Chart;
export declare const settings: ConfigMap;
export declare const login: Secret;
export declare const web: Deployment;
export declare const db: StatefulSet;
export declare const nightly: CronJob;
export declare const site: Service;
export declare const robot: ServiceAccount;
export declare const reader: Role;
export declare const uploads: PersistentVolumeClaim;
export declare const scratch: Volume;

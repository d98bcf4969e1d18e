// All apps in one synth: `npx cdk8s synth` writes dist/, one file a chart.
import { App } from 'cdk8s-patterns';
import { certificates } from './certificates';
import { configuration } from './configuration';
import { environments } from './environments';
import { moving } from './moving';
import { neighbours } from './neighbours';
import { network } from './network';
import { notes } from './notes';
import { policy } from './policy';
import { storage } from './storage';
import { workloads } from './workloads';

const app = new App();
for (const example of [notes, workloads, configuration, storage, network, policy, certificates, environments, neighbours, moving])
  example(app);
app.synth();

import { App } from './lib/index';
import { workloads } from './apps/workloads';
import { configuration } from './apps/configuration';
import { storage } from './apps/storage';
const app = new App({outdir: '/tmp/try'});
workloads(app); configuration(app); storage(app);
app.synth();

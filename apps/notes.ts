// Every manifest that the study notes print, written with our objects. One chart for each topic, in a namespace of its own: the notes
// use names again. Where their text slips, a comment says what it had.
import type { App } from 'cdk8s-patterns';
import { configuration } from './notes/configuration';
import { containers } from './notes/containers';
import { ingress } from './notes/ingress';
import { jobs } from './notes/jobs';
import { network } from './notes/network';
import { pods } from './notes/pods';
import { selfAwareness } from './notes/self-awareness';
import { services } from './notes/services';
import { updates } from './notes/updates';
import { workloads } from './notes/workloads';

export function notes(app: App): void {
  pods(app);
  containers(app);
  network(app);
  configuration(app);
  selfAwareness(app);
  services(app);
  workloads(app);
  updates(app);
  jobs(app);
  ingress(app);
}

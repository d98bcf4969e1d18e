// One topic of the notes: a chart, and a namespace for it, since the notes use the same names again and again.
import { type App, Chart, Namespace, suppress } from 'cdk8s-patterns';

/** The Namespace is made first, so that `kubectl apply -f` finds it when the rest comes. */
export function topic(app: App, id: string): Chart {
  const chart = new Chart(app, id, { namespace: id });
  new Namespace(chart, 'Namespace');
  suppress(chart, 'bare-pod', 'the notes show Pods by themselves');
  return chart;
}

// Makes an object of the library from a manifest of the corpus, in one of the two ways, and gives the manifest that it emits.
import * as library from 'cdk8s-patterns';
import { ApiObject, App, Chart } from 'cdk8s-patterns';
import type { Construct, IConstruct } from 'constructs';
import type { KindName } from '../../lib/kube/kinds';
import type { Manifest } from '../../lib/kube/manifest';
import type { Forms } from './forms';
import { propsOf } from './props';

/** The part of every class that both ways need; which class it is, only the manifest's kind says. */
interface Class {
  new (scope: Construct, id: string, props: unknown): IConstruct;
  from(scope: Construct, id: string, manifest: Manifest): IConstruct;
}

export class Maker {
  private readonly chart: Chart;
  private count = 0;

  constructor(target = '1.28') {
    this.chart = new Chart(new App({ target }), 'corpus');
  }

  /** `Deployment.from(chart, id, manifest)`. */
  from(manifest: Manifest): Manifest {
    return emitted(classOf(manifest).from(this.chart, this.id(), manifest));
  }

  /** `new Deployment(chart, id, props)`, with what can be said shorter said shorter; `forms` counts those. */
  props(manifest: Manifest, forms?: Forms): Manifest {
    return emitted(new (classOf(manifest))(this.chart, this.id(), propsOf(manifest, forms)));
  }

  /** No name comes of it: the manifests have names of their own. */
  private id(): string {
    this.count += 1;
    return `m${this.count}`;
  }
}

const classOf = ({ kind }: Manifest): Class => library[kind as KindName] as unknown as Class;

const emitted = (object: IConstruct): Manifest => ApiObject.of(object).toJson() as Manifest;

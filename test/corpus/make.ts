// Makes an object of the library from a manifest of the corpus, in one of the two ways, and gives the manifest that it emits.
import * as library from 'cdk8s-patterns';
import { ApiObject, App, Chart } from 'cdk8s-patterns';
import type { Construct, IConstruct } from 'constructs';
import type { Manifest } from '../../lib/kube/manifest';
import { problemsAt } from '../../lib/objects/kube-object';
import type { Forms } from './forms';
import { propsOf } from './props';

/** The part of every class that both ways need; which class it is, only the manifest's kind says. */
interface Class {
  new (scope: Construct, id: string, props: unknown): Construct;
  from(scope: Construct, id: string, manifest: Manifest): Construct;
}

export class Maker {
  private readonly chart: Chart;
  private readonly made: Construct[] = [];

  constructor(target = '1.28') {
    this.chart = new Chart(new App({ target }), 'corpus');
  }

  /** `Deployment.from(chart, id, manifest)`. */
  from(manifest: Manifest): Manifest {
    return this.emitted(classOf(manifest).from(this.chart, this.id(), manifest));
  }

  /** `new Deployment(chart, id, props)`, with what can be said shorter said shorter; `forms` counts those. */
  props(manifest: Manifest, forms?: Forms): Manifest {
    return this.emitted(new (classOf(manifest))(this.chart, this.id(), propsOf(manifest, forms)));
  }

  /** What the renderers found wrong with any of them. */
  problems(): string[] {
    return this.made.flatMap((object) =>
      problemsAt(object)
        .filter(({ severity }) => severity !== 'warning')
        .map(({ rule, path, message }) => `${ApiObject.of(object).name} ${path}: ${message} ${rule}`),
    );
  }

  private emitted(object: Construct): Manifest {
    this.made.push(object);
    return ApiObject.of(object as IConstruct).toJson() as Manifest;
  }

  /** No name comes of it: the manifests have names of their own. */
  private id(): string {
    return `m${this.made.length}`;
  }
}

const classes = new Map<string, unknown>(Object.entries(library));
const classOf = ({ kind }: Manifest): Class => classes.get(kind) as Class;

// cdk8s' App, with one check before anything is written.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App as Cdk8sApp, type AppProps as Cdk8sAppProps } from 'cdk8s';
import { configure, type Settings } from '../context';
import { emit } from '../kube/yaml-emit';
import { write } from './files';
import type { Gathered } from './gather';
import { Judge } from './judge';
import { judgedSinceLast } from './judged-since-last';
import { remember, watch } from './last-good';

/** What cdk8s' App takes, and what holds for everything in it. */
export interface AppProps extends Cdk8sAppProps, Settings {}

/**
 * A drop-in for cdk8s' `App`: the same files in the same order. Before anything is written, all manifests are judged as the API server
 * of the target version would; what it would refuse fails the synth, all at once, and the last good output stays.
 *
 * @example apps/main.ts
 */
export class App extends Cdk8sApp {
  private readonly judge: Judge;
  private readonly recordsMetadata: boolean;

  /** @throws RangeError for a target that is no version from 1.28 to 1.37 */
  constructor(props: AppProps = {}) {
    const { target, security, cluster, pod, container, monitor, companions, restartOnChange, ...cdk8s } = props;
    super(cdk8s);
    this.recordsMetadata = cdk8s.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    configure(this, { target, security, cluster, pod, container, monitor, companions, restartOnChange });
    this.judge = new Judge(this);
    watch(this.outdir);
  }

  /**
   * Judges everything, then writes it.
   * @throws SynthError with all findings, if one is an error; its message is the report
   */
  override synth(): void {
    const [gathered, output] = judgedSinceLast(this.judge, this);
    write(this.outdir, output);
    if (this.recordsMetadata) this.writeMetadata(gathered);
    remember(this.outdir, output);
  }

  /**
   * Judges everything, and gives it as one YAML text.
   * @throws SynthError with all findings, if one is an error
   */
  override synthYaml(): string {
    return emit(this.judge.judged().made.map(({ manifest }) => manifest));
  }

  /** As cdk8s records it. */
  private writeMetadata({ made }: Gathered): void {
    const resources = Object.fromEntries(made.map(({ object }) => [object.name, { path: object.node.path }]));
    writeFileSync(join(this.outdir, 'construct-metadata.json'), JSON.stringify({ version: '1.0.0', resources }));
  }
}

// Stands between a tree and its output: everything is judged once, before anything is written.
import type { App } from 'cdk8s';
import { markChecked } from '../context';
import { gather, type Gathered, type SaidAt, type Tree } from './gather';
import { report } from './report';
import { printUncaught, SynthError } from './synth-error';

export class Judge {
  private busy = false;

  /** From now on `chart.toJson()` of the tree (and so Testing.synth, and tools that call it) is judged too. */
  constructor(private readonly app: App) {
    markChecked(app);
    app.node.addValidation({ validate: () => this.validation() });
  }

  /**
   * The manifests, if none of them has an error; warnings are printed on stderr.
   * @param outcome says what became of the output, when there is an error
   * @param since says what is to be said of it beside the last one
   */
  judged(outcome?: () => string, since?: (tree: Tree) => readonly SaidAt[]): Gathered {
    return this.quietly(() => {
      const gathered = gather(this.app, since);
      const failed = gathered.findings.some(({ severity }) => severity === 'error');
      const text = report({ ...gathered, ...(failed && outcome && { outcome: outcome() }) });
      if (failed) {
        printUncaught();
        throw new SynthError(text, gathered.findings);
      }
      if (text !== '') process.stderr.write(`${text}\n`);
      return gathered;
    });
  }

  /** Runs something that validates the tree again, which then need not be judged again. */
  quietly<T>(run: () => T): T {
    const before = this.busy;
    this.busy = true;
    try {
      return run();
    } finally {
      this.busy = before;
    }
  }

  private validation(): string[] {
    if (!this.busy) this.judged();
    return [];
  }
}

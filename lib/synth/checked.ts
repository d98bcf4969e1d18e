// The check, for an App of cdk8s that is not ours.
import type { App } from 'cdk8s';
import { configure, type Settings } from '../context';
import { Judge } from './judge';
import { judgedSinceLast } from './judged-since-last';
import { watch } from './last-good';

/**
 * Lets an App of cdk8s judge everything before it writes: `checked(new App(), { target: '1.30' })`. Called before anything is made in
 * it. Its own code still writes the files.
 * @returns the same App
 * @throws if the App has children already
 */
export function checked<A extends App>(app: A, settings: Settings = {}): A {
  configure(app, settings);
  const judge = new Judge(app);
  watch(app.outdir);
  const { synth, synthYaml } = app;
  Object.assign(app, {
    synth: () => {
      judgedSinceLast(judge, app);
      judge.quietly(() => synth.call(app));
    },
    synthYaml: () => {
      judge.judged();
      return judge.quietly(() => synthYaml.call(app));
    },
  });
  return app;
}

// What a synth finds, without its report: warnings too, and nothing is thrown.
import type { App } from 'cdk8s-patterns';
import { gather, type Gathered } from '../../lib/synth/gather';
import type { Judge } from '../../lib/synth/judge';

export const quietlyGathered = (app: App): Gathered => (app as unknown as { judge: Judge }).judge.quietly(() => gather(app));

// A span of time that a program of Go reads: `30s`, `1m30s`.
import { durationProblem, seconds } from '../kube/cron-duration';
import { within } from './within';

/** The text as it is. @throws RangeError if it is no duration, or shorter than a second */
export function period(text: string, prop: string): string {
  const right = typeof text === 'string' && durationProblem(text) === undefined && seconds(text) >= 1;
  return within(text, prop, right ? undefined : 'must be a duration of a second or more, as in "30s" or "5m"');
}

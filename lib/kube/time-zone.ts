// What the time zone of a CronJob may be: text → the reason why not, or undefined. In the API server's own words.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
import { timeZoneNames } from './time-zone-names';

let names: ReadonlySet<string> | undefined;
/** Zones that are newer than our list are known if this Node has them. */
const known = (): ReadonlySet<string> => (names ??= new Set([...timeZoneNames(), ...Intl.supportedValuesOf('timeZone')]));

/** Whether a server finds it in the tz database; capitals count. */
export const timeZoneIsKnown = (zone: string): boolean => known().has(zone);

/** Why a CronJob cannot have this time zone. */
export function timeZoneProblem(zone: string): string | undefined {
  if (zone === '') return 'timeZone must be nil or non-empty string';
  if (zone.toLowerCase() === 'local') return 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones';
  return timeZoneIsKnown(zone) ? undefined : `unknown time zone ${zone}`;
}

/** The zone that was most likely meant: the same in other capitals, or a city without its area (`Berlin`). */
export function likelyTimeZone(zone: string): string | undefined {
  const wanted = zone.toLowerCase().replaceAll(' ', '_');
  const all = [...known()];
  return all.find((name) => name.toLowerCase() === wanted) ?? all.find((name) => name.toLowerCase().endsWith(`/${wanted}`));
}

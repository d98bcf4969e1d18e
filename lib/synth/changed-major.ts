// A database of another major, or engine, than in the last output: it would refuse its data, or begin empty beside them.
import { entries } from '../kube/entries';
import { type Manifest, objectId } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';
import type { Finding } from '../rules/finding';

/**
 * An error: the server would take it, and the database would be down. That the last output was never applied is for somebody to say, who
 * knows that there are no data; `overrule` is the way.
 */
export function changedMajor(before: Manifest, after: Manifest): Finding[] {
  const [was, is] = [engineOf(before), engineOf(after)];
  if (!was || !is || was.text === is.text) return [];
  const same = was.name === is.name;
  if (same && isAllowed(after)) return [];
  return [
    {
      rule: 'database-major',
      severity: 'error',
      path: same ? 'engine.version' : 'engine',
      message: same
        ? `Invalid value: "${is.major}": the last output has "${was.major}", and ${is.name} does not start on data of another major`
        : `Invalid value: "${is.text}": the last output has "${was.text}", and no engine reads the data of another`,
      hint: `dump with the server of before, and restore into a new StatefulDatabase of another name${same ? inPlace(is.name) : ''}`,
      object: objectId(after),
    },
  ];
}

interface Engine {
  readonly text: string;
  readonly name: string;
  readonly major: string;
}

/** What StatefulDatabase writes down: `postgresql-16`. */
function engineOf({ kind, metadata }: Manifest): Engine | undefined {
  const text: unknown = kind === 'StatefulSet' ? metadata?.annotations?.['cdk8s-patterns/engine'] : undefined;
  if (typeof text !== 'string') return undefined;
  const end = text.lastIndexOf('-');
  return { text, name: text.slice(0, end), major: text.slice(end + 1) };
}

/** What `allowMajorUpgrade` tells the start script. */
const isAllowed = (manifest: Manifest): boolean =>
  entries(podTemplateOf(manifest)?.spec.containers).some(({ env }) =>
    entries(env).some(({ name, value }) => name === 'ALLOW_MAJOR_UPGRADE' && value === 'true'),
  );

/** PostgreSQL never works on data of another major, whatever it is told. */
const inPlace = (engine: string): string =>
  engine === 'postgresql'
    ? "; or run pg_upgrade on the volume by hand, and say so: overrule(db, 'database-major', '<reason>')"
    : '; or make a backup, and allowMajorUpgrade: true lets it try in place';

// The image and the major of an engine, from the version that a user wrote.
import { propsProblem, type PropTypes, readable } from '../kube/prop-type';
import type { Problem } from '../pod/rendering';
import type { EngineProps } from './engine';

interface Pinned {
  /** The image's name on Docker Hub. */
  readonly repository: string;
  /** Tags by version, newest last: patch and distribution, since user ids and collations follow the distribution. */
  readonly tags: { readonly [version: string]: string };
  /** What of a version says which data it can read. */
  readonly major: RegExp;
}

interface EngineVersion {
  readonly image: string;
  readonly pinned: string;
  readonly major: string;
  readonly problems: readonly Problem[];
}

/** Some have a database as well. */
const TYPES: PropTypes<EngineProps & { database?: string }> = { image: ['text'], database: ['text'] };

/** Never throws: a version that is unknown here is a problem of the pattern. */
export function engineVersion(props: EngineProps, { repository, tags, major }: Pinned): EngineVersion {
  const problems: Problem[] = [];
  const say = (prop: string, message: string): void => void problems.push({ rule: 'engine-version', path: `engine.${prop}`, message });
  const { version, image } = propsProblem(props) === undefined ? readable(props, TYPES, say) : ({} as EngineProps);
  const known = Object.keys(tags);
  const text = String(version);
  const series = known.find((one) => text === one || text.startsWith(`${one}.`));
  const tag = series === undefined ? undefined : text === series ? tags[series]! : `${text}-${distribution(tags[series]!)}`;
  const found = /^\d+(\.\d+)*$/.test(text) ? major.exec(text)?.[0] : undefined;
  const pinned = `${repository}:${tag ?? text}`;
  return { image: image ?? pinned, pinned, major: found ?? text, problems: [...problems, ...wrong(version, known, { tag, image, found })] };
}

const distribution = (tag: string): string => tag.slice(tag.indexOf('-') + 1);

function wrong(
  version: string,
  known: readonly string[],
  { tag, image, found }: { readonly [what: string]: string | undefined },
): Problem[] {
  const at = { rule: 'engine-version', path: 'engine.version' };
  const said = JSON.stringify(version);
  if (image !== undefined) {
    if (found !== undefined) return [];
    const message = `Invalid value: ${said}: must be a version, such as "${known.at(-1)}"`;
    return [{ ...at, message, hint: 'with an image of your own, it says which data the server can read' }];
  }
  if (tag !== undefined && found !== undefined) return [];
  const message = `Unsupported value: ${said}: supported values: ${known.map((one) => `"${one}"`).join(', ')}`;
  return [{ ...at, message, hint: 'a patch of one of these can be named as well; for another one, give the image too' }];
}

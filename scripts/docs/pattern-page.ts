// The page of a pattern: its author's words, and what is made from its app, its table and its tests.
import { changes } from './differences';
import { cited, kebab, type Page } from './page';
import { picture } from './picture';
import { formatted } from './formatted';
import { fenced, folded } from './markdown';
import { sideBySide } from './side-by-side';
import { tableIn } from './source';
import { type Object, synthesized } from './synthesized';
import { TARGET } from './target';
import { shown } from '../../test/patterns/said';

export async function patternPage(page: Page): Promise<string> {
  const { objects } = synthesized(page.app, TARGET);
  const sections = [
    `# ${page.pattern}\n\n${page.sentence}`,
    `**When to use it**\n\n${list(page.use)}`,
    `**When not**\n\n${list(page.not)}`,
    `## What you write, and what it becomes\n\nThe app [${page.file}](../../${page.file}), piece by piece, for Kubernetes ${TARGET}. All of it: ${goldens(objects)}.`,
    await sideBySide(page.file, objects),
    `## Its objects\n\n${legend(page, objects)}`,
    picture(pictured(page, objects).map(({ manifest }) => manifest)),
    `## What it guarantees\n\nEach with the test that shows it.\n\n${guarantees(page)}`,
    ...(page.limits ? [`## What it does not do\n\n${list(page.limits)}`] : []),
    `## Which version does what\n\n${versions(page)}`,
    `## Mistakes, and what is said of them\n\nAll mistakes of an app are said at once, and nothing is written. What a line calls a warning is said as well, and written if nothing else is wrong. Each line here is made by the code above it, in a test.`,
    ...(await mistakes(page)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function pictured({ pattern, pictured: ids }: Page, objects: readonly Object[]): readonly Object[] {
  const missing = ids?.find((id) => objects.every(({ from }) => from !== id));
  if (missing !== undefined) throw new Error(`${pattern}: nothing in its app is called ${missing}, which the picture is of`);
  return ids === undefined ? objects : objects.filter(({ from }) => ids.includes(from));
}

function legend(page: Page, objects: readonly Object[]): string {
  const policies = objects.filter(({ manifest }) => manifest.kind === 'NetworkPolicy').length;
  return [
    ...(page.pictured ? [`Of ${page.pictured.map((id) => `\`${id}\``).join(', ')}; the others are alike.`] : []),
    'An arrow is a name that one says of another; a dotted one, the Pods that it selects.',
    ...(policies > 0 ? [`A thick one is a way that the ${policies} NetworkPolicies leave open, with its ports.`] : []),
  ].join(' ');
}

const goldens = (objects: readonly Object[]): string =>
  [...new Set(objects.map(({ chart }) => `dist/${chart}.k8s.yaml`))].map((file) => `[${file}](../../${file})`).join(', ');

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

function guarantees({ guarantees: all }: Page): string {
  return all
    .map((one) => {
      const tests = cited(one).map(({ file, name }) => `  <br/><sub>[${file}](../../${file}): ${name}</sub>`);
      return [`- ${one.what}`, ...tests].join('\n');
    })
    .join('\n');
}

function versions({ app, versions: words = [] }: Page): string {
  const found = changes(app);
  const said = words.length > 0 ? [list(words)] : [];
  if (found.length === 0) return [...said, 'The app above becomes the same YAML for every version from 1.28 to 1.37.'].join('\n\n');
  const shown = found.map(({ since, lines }) => {
    const text = fenced('diff', lines.join('\n'));
    return lines.length > 30 ? folded(`From ${since}: ${lines.length} lines`, text) : `From ${since}:\n\n${text}`;
  });
  return [...said, 'What the app above becomes, from version to version:', ...shown].join('\n\n');
}

async function mistakes({ mistakes: all, table }: Page): Promise<string[]> {
  const { given, makers } = tableIn(table);
  const lines = all.map((mistake) => shown(mistake).map(anywhere));
  const alone = lines.filter((said) => said.some(isBare));
  const sections = await Promise.all(
    all.map(async ({ title }, i) => {
      const source = makers.get(title);
      if (source === undefined) throw new Error(`${table}: the source of '${title}' was not found`);
      const said = lines[i]!.every(isBare) ? lines[i]! : lines[i]!.filter((one) => !isBare(one));
      return `### ${capital(title)}\n\n${fenced('ts', await formatted(source))}\n\n${fenced('', said.join('\n'))}`;
    }),
  );
  const which = alone.length === all.length ? 'Each of these' : 'Each of these that makes a Pod by itself';
  const bare = alone.length === 0 ? [] : [`${which} also earns this, which is left out below:\n\n${fenced('', alone[0]!.find(isBare)!)}`];
  return [
    ...bare,
    ...(given === '' ? [] : [`Several of them have this in common:\n\n${fenced('ts', await formatted(given))}`]),
    ...sections,
  ];
}

const isBare = (line: string): boolean => line.endsWith('   bare-pod');

/** Where somebody made the pages is nothing that they say. */
const anywhere = (line: string): string => line.replaceAll(`paths start at ${process.cwd()}`, 'paths start at /home/me/shop');

const capital = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** Where it is written. */
export const pageFile = ({ pattern }: Page): string => `patterns/${kebab(pattern)}.md`;

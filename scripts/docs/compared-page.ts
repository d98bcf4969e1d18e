// docs/compared.md: the six named constructs, and the same objects with cdk8s-plus: both programs, both outputs, both counted.
import { App as Cdk8sApp, Chart as Cdk8sChart } from 'cdk8s';
import { App, Chart, emit, type Manifest } from 'cdk8s-patterns';
import { quietlyGathered } from '../../test/synth/quietly-gathered';
import { type Comparison, comparisons, type Missing } from './comparisons';
import { kebab } from './page';
import { fenced, folded } from './markdown';
import { linesOf, programIn } from './source';
import { TARGET } from './target';
import { wordsOfPlus } from './words-of-plus';

export interface Made {
  readonly ours: readonly Manifest[];
  readonly plus: readonly Manifest[];
}

/** What both programs make, for a version that runs native sidecars: those of cdk8s-plus write them. */
export function made({ ours, plus }: Comparison): Made {
  const app = new App({ target: TARGET });
  const [one, other] = [new Chart(app, 'shop', { namespace: 'shop' }), new Cdk8sChart(new Cdk8sApp(), 'shop', { namespace: 'shop' })];
  ours(one);
  plus(other as Chart);
  return { ours: quietlyGathered(app).made.map(({ manifest }) => manifest), plus: other.toJson() as Manifest[] };
}

/** What the user of cdk8s-plus writes beside the program, by its path: the library makes it by itself, so that both are counted from the same text. */
export function filesBeside(one: Comparison): Map<string, string> {
  const maps = made(one).ours.filter(({ kind }) => kind === 'ConfigMap');
  const texts = maps.flatMap(({ data }) => Object.entries(data as { [name: string]: string }));
  if (texts.length > 0 && one.besides === undefined) throw new Error(`${one.pattern}: where are ${texts.map(([name]) => name).join()}?`);
  return new Map(texts.map(([name, text]) => [`${one.besides}/${name}`, text]));
}

/** Of all programs: `npm run docs` writes them, and a test compares. */
export const countedFiles = (): Map<string, string> => new Map(comparisons.flatMap((one) => [...filesBeside(one)]));

export function comparedPage(): string {
  const rows = comparisons.map(
    (one) => `| [${one.pattern}](#${one.pattern.toLowerCase()}) | ${count(one, 'ours')} | ${count(one, 'plus')}${besides(one)} |`,
  );
  return `${[
    '# Compared with cdk8s-plus',
    `Six patterns, each as somebody writes it with this library, and as somebody writes the same objects with cdk8s-plus-28 (2.5.6), whose classes have another purpose: one for each object, for people who know what belongs in them. Both programs are in [test/compared/](../test/compared); the YAML is what they make, for Kubernetes ${TARGET}, and a test compares it with what is said here. Lines are lines of code, formatted alike; imports are not counted.`,
    ['| | lines here | lines with cdk8s-plus |', '|---|---|---|', ...rows].join('\n'),
    'What cdk8s-plus-28 "cannot say" is what its props have no word for. cdk8s can patch any object (`ApiObject.of(x).addJsonPatch(…)`), and nobody checks the patch.',
    `${newer.name} (${newer.version}) has words for ${later()
      .map((word) => `\`${word}\``)
      .join(' and ')}, which count against cdk8s-plus-28 below; for the rest it has none either.`,
    'Lines with `ensureNonRoot: false` and `readOnlyRootFilesystem: false` only undo defaults of cdk8s-plus that are stricter, so that both outputs are alike: leave them out where your image bears the defaults.',
    ...comparisons.map(section),
  ].join('\n\n')}\n`;
}

const file = ({ pattern }: Comparison, which: 'ours' | 'plus'): string => `test/compared/${kebab(pattern)}.${which}.ts`;
const count = (one: Comparison, which: 'ours' | 'plus'): number => linesOf(file(one, which));

const besides = (one: Comparison): string => {
  const lines = [...filesBeside(one).values()].reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
  return lines === 0 ? '' : `, and ${lines} of configuration`;
};

function section(one: Comparison): string {
  const { ours, plus } = made(one);
  return [
    `## ${one.pattern}`,
    fenced('ts', programIn(file(one, 'ours'))),
    folded('The YAML that it becomes', fenced('yaml', emit(ours))),
    `With cdk8s-plus, ${count(one, 'plus')} lines${besides(one)}:`,
    folded('The program', fenced('ts', programIn(file(one, 'plus')))),
    folded('The YAML that it becomes', fenced('yaml', emit(plus))),
    one.words,
    `What cdk8s-plus-28 cannot say:\n\n${one.missing.map(line).join('\n')}`,
  ].join('\n\n');
}

const newer = wordsOfPlus('cdk8s-plus-33');

/** `enableServiceLinks` of `Pod/site spec.enableServiceLinks`. */
const wordOf = ({ field }: Missing): string => field.split(/[. ]/).at(-1)!;

const later = (): string[] =>
  [...new Set(comparisons.flatMap(({ missing }) => missing.map(wordOf)))].filter((word) => newer.words.has(word)).sort();

const line = (one: Missing): string => `- \`${one.field}\`: ${one.why}${newer.words.has(wordOf(one)) ? ` (${newer.name} has it)` : ''}`;

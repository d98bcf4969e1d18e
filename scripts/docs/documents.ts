// All of docs/: what is in each file, by its path.
import { companionsPage } from './companions-page';
import { comparedPage } from './compared-page';
import { kebab } from './page';
import { pages } from './pages';
import { pageFile, patternPage } from './pattern-page';
import { rulesPage } from './rules-page';

export async function documents(): Promise<Map<string, string>> {
  const all = new Map<string, string>([
    ['README.md', index()],
    ['companions.md', await companionsPage()],
    ['compared.md', comparedPage()],
    ['rules.md', rulesPage()],
  ]);
  for (const page of pages) all.set(pageFile(page), await patternPage(page));
  return all;
}

function index(): string {
  const lines = pages.map((page) => `- [${page.pattern}](patterns/${kebab(page.pattern)}.md): ${page.sentence}`);
  return `# Documentation

Made by \`npm run docs\` from the apps, the tests and what the library says of itself; nothing here is written by hand. A test compares.

## Patterns

${lines.join('\n')}

## Lists

- [companions.md](companions.md): the ready-made sidecars, ambassadors, adapters, init containers and daemons
- [rules.md](rules.md): what is checked before anything is written
- [compared.md](compared.md): six patterns, and the same objects with cdk8s-plus
`;
}

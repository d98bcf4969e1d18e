// The props of a companion as its file says them: name, type in words, default, and what its docstrings say.
import { existsSync } from 'node:fs';
import ts from 'typescript-5.9';
import { parsed } from './source';

export interface Prop {
  readonly name: string;
  readonly type: string;
  /** `—` where it has to be written. */
  readonly default: string;
  readonly words: string;
}

export interface Described {
  readonly props: readonly Prop[];
  /** What the docstring of the function says, without its tags. */
  readonly words: string;
  /** What it throws for. @default nothing */
  readonly throws?: string;
}

const FOLDER = 'lib/companions';
const fileOf = (name: string): string => `${FOLDER}/${name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}.ts`;

export function describedCompanion(name: string): Described {
  const source = parsed(fileOf(name));
  const made = source.statements.find((one): one is ts.FunctionDeclaration => ts.isFunctionDeclaration(one) && one.name?.text === name)!;
  const { words, tags } = docOf(made);
  const props = made.parameters.flatMap((one): Prop[] => {
    const type = one.type!;
    if (ts.isTypeReferenceNode(type)) return propsOf(type.typeName.getText(), source);
    return [{ name: one.name.getText(), type: typeInWords(type), default: '—', words: 'The first argument.' }];
  });
  return { props, words, ...(tags.throws !== undefined && { throws: tags.throws.replace(/^RangeError for /, '') }) };
}

/** Of an interface of the file or of one that it imports from beside it, and of what it extends. */
function propsOf(name: string, source: ts.SourceFile): Prop[] {
  const found = source.statements.find((one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === name);
  if (!found) {
    const from = new RegExp(`import[^;]*\\b${name}\\b[^;]*from '\\./([\\w-]+)'`).exec(source.getFullText())?.[1];
    if (from === undefined) throw new Error(`${source.fileName}: ${name} was not found`);
    return propsOf(name, parsed(`${FOLDER}/${from}.ts`));
  }
  const inherited = (found.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .flatMap((one): Prop[] => {
      const base = one.expression.getText();
      if (base !== 'Omit') return propsOf(base, source);
      return [
        {
          name: '…',
          type: 'the fields of a container',
          default: 'none',
          words: 'Whatever else a container has: `command`, `args`, `env` …',
        },
      ];
    });
  return [...found.members.filter(ts.isPropertySignature).map(propOf), ...inherited];
}

function propOf(member: ts.PropertySignature): Prop {
  const { words, tags } = docOf(member);
  const value = tags.default;
  return {
    name: member.name.getText(),
    type: typeInWords(member.type!),
    default: member.questionToken === undefined ? '—' : (value ?? 'none'),
    words,
  };
}

const WORDS: { readonly [type: string]: string } = {
  string: 'text',
  number: 'number',
  boolean: 'yes or no',
  Volume: 'volume',
  'k8s.EnvVarSource': '`secretKeyRef(…)`',
  "NameRef<'Secret'>": 'Secret or its name',
};

function typeInWords(type: ts.TypeNode): string {
  if (ts.isUnionTypeNode(type)) return type.types.map(typeInWords).join(' or ');
  if (ts.isArrayTypeNode(type)) return `list of ${typeInWords(type.elementType)}s`;
  if (ts.isTypeLiteralNode(type))
    return `\`{ ${type.members.map((one) => `${one.name!.getText()}${one.questionToken ? '?' : ''}`).join(', ')} }\``;
  const text = type.getText();
  if (Object.hasOwn(WORDS, text)) return WORDS[text]!;
  const alias = ts.isTypeReferenceNode(type) ? aliasOf(text, type.getSourceFile()) : undefined;
  return alias ? typeInWords(alias) : `\`${text}\``;
}

/** What a name of a type beside the file stands for. */
function aliasOf(name: string, source: ts.SourceFile): ts.TypeNode | undefined {
  const from = new RegExp(`import[^;]*\\b${name}\\b[^;]*from '\\./([\\w-]+)'`).exec(source.getFullText())?.[1];
  const file = `${FOLDER}/${from}.ts`;
  const place = from !== undefined && existsSync(file) ? parsed(file) : source;
  return place.statements.find((one): one is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(one) && one.name.text === name)?.type;
}

/** The docstring right above a node: its words, and its tags by name. */
function docOf(node: ts.Node): { words: string; tags: { readonly [tag: string]: string } } {
  const above = node.getSourceFile().text.slice(node.getFullStart(), node.getStart());
  const from = above.lastIndexOf('/**');
  const lines = from === -1 ? '' : above.slice(from + 3, above.indexOf('*/', from)).replace(/^\s*\*/gm, ' ');
  const [words = '', ...tags] = lines.replace(/\s+/g, ' ').split(/(?:^|\s)@(?=(?:default|throws|see|example)\b)/);
  return {
    words: words.trim(),
    tags: Object.fromEntries(tags.map((one) => [/^\w+/.exec(one)![0], one.replace(/^\w+\s*/, '').trim()])),
  };
}

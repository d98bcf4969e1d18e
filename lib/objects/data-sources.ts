// Where the keys of a ConfigMap or Secret can come from beside literals: files, and files of KEY=value lines.
import type { Rendering } from '../pod/rendering';

export interface DataSources {
  /** The content of files by key; paths from the folder where the app runs. Read at synth. @default none */
  files?: { [key: string]: string };
  /** Files whose lines are KEY=value, as `kubectl create --from-env-file` reads them. @default none */
  envFiles?: string[];
}

interface Data {
  readonly texts: { [key: string]: string };
  /** What is no text, in base64. */
  readonly bytes: { [key: string]: string };
}

/**
 * Reads them; a file that cannot be read is a problem of the object.
 * @internal Buffer is Node's, and users' projects may be without Node's types
 */
export function dataOf(
  { files = {}, envFiles = [] }: { files?: DataSources['files']; envFiles?: DataSources['envFiles'] },
  read: (path: string) => Buffer,
  rendering: Rendering,
): Data {
  const texts: { [key: string]: string } = {};
  const bytes: { [key: string]: string } = {};
  const attempt = (path: string, at: string): Buffer | undefined => {
    try {
      return read(path);
    } catch (error) {
      rendering.problem(
        'readable-file',
        at,
        `Invalid value: ${JSON.stringify(path)}: ${(error as Error).message}`,
        `paths start at ${process.cwd()}`,
      );
      return undefined;
    }
  };
  envFiles.forEach((path, i) => {
    const content = attempt(path, `envFiles[${i}]`);
    if (content) Object.assign(texts, envLines(content.toString('utf8'), path, `envFiles[${i}]`, rendering));
  });
  for (const [key, path] of Object.entries(files)) {
    const content = attempt(path, `files[${key}]`);
    if (!content) continue;
    const text = content.toString('utf8');
    if (Buffer.from(text).equals(content)) texts[key] = text;
    else bytes[key] = content.toString('base64');
  }
  return { texts, bytes };
}

/** As kubectl reads them: blank lines and comments are skipped, a value is everything behind the first `=`, quotes are kept. */
function envLines(content: string, path: string, at: string, rendering: Rendering): { [key: string]: string } {
  const texts: { [key: string]: string } = {};
  content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, i) => {
      const text = line.trimStart();
      if (text === '' || text.startsWith('#')) return;
      const [, key, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      if (key === undefined || value === undefined || !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(key)) {
        rendering.problem('readable-file', at, `Invalid value: ${JSON.stringify(text)}: line ${i + 1} of ${path} is no KEY=value`);
      } else texts[key] = value;
    });
  return texts;
}

// Code as wide as half a page is.
import { format } from 'prettier';

const WIDTH = 84;

/** In the house's own form, narrower; what is no program by itself stays as it is. */
export async function formatted(code: string): Promise<string> {
  try {
    return (await format(code, { parser: 'typescript', singleQuote: true, printWidth: WIDTH })).trimEnd();
  } catch {
    return code;
  }
}

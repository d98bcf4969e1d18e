// What a plain scalar means to the parser that kubectl has.

/** What a plain scalar means to go-yaml v2. @see https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go */
export function resolved(text: string): unknown {
  if (/^(?:~|null|Null|NULL)?$/.test(text)) return null;
  if (/^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/.test(text)) return true;
  if (/^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/.test(text)) return false;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^\.(?:nan|NaN|NAN)$/.test(text)) return NaN;
  return /^[-+.0-9]/.test(text) ? (number(text) ?? text) : text;
}

const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** Go's integers of 64 bits (underscores anywhere, behind a dot only between digits; `0400` is octal), then its floats; what is too large for either is text. */
function number(text: string): number | undefined {
  const digits = text.replace(text.startsWith('.') ? /(?<=[0-9])_(?=[0-9])/g : /_/g, '');
  const [, sign, size = ''] = INTEGER.exec(digits) ?? [];
  if (size !== '') {
    const value = BigInt(size.replace(/^0[oO]?(?=[0-7]+$)/, '0o')) * (sign === '-' ? -1n : 1n);
    if (value >= -(2n ** 63n) && value < 2n ** 64n) return Number(value);
  }
  if (/^0b[-+][01]+$/.test(digits)) return parseInt(digits.slice(2), 2) + 0;
  const value = FLOAT.test(digits) ? Number(digits) + 0 : NaN;
  return Number.isFinite(value) ? value : undefined;
}

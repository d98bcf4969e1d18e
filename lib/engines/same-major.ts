// Lines of a start script: data of another major is refused, unless the server can work on it and that was allowed.

/**
 * @param title the program, for the message
 * @param file where the server itself writes its major down
 * @param out what to do then
 */
export const sameMajor = (title: string, file: string, out: string): string => `if [ -s "${file}" ]; then
  found="$(cat "${file}")"
  [ "$found" = "$ENGINE_MAJOR" ] || refuse "the volume has data of ${title} $found, and this is $ENGINE_MAJOR: ${out}."
fi`;

/** For servers that upgrade their data in place. They do not all say of which major it is, so that the script writes it down beside it. */
export const rememberedMajor = (title: string, file: string): string => `if [ "\${ALLOW_MAJOR_UPGRADE:-}" != true ]; then
${sameMajor(title, file, 'only allowMajorUpgrade lets it try').replace(/^/gm, '  ')}
fi
printf '%s\\n' "$ENGINE_MAJOR" > "${file}"`;

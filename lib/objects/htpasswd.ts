// The file that basic authentication of an ingress controller reads.

/** What htpasswd makes of a password: bcrypt, apr1 (MD5), SHA-1, or crypt's SHA-256 and SHA-512. */
const HASH =
  /^(\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$apr1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|\{SHA\}[+/A-Za-z0-9]{27}=|\$[56]\$(rounds=\d+\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86})$/;

/**
 * One line a user, from finished hashes: `htpasswd -nB -C 12 user` asks for the password and prints one. A password itself is refused: the salt of a hash made
 * at synth would change the manifests every time.
 *
 *     new Secret(shop, 'basic-auth', { stringData: { auth: htpasswd({ admin: '$2y$05$…' }) } });
 *
 * @throws Error for what is no such hash, and for a name with a colon
 * @see https://kubernetes.github.io/ingress-nginx/examples/auth/basic/
 */
export function htpasswd(users: { [user: string]: string }): string {
  return Object.entries(users)
    .map(([user, hash]) => {
      if (user === '' || /[:\n]/.test(user)) throw new Error(`htpasswd: '${user}' is no user name: it must not be empty or have a colon`);
      if (!HASH.test(hash))
        throw new Error(`htpasswd: what was given for '${user}' is no hash that htpasswd makes; \`htpasswd -nB -C 12 ${user}\` prints one`);
      return `${user}:${hash}\n`;
    })
    .join('');
}

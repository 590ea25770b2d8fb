// Tokens: whole ones, ones whose header, claims, key or text are hostile, and texts that are not tokens.
import { HOSTILE_NAMES, ODD_VALUES } from '../random.mjs';
import { CLIENT, ISSUER, KEYS, NOW, POOL, SCOPE } from './pool.mjs';
import { FITTING, part, SIGNERS, signed } from './signatures.mjs';

/** @typedef {import('../random.mjs').Random} Random */
/** @typedef {{ token: string, isScoped: boolean, isWhole: boolean }} TokenInput */

/** @param {Random} random @returns {TokenInput} */
export function tokenInput(random) {
  const isScoped = random.chance(0.3);
  const claims = { ...claimsOf(isScoped), [`x-${random.text(3)}`]: random.of(ODD_VALUES) };
  const header = { alg: 'RS256', kid: random.of(['k1', 'k2']) };
  if (random.chance(0.2)) {
    return { token: signed(part(header), part(claims), header.kid), isScoped, isWhole: true };
  }
  const token = random.of([
    () => signed(part(header), claimsText(claims, random), header.kid),
    () => signed(headerText(header, random), part(claims), random.of(SIGNERS)),
    () => signed(headerText(header, random), claimsText(claims, random), random.of(SIGNERS)),
    () => signed(part(header), part(claims), random.of(SIGNERS)),
    () => {
      const [alg, kid, signer = ''] = random.of(FITTING);
      return signed(part({ alg, kid }), part(claims), signer);
    },
    () => random.text(60),
  ])();
  return {
    token: random.chance(0.5) ? spoiled(token, random) : token,
    isScoped,
    isWhole: false,
  };
}

/** @param {boolean} isScoped */
function claimsOf(isScoped) {
  return {
    iss: ISSUER,
    sub: 'a1b2',
    iat: NOW - 60,
    exp: NOW + 60,
    ...(isScoped
      ? { token_use: 'access', client_id: CLIENT, scope: `openid ${SCOPE}` }
      : { token_use: 'id', aud: CLIENT }),
  };
}

const ALGORITHMS = [
  ...['none', 'None', 'NONE', 'HS256', 'HS512', 'RS256', 'RS512', 'PS256', 'ES256', 'EdDSA'],
  ...['rs256', 'RS256 ', 'RSA-OAEP', 'RS256\0', ...HOSTILE_NAMES],
];
const KEY_IDS = [
  ...['k1', 'k2', 'K1', 'k1\0', 'p256', 'ed25519', 'wrapping', 'stranger', '../../dev/null'],
  ...["k1' OR '1'='1", 'http://192.0.2.1/keys', 'k'.repeat(10_000), ...HOSTILE_NAMES],
];

/** @param {{ alg: string, kid: string }} header @param {Random} random @returns {string} */
function headerText(header, random) {
  const { jwk } = KEYS.stranger;
  return random.of([
    () => part({ ...header, alg: random.of(ALGORITHMS) }),
    () => part({ ...header, kid: random.of(KEY_IDS) }),
    () => part({ alg: random.of(ALGORITHMS), kid: random.of(KEY_IDS) }),
    () => part({ ...header, [random.of(['alg', 'kid'])]: random.of(ODD_VALUES) }),
    () => part({ ...header, [random.of(HOSTILE_NAMES)]: random.of(ODD_VALUES) }),
    () => part({ ...header, jwk: { ...jwk, kid: 'k1' }, jku: 'http://192.0.2.1/', x5c: [jwk.n] }),
    () => part({ ...header, crit: ['b64', random.of(HOSTILE_NAMES)], b64: false, zip: 'DEF' }),
    () => part(`{"alg":"${random.of(ALGORITHMS)}","alg":"RS256","kid":"k2","kid":"k1"}`),
    () => part(`{"alg":"RS256","kid":"k1","alg":"none","kid":"${random.of(['k2', 'p256'])}"}`),
    () => part(`{"__proto__":${JSON.stringify(header)}}`),
    () => part(`{"alg":"RS256","kid":"k1","x":${nested(random)}}`),
    () => part(`\ufeff${JSON.stringify(header)}`),
    () => part(JSON.stringify(random.of(ODD_VALUES))),
    () => random.text(20),
  ])();
}

/** @param {Record<string, unknown>} claims @param {Random} random @returns {string} */
function claimsText(claims, random) {
  const name = random.of([...Object.keys(claims), 'nbf', 'aud', 'client_id', 'scope']);
  const { exp: _, ...endless } = claims;
  return random.of([
    () => part({ ...claims, [name]: random.of([...ODD_VALUES, ...TIMES, ...HOSTILE_NAMES]) }),
    () => part({ ...claims, [random.of(['exp', 'nbf', 'iat'])]: random.of(TIMES) }),
    () => part({ ...claims, iss: random.of(ISSUERS) }),
    () => part({ ...claims, token_use: random.of(['id', 'access', 'refresh', ['id']]) }),
    () => part({ ...claims, [name]: [claims[name], [claims[name]]] }),
    () => part({ ...claims, [random.of(HOSTILE_NAMES)]: random.of(ODD_VALUES) }),
    () => part(JSON.stringify(claims).replace('{', `{"exp":1e400,"${name}":1,`)),
    () => part(JSON.stringify(claims).replace(/}$/, `,"exp":${random.of(NUMBERS)}}`)),
    () => part(JSON.stringify(claims).replace(/}$/, `,"nbf":${random.of(NUMBERS)}}`)),
    () => part(JSON.stringify(endless).replace('{', '{"__proto__":{"exp":9e9},')),
    () => part(JSON.stringify(claims).replace('{', `{"x":${nested(random)},`)),
    () => part(JSON.stringify(random.of(ODD_VALUES))),
    () => random.text(20),
  ])();
}

const TIMES = [
  ...[NOW, NOW - 1, NOW + 1, NOW + 0.5, NOW * 1000, 0, -0, -1, 8.64e12, 8.64e12 + 1, 1e300, -1e300],
  ...[String(NOW + 60), `${NOW + 60}x`, [NOW + 60], { valueOf: NOW + 60 }, true, null, '', 'NaN'],
];
const NUMBERS = ['1e400', '-1e400', '1e-400', '9'.repeat(400), '-0', '1E+2', '0x7fffffff', 'NaN'];
const ISSUERS = [
  ...[`${ISSUER}/`, `${ISSUER}/x`, ISSUER.toUpperCase(), ISSUER.replace('https', 'http')],
  ...[ISSUER.replace(POOL, 'us-east-1_Other'), ISSUER.replace('cognito', 'issuer-cognito')],
  ...[[ISSUER], { toString: ISSUER }, `${ISSUER}#`, `${ISSUER}\0`, ...HOSTILE_NAMES],
];

/** Lists or objects in one another, as many as a header of some kilobytes holds. @param {Random} random */
function nested(random) {
  const depth = random.of([10, 1000, 5000, 20_000]);
  const [open, close] = random.of([
    ['[', ']'],
    ['{"a":', '}'],
  ]);
  return `${open.repeat(depth)}1${random.chance(0.8) ? close.repeat(depth) : ''}`;
}

/** Another text of nearly the same bytes. @param {string} token @param {Random} random @returns {string} */
function spoiled(token, random) {
  const at = random.below(token.length + 1);
  const [head = '', body = '', signature = ''] = token.split('.');
  return random.of([
    () => flipped(token, at, random),
    () => flipped(token, token.length - 1, random),
    () => token.slice(0, at),
    () => token.slice(0, at) + random.text(4) + token.slice(at),
    () => `${token}${random.of(['.', '..', '=', '==', '===', '\0', '\n', '.e30', `,${token}`])}`,
    () => `${random.of(['.', ' ', 'Bearer ', 'bearer\t', 'Bearer Bearer ', 'Basic '])}${token}`,
    () => token.replaceAll('-', '+').replaceAll('_', '/'),
    () => token.replaceAll('.', random.of(['=.', '==.', '. ', '..', '\u3002', '%2e'])),
    () => token.replace('e', random.of(['\u0435', '\uff45', '\ud800', '\u0435\u0301'])),
    () => [signature, head, body].join('.'),
    () => [head, body].join('.'),
    () => [head, part({ ...claimsOf(false), sub: 'other' }), signature].join('.'),
    () => JSON.stringify({ payload: body, protected: head, signature }),
    () => `${'Bearer '.repeat(random.below(500))}${token}`,
    () => `${' '.repeat(random.below(5000))}${token}`,
  ])();
}

/** With one bit of one character changed. @param {string} token @param {number} at @param {Random} random */
function flipped(token, at, random) {
  const bytes = Buffer.from(token);
  const index = Math.min(at, bytes.length - 1);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << random.below(7));
  return bytes.toString();
}

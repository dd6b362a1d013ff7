// The sums of digest(). The page may be served without TLS, where the browser lends no crypto.subtle.
import {charge} from './expr-steps.js';

// The first bits of the fractions of roots of primes, from which SHA-2 takes its constants.
function fractions(count, skip, root, bits) {
  const found = [];
  for (let n = 2n, primes = []; found.length < count + skip; n++) {
    if (primes.some((prime) => n % prime === 0n)) continue;
    primes.push(n);
    const scaled = n << (root * bits);
    let low = 0n;
    for (let bit = 1n << (bits + 8n); bit > 0n; bit >>= 1n) if ((low + bit) ** root <= scaled) low += bit;
    found.push(low & ((1n << bits) - 1n));
  }
  return found.slice(skip);
}

// The message with its padding, as words of so many bytes.
function words(bytes, width, little) {
  const block = width * 16;
  const padded = new Uint8Array(Math.ceil((bytes.length + 1 + 2 * width) / block) * block);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  const at = padded.length - 8;
  if (little) view.setUint32(at, bytes.length * 8, true);
  else view.setUint32(at + 4, bytes.length * 8);
  return Array.from({length: padded.length / width}, (_, i) => (width === 8 ? view.getBigUint64(i * 8) : view.getUint32(i * 4, little)));
}

function sha2(bytes, bits, skip, [a, b, c, d, e, f, g, h, i, j, k, l]) {
  const mask = (1n << bits) - 1n;
  const turn = (x, by) => ((x >> by) | (x << (bits - by))) & mask;
  const rounds = bits === 32n ? 64 : 80;
  const constants = fractions(rounds, 0, 3n, bits);
  let state = fractions(8, skip, 2n, bits);
  const message = words(bytes, Number(bits) / 8, false).map(BigInt);
  for (let start = 0; start < message.length; start += 16) {
    const w = message.slice(start, start + 16);
    for (let n = 16; n < rounds; n++) {
      const [x, y] = [w[n - 15], w[n - 2]];
      w.push((w[n - 16] + (turn(x, a) ^ turn(x, b) ^ (x >> c)) + w[n - 7] + (turn(y, d) ^ turn(y, e) ^ (y >> f))) & mask);
    }
    let [p, q, r, s, t, u, v, z] = state;
    for (let n = 0; n < rounds; n++) {
      const one = z + (turn(t, j) ^ turn(t, k) ^ turn(t, l)) + ((t & u) ^ (~t & mask & v)) + constants[n] + w[n];
      const two = (turn(p, g) ^ turn(p, h) ^ turn(p, i)) + ((p & q) ^ (p & r) ^ (q & r));
      [p, q, r, s, t, u, v, z] = [(one + two) & mask, p, q, r, (s + one) & mask, t, u, v];
    }
    state = state.map((x, n) => (x + [p, q, r, s, t, u, v, z][n]) & mask);
  }
  return state.map((x) => x.toString(16).padStart(Number(bits) / 4, '0')).join('');
}

const turn = (x, by) => (x << by) | (x >>> (32 - by));

const hex = (state) => state.map((x) => (x >>> 0).toString(16).padStart(8, '0')).join('');

function sha1(bytes) {
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const message = words(bytes, 4, false);
  for (let start = 0; start < message.length; start += 16) {
    const w = message.slice(start, start + 16);
    let [a, b, c, d, e] = state;
    for (let n = 0; n < 80; n++) {
      if (n > 15) w.push(turn(w[n - 3] ^ w[n - 8] ^ w[n - 14] ^ w[n - 16], 1));
      const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][Math.trunc(n / 20)];
      const added = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.trunc(n / 20)];
      [a, b, c, d, e] = [(turn(a, 5) + mixed + e + added + w[n]) | 0, a, turn(b, 30), c, d];
    }
    state = state.map((x, n) => (x + [a, b, c, d, e][n]) | 0);
  }
  return hex(state);
}

function md5(bytes) {
  const shifts = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  const message = words(bytes, 4, true);
  for (let start = 0; start < message.length; start += 16) {
    let [a, b, c, d] = state;
    for (let n = 0; n < 64; n++) {
      const round = n >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const word = message[start + ([n, 5 * n + 1, 3 * n + 5, 7 * n][round] % 16)];
      const sum = (a + mixed + Math.floor(2 ** 32 * Math.abs(Math.sin(n + 1))) + word) | 0;
      [a, b, c, d] = [d, (b + turn(sum, shifts[round][n % 4])) | 0, b, c];
    }
    state = state.map((x, n) => (x + [a, b, c, d][n]) | 0);
  }
  return hex(state).replace(/(..)(..)(..)(..)/g, '$4$3$2$1');
}

const sums = {
  md5,
  'sha-1': sha1,
  'sha-256': (bytes) => sha2(bytes, 32n, 0, [7n, 18n, 3n, 17n, 19n, 10n, 2n, 13n, 22n, 6n, 11n, 25n]),
  'sha-384': (bytes) => sha2(bytes, 64n, 8, [1n, 8n, 7n, 19n, 61n, 6n, 28n, 34n, 39n, 14n, 18n, 41n]).slice(0, 96),
  'sha-512': (bytes) => sha2(bytes, 64n, 0, [1n, 8n, 7n, 19n, 61n, 6n, 28n, 34n, 39n, 14n, 18n, 41n]),
};

/** The sum of a text in base64 or hexadecimal digits; '' of a sum or encoding that there is not. */
export function digest(s, algorithm, encoding) {
  charge(15 * (s.length + 128));
  const sum = sums[algorithm.toLowerCase()];
  if (!sum || !['base64', 'hex'].includes(encoding.toLowerCase())) return '';
  const digits = sum(new TextEncoder().encode(s));
  return encoding.toLowerCase() === 'hex' ? digits : btoa(digits.replace(/../g, (byte) => String.fromCharCode(parseInt(byte, 16))));
}

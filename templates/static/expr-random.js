// Random numbers that are the same for the same seed, in the browser as on the server.
import {decimal, trim} from './expr-values.js';

// Doty-Humphrey's small fast counting generator, started by FNV-1a hashes of the seed.
function generator(seed) {
  const bytes = new TextEncoder().encode(seed);
  let [a, b, c, counter] = [0, 1, 2, 3].map((i) => {
    const basis = (2166136261 ^ Math.imul(i, 0x9e3779b9)) >>> 0;
    return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 16777619) >>> 0, basis);
  });
  const next = () => {
    const x = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + x) >>> 0;
    return x;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

const fraction = (next) => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;

function digits(next, length) {
  let written = '';
  while (written.length < length) written += next().toString(16).padStart(8, '0');
  return written.slice(0, length);
}

/** A number from 0 up to but not with 1. */
export function random(seed) {
  return fraction(generator(seed));
}

/** An identifier of version 4 or, of a length, so many hexadecimal digits. */
export function uuid(seed, length) {
  const next = generator(seed);
  if (length !== undefined) return length >= 1 ? digits(next, Math.trunc(Math.min(length, 10000))) : '';
  const s = digits(next, 32);
  const variant = '89ab'[next() % 4];
  return [s.slice(0, 8), s.slice(8, 12), '4' + s.slice(13, 16), variant + s.slice(17, 20), s.slice(20)].join('-');
}

// Park and Miller's minimal standard generator.
function parkMiller(seed) {
  let state = seed % 2147483647;
  if (state <= 0) state += 2147483646;
  return () => {
    state = (state * 16807) % 2147483647;
    return (state - 1) / 2147483646;
  };
}

/** The numbers from 0 to n-1 in an order that the seed decides; with a whole number the order of ODK XForms. */
export function shuffled(n, seed) {
  const x = decimal(trim(seed));
  const whole = x === Math.trunc(x) && Math.abs(x) <= 2 ** 53;
  const next = generator(seed);
  const draw = whole ? parkMiller(x) : () => fraction(next);
  const order = [];
  for (let i = 0; i < n; i++) {
    const j = Math.floor(draw() * (i + 1));
    order[i] = order[j];
    order[j] = i;
  }
  return order;
}

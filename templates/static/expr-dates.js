// Days and times of expressions. There is no time zone, unless a text tells its own.
import {charge} from './expr-steps.js';

const clock = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]{1,9})?)?(Z|[-+][0-9]{2}:[0-9]{2})?$/;

// The seconds of a time of day and the minutes of its zone; undefined when it is none.
function readTime(s) {
  const [, hour, minute, second = '0', part = '', zone = 'Z'] = clock.exec(s) ?? [];
  if (hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const [hours, minutes] = zone === 'Z' ? [0, 0] : zone.slice(1).split(':').map(Number);
  if (hours > 23 || minutes > 59) return undefined;
  const sign = zone[0] === '-' ? -1 : 1;
  return {seconds: hour * 3600 + minute * 60 + Number(second) + Number('0' + part), zone: sign * (hours * 60 + minutes)};
}

/** A date as { day, seconds, timed, zone }; undefined when it is none. Loosely, months and days may have one digit. */
export function readMoment(s, loosely) {
  const least = loosely ? 1 : 2;
  const [, year, month, day, time] = new RegExp(`^([0-9]{4})-([0-9]{${least},2})-([0-9]{${least},2})(?:T(.*))?$`).exec(s) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day)) return undefined;
  const at = time === undefined ? {seconds: 0, zone: 0} : readTime(time);
  return at && {day: date.getTime() / 86400000, timed: time !== undefined, ...at};
}

const days = ({day, seconds, zone}) => (day * 86400 + seconds - zone * 60) / 86400;

/** The days from 1970-01-01 to a date, and the part of the day that a time of day says; else NaN. */
export function dayNumber(s) {
  const moment = readMoment(s, false);
  if (moment) return days(moment);
  const time = s.length <= 8 && !s.endsWith('Z') && readTime(s);
  return time ? time.seconds / 86400 : NaN;
}

/** Whether two texts are dates that say the same moment. */
export function sameMoment(a, b) {
  return a[4] === '-' && b[4] === '-' && a.length >= 10 && b.length >= 10 && daysOf(a, false) === daysOf(b, false);
}

/** The days from 1970-01-01 to a date; NaN when it is none. */
export function daysOf(s, loosely) {
  const moment = readMoment(s, loosely);
  return moment ? days(moment) : NaN;
}

/** The part of the day that has passed at a time, or at the time of a date; NaN of others. */
export function partOfDay(s) {
  const time = readTime(s) ?? readMoment(s, true);
  return time ? time.seconds / 86400 : NaN;
}

/** The moment that a number of days tells, to the second; undefined out of the years 0 to 9999. */
export function momentAt(x) {
  if (!(x >= -719528 && x < 2932897)) return undefined;
  const whole = Math.floor(x);
  const seconds = Math.round((x - whole) * 86400);
  const moment = seconds === 86400 ? {day: whole + 1, seconds: 0} : {day: whole, seconds};
  return moment.day > 2932896 ? undefined : {...moment, timed: moment.seconds !== 0, zone: 0};
}

const padded = (x, width) => String(x).padStart(width, '0');

/** A moment as YYYY-MM-DD or YYYY-MM-DDTHH:MM, with seconds when there are any; '' of none. */
export function momentText(moment) {
  if (!moment) return '';
  const seconds = Math.trunc(moment.seconds) % 60;
  const time = formatted(moment, seconds === 0 ? 'T%H:%M' : 'T%H:%M:%S');
  return formatted(moment, '%Y-%m-%d') + (moment.timed ? time : '');
}

const names = {
  fr: {
    months: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
    days: 'dim. lun. mar. mer. jeu. ven. sam.'.split(' '),
  },
  en: {
    months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    days: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
  },
};

/** A moment as the signs of a format say. */
export function formatted({day, seconds}, format, language = 'en') {
  const date = new Date(day * 86400000);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const whole = Math.trunc(seconds);
  const words = /^fr(-|$)/.test(language) ? names.fr : names.en;
  const parts = {
    '%': '%',
    Y: padded(year, 4),
    y: padded(year % 100, 2),
    m: padded(month + 1, 2),
    n: month + 1,
    b: words.months[month],
    d: padded(date.getUTCDate(), 2),
    e: date.getUTCDate(),
    a: words.days[date.getUTCDay()],
    H: padded(Math.trunc(whole / 3600), 2),
    h: Math.trunc(whole / 3600),
    M: padded(Math.trunc(whole / 60) % 60, 2),
    S: padded(whole % 60, 2),
    3: padded(Math.trunc((seconds - whole) * 1000 + 1e-6), 3),
  };
  return format.replace(/%(.)/gs, (sign, letter) => {
    charge(40);
    return parts[letter] ?? sign;
  });
}

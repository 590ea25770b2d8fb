import { FunctionProblem } from '../function.js';
import { localDate, type ZonedTime, zoneText } from './time.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

type Write = (date: Date, time: ZonedTime) => string;

const number = (value: number): string => String(value);
const padded = (value: number): string => String(value).padStart(2, '0');
const twelve = (date: Date): number => date.getUTCHours() % 12 || 12;
const half = (date: Date): string => (date.getUTCHours() < 12 ? 'am' : 'pm');
const month = (date: Date): string => MONTHS[date.getUTCMonth()] ?? '';
const weekday = (date: Date): string => DAYS[date.getUTCDay()] ?? '';

/** https://developer.hashicorp.com/terraform/language/functions/formatdate */
const VERBS: Readonly<Record<string, Write>> = {
  YYYY: (date) => String(date.getUTCFullYear()).padStart(4, '0'),
  YY: (date) => padded(date.getUTCFullYear() % 100),
  MMMM: month,
  MMM: (date) => month(date).slice(0, 3),
  MM: (date) => padded(date.getUTCMonth() + 1),
  M: (date) => number(date.getUTCMonth() + 1),
  DD: (date) => padded(date.getUTCDate()),
  D: (date) => number(date.getUTCDate()),
  EEEE: weekday,
  EEE: (date) => weekday(date).slice(0, 3),
  hh: (date) => padded(date.getUTCHours()),
  h: (date) => number(date.getUTCHours()),
  HH: (date) => padded(twelve(date)),
  H: (date) => number(twelve(date)),
  AA: (date) => half(date).toUpperCase(),
  aa: half,
  mm: (date) => padded(date.getUTCMinutes()),
  m: (date) => number(date.getUTCMinutes()),
  ss: (date) => padded(date.getUTCSeconds()),
  s: (date) => number(date.getUTCSeconds()),
  ZZZZZ: (_, time) => zoneText(time, ':') ?? '+00:00',
  ZZZZ: (_, time) => zoneText(time, '') ?? '+0000',
  ZZZ: (_, time) => zoneText(time, '') ?? 'UTC',
  Z: (_, time) => zoneText(time, ':') ?? 'Z',
};

/** Writes a time with the letters of a format; text in single quotes stands for itself. */
export function formatDate(format: string, time: ZonedTime): string {
  const date = localDate(time);
  return format.replace(TOKEN, (token) => {
    if (token.startsWith("'")) {
      if (token.length < 2 || !token.endsWith("'")) {
        throw new FunctionProblem('a text in single quotes has no end', 0);
      }
      return token.slice(1, -1).replaceAll("''", "'");
    }
    const write = VERBS[token];
    if (write === undefined) {
      throw new FunctionProblem(
        `${JSON.stringify(token.slice(0, 20))} is not a part of a date; put text in single quotes`,
        0,
      );
    }
    return write(date, time);
  });
}

const TOKEN = /'(?:[^']|'')*'?|([A-Za-z])\1*/g;

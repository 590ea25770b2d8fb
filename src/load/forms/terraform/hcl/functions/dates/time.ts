import { FunctionProblem } from '../function.js';

/** A point in time with the offset that it was written with. */
export interface ZonedTime {
  /** Since 1970 in UTC. */
  readonly nanoseconds: bigint;
  /** Minutes east of UTC; `undefined` for "Z". */
  readonly offset: number | undefined;
}

const RFC_3339 =
  /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Reads a time in the form of RFC 3339. */
export function parseTime(text: string, argument: number): ZonedTime {
  const [, day = '', hour, minute, second, fraction = '', sign, hours = '0', minutes = '0'] =
    RFC_3339.exec(text.slice(0, 80)) ?? [];
  const date = new Date(`${day}T${hour}:${minute}:${second}Z`);
  // A day that the month does not have, such as February 30, would be another day.
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) {
    throw new FunctionProblem(
      `${JSON.stringify(text.slice(0, 80))} is not a time such as 2024-01-31T12:00:00Z (RFC 3339)`,
      argument,
    );
  }
  const offset =
    sign === undefined ? undefined : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const local = BigInt(date.getTime()) * 1_000_000n + BigInt(fraction.padEnd(9, '0'));
  return { nanoseconds: local - BigInt(offset ?? 0) * 60_000_000_000n, offset };
}

/** The parts of a time as clocks at its offset show it. */
export function localDate({ nanoseconds, offset }: ZonedTime): Date {
  const floor = nanoseconds - (((nanoseconds % 1_000_000n) + 1_000_000n) % 1_000_000n);
  const date = new Date(Number(floor / 1_000_000n) + (offset ?? 0) * 60_000);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) {
    throw new FunctionProblem('the time is out of range: years 0 to 9999 are supported');
  }
  return date;
}

/** A time in the form of RFC 3339, in whole seconds. */
export function timeText(time: ZonedTime): string {
  return `${localDate(time).toISOString().slice(0, 19)}${zoneText(time, ':') ?? 'Z'}`;
}

/** `+01:00`; `undefined` for "Z". */
export function zoneText({ offset }: ZonedTime, separator: string): string | undefined {
  if (offset === undefined || offset === 0) {
    return undefined;
  }
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${hours}${separator}${minutes}`;
}

/**
 * Reads a date of a policy: a day, or a time with a zone, in the forms of ISO 8601 that IAM takes; or
 * seconds since 1970.
 * AWS: "Date condition operators"; W3C: "Date and Time Formats".
 * @returns milliseconds since 1970; `undefined` for anything else
 */
export function momentOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    return Number(text) * 1000;
  }
  const [, year, month = '01', day = '01', time = '00:00Z'] = DATE.exec(text) ?? [];
  if (year === undefined) {
    return undefined;
  }
  const date = `${year}-${month}-${day}`;
  const midnight = Date.parse(date);
  const moment = Date.parse(`${date}T${time}`);
  const exists = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
  return exists && !Number.isNaN(moment) ? moment : undefined;
}

const DATE = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)))?)?$/;

/**
 * Claims as API Gateway shows them: each is a text. `exp` and `iat` are dates as Java writes them, lists are
 * joined by commas.
 * AWS: "Use Cognito user pools as an authorizer", in the examples of events.
 */
export function claimTexts(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts = Object.entries(payload)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, DATES.has(name) ? dateText(value) : claimText(value)] as const);
  return Object.fromEntries(texts);
}

const DATES: ReadonlySet<string> = new Set(['exp', 'iat']);

function claimText(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(claimText).join(',');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `Mon Oct 01 20:37:03 UTC 2018`, from seconds since 1970. */
function dateText(value: unknown): string {
  const date = new Date(typeof value === 'number' ? value * 1000 : Number.NaN);
  if (Number.isNaN(date.getTime())) {
    return claimText(value);
  }
  const [, weekday, day, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}

import type { QuotaSettings } from '../../model/stage.js';

/** A day, a week or a month of a quota. */
export interface QuotaPeriod {
  /** `DAY 2026-01-31`: the date on which it begins. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/**
 * The period of a quota that contains a moment: a day in UTC, a week from Sunday, a calendar month.
 * @param time milliseconds since 1970
 */
export function quotaPeriodAt(period: QuotaSettings['period'], time: number): QuotaPeriod {
  const now = new Date(time);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const first = period === 'MONTH' ? 1 : period === 'WEEK' ? day - now.getUTCDay() : day;
  const begin = new Date(Date.UTC(year, month, first));
  const endsAt =
    period === 'MONTH' ? Date.UTC(year, month + 1, 1) : begin.getTime() + DAYS[period] * DAY;
  return { name: `${period} ${begin.toISOString().slice(0, 10)}`, endsAt };
}

const DAYS = { DAY: 1, WEEK: 7 } as const;
const DAY = 86_400_000;

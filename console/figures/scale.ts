/** An axis from 0, with round marks. */
export interface Scale {
  readonly max: number;
  /** From 0 to `max`. */
  readonly marks: readonly number[];
}

/** The marks of an axis that reaches a value: at most six, at multiples of 1, 2 or 5 times a power of ten. */
export function scaleTo(value: number): Scale {
  if (!(value > 0) || !Number.isFinite(value)) {
    return { max: 1, marks: [0, 1] };
  }
  const rough = value / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough * 0.999_999) ?? power;
  const count = Math.ceil((value / step) * 0.999_999);
  const marks = Array.from({ length: count + 1 }, (_unused, at) =>
    Number((at * step).toPrecision(12)),
  );
  return { max: marks.at(-1) ?? 1, marks };
}

/** A point of a plot, in the units of its picture. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** The size of a plot's area. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The stretches of a line, each without a gap. What is beyond the scale, `Infinity` too, is at its upper edge.
 *
 * @param values one for each step from left to right; `undefined` leaves a gap
 */
export function stretchesOf(
  values: readonly (number | undefined)[],
  max: number,
  { left, top, width, height }: PlotArea,
): readonly (readonly PlotPoint[])[] {
  const stretches: PlotPoint[][] = [];
  let current: PlotPoint[] | undefined;
  for (const [at, value] of values.entries()) {
    if (value === undefined) {
      current = undefined;
      continue;
    }
    if (current === undefined) {
      current = [];
      stretches.push(current);
    }
    current.push({
      x: left + (at / Math.max(1, values.length - 1)) * width,
      y: top + height - (Math.min(value, max) / max) * height,
    });
  }
  return stretches;
}

/** The highest finite value; 0 if there is none. */
export function highestOf(values: readonly (number | undefined)[]): number {
  return values.reduce<number>(
    (highest, value) =>
      value !== undefined && Number.isFinite(value) && value > highest ? value : highest,
    0,
  );
}

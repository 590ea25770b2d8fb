import type { VNode } from 'preact';
import type { PlotPoint } from './scale.js';

/** How many lines a plot can tell apart: by colour, by dashes and by the shape of their marks. */
export const MARKERS = 5;

/** Marks are not drawn at each point, which would hide the line. */
const EVERY = 10;

interface Props {
  /** Which line of the plot it is, from 0. */
  readonly at: number;
  readonly stretches: readonly (readonly PlotPoint[])[];
}

/** A line of a plot. */
export function SeriesLine({ at, stretches }: Props): VNode {
  return (
    <g class={`series series-${at % MARKERS}`}>
      {stretches.map((points) => (
        <g key={points[0]?.x}>
          <polyline points={points.map(({ x, y }) => `${text(x)},${text(y)}`).join(' ')} />
          {points
            .filter((_point, index) => index % EVERY === 0 || index === points.length - 1)
            .map((point) => (
              <Marker key={point.x} at={at} {...point} />
            ))}
        </g>
      ))}
    </g>
  );
}

/** The line as it looks, for the legend. */
export function SeriesSample({ at }: { readonly at: number }): VNode {
  return (
    <svg class={`series series-${at % MARKERS}`} width="36" height="12" aria-hidden="true">
      <line x1="0" x2="36" y1="6" y2="6" />
      <Marker at={at} x={18} y={6} />
    </svg>
  );
}

function Marker({ at, x, y }: PlotPoint & { readonly at: number }): VNode {
  return (
    <path
      class="series-mark"
      d={SHAPES[at % MARKERS]}
      transform={`translate(${text(x)} ${text(y)})`}
    />
  );
}

/** Around 0, 0: a circle, a square, a triangle, a diamond, a cross. */
const SHAPES: readonly string[] = [
  'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z',
  'M-3 -3h6v6h-6z',
  'M0 -4l4 7h-8z',
  'M0 -4.5l4 4.5l-4 4.5l-4 -4.5z',
  'M-3.5 -2l1.5 -1.5l2 2l2 -2l1.5 1.5l-2 2l2 2l-1.5 1.5l-2 -2l-2 2l-1.5 -1.5l2 -2z',
];

function text(value: number): string {
  return value.toFixed(1);
}

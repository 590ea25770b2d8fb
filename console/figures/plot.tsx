import type { VNode } from 'preact';
import { Table } from '../shared/ui/table.js';
import { highestOf, type PlotArea, scaleTo, stretchesOf } from './scale.js';
import type { Series } from './series.js';
import { MARKERS, SeriesLine, SeriesSample } from './series-line.js';
import { useWidth } from './use-width.js';

interface Props {
  readonly title: string;
  readonly series: readonly Series[];
  /** The start of each point, in seconds since 1970. */
  readonly times: readonly number[];
  /** A value as text, with its unit. */
  readonly format: (value: number) => string;
  /** What is said where there is nothing to show. */
  readonly empty: string;
}

const FIRST_WIDTH = 480;
const HEIGHT = 180;
const MARGIN = { left: 56, right: 12, top: 10, bottom: 24 };

/** Lines over time, and the same as a table. */
export function Plot({ title, series, times, format, empty }: Props): VNode {
  const { ref, width } = useWidth<HTMLElement>(FIRST_WIDTH);
  const highest = highestOf(series.flatMap(({ values }) => values));
  const isEmpty = series.every(({ values }) => values.every((value) => !value));
  return (
    <figure class="plot" ref={ref}>
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      {isEmpty ? (
        <p class="muted">{empty}</p>
      ) : (
        <>
          <svg
            class="plot-picture"
            width={width}
            height={HEIGHT}
            viewBox={`0 0 ${width} ${HEIGHT}`}
            role="img"
            aria-label={`${title}: ${summary(series, format)}`}
          >
            <Picture
              area={{
                left: MARGIN.left,
                top: MARGIN.top,
                width: Math.max(40, width - MARGIN.left - MARGIN.right),
                height: HEIGHT - MARGIN.top - MARGIN.bottom,
              }}
              series={series}
              times={times}
              max={highest}
              format={format}
            />
          </svg>
          <ul class="legend" aria-label={`Lines of ${title}`}>
            {series.map(({ name, values }, at) => (
              <li key={name}>
                <SeriesSample at={at} />
                {`${name}: ${valueText(values.at(-1), format)}`}
              </li>
            ))}
          </ul>
          <details>
            <summary>Values as a table</summary>
            <Table
              caption={title}
              columns={['Time', ...series.map(({ name }) => name)]}
              rows={rowsOf(series, times, format)}
            />
          </details>
        </>
      )}
    </figure>
  );
}

interface PictureProps {
  readonly area: PlotArea;
  readonly series: readonly Series[];
  readonly times: readonly number[];
  readonly max: number;
  readonly format: (value: number) => string;
}

function Picture({ area, series, times, max, format }: PictureProps): VNode {
  const scale = scaleTo(max);
  const bottom = area.top + area.height;
  const right = area.left + area.width;
  return (
    <g>
      {scale.marks.map((mark) => {
        const y = bottom - (mark / scale.max) * area.height;
        return (
          <g key={mark}>
            <line class="plot-grid" x1={area.left} x2={right} y1={y} y2={y} />
            <text class="plot-text" x={area.left - 6} y={y} text-anchor="end" dy="0.32em">
              {mark === 0 ? 0 : format(mark)}
            </text>
          </g>
        );
      })}
      {times.length > 0 &&
        TIMES.map(({ share, anchor }) => (
          <text
            key={share}
            class="plot-text"
            x={area.left + share * area.width}
            y={bottom + 16}
            text-anchor={anchor}
          >
            {timeText(times[Math.round(share * (times.length - 1))] ?? 0)}
          </text>
        ))}
      {series.map(({ name, values }, at) => (
        <SeriesLine key={name} at={at % MARKERS} stretches={stretchesOf(values, scale.max, area)} />
      ))}
    </g>
  );
}

const TIMES = [
  { share: 0, anchor: 'start' },
  { share: 0.5, anchor: 'middle' },
  { share: 1, anchor: 'end' },
] as const;

/** Rows with something in them, the latest first. */
function rowsOf(
  series: readonly Series[],
  times: readonly number[],
  format: (value: number) => string,
): readonly (readonly string[])[] {
  return times
    .flatMap((time, at) => {
      const values = series.map((one) => one.values[at]);
      return values.some(Boolean)
        ? [[timeText(time), ...values.map((value) => valueText(value, format))]]
        : [];
    })
    .reverse();
}

function summary(series: readonly Series[], format: (value: number) => string): string {
  return series
    .map(
      ({ name, values }) =>
        `${name} up to ${format(highestOf(values))}, at the end ${valueText(values.at(-1), format)}`,
    )
    .join('; ');
}

function valueText(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '–' : format(value);
}

function timeText(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString('en-GB');
}

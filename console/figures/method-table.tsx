import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FiguresSecond } from '../../src/console/protocol/events.js';
import { Table } from '../shared/ui/table.js';
import { latencyText, percentileOf } from './percentiles.js';
import {
  bucketsOf,
  errorTypesOf,
  type FiguresSum,
  type FiguresWindow,
  methodText,
  PERCENTILES,
  totalOf,
} from './series.js';

interface Props {
  readonly seconds: readonly FiguresSecond[];
  readonly methods: readonly string[];
  readonly window: FiguresWindow;
}

/** The figures of the whole time, method by method. */
export function MethodTable({ seconds, methods, window }: Props): VNode {
  const rows = useMemo(
    () =>
      methods.flatMap((method) => {
        const total = totalOf(bucketsOf(seconds, window, method));
        return total.count === 0 ? [] : [rowOf(method, total)];
      }),
    [seconds, methods, window.end, window.seconds],
  );
  return (
    <section class="method-figures" aria-label="By method">
      <h2>By method</h2>
      {rows.length === 0 ? (
        <p class="muted">No requests in this time.</p>
      ) : (
        <Table caption="Figures by method" columns={COLUMNS} rows={rows} />
      )}
    </section>
  );
}

const COLUMNS = [
  'Method',
  'Requests',
  'Errors',
  ...PERCENTILES.map(({ name }) => name),
  'Cache hits',
  'Throttled',
];

function rowOf(method: string, total: FiguresSum): readonly string[] {
  const errors = errorTypesOf([total]).map((type) => `${type} ${total.errors[type]}`);
  return [
    methodText(method),
    String(total.count),
    errors.length === 0 ? '0' : errors.join(', '),
    ...PERCENTILES.map(({ share }) => latencyText(percentileOf(total.latencies, share))),
    String(total.cacheHits),
    String(total.throttled),
  ];
}

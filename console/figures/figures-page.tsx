import './figures.css';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../shared/ui/button.js';
import { EmptyState } from '../shared/ui/empty-state.js';
import { ChoiceField } from '../shared/ui/field.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { MethodTable } from './method-table.js';
import { latencyText } from './percentiles.js';
import { Plot } from './plot.js';
import { bucketsOf, type FiguresKind, methodsOf, methodText, seriesOf } from './series.js';
import { useFigures } from './use-figures.js';

const WINDOWS = [
  { seconds: 60, title: 'Last minute' },
  { seconds: 300, title: 'Last 5 minutes' },
  { seconds: 600, title: 'Last 10 minutes' },
] as const;

/** What the gateway has done in the last minutes. */
export function FiguresPage(): VNode {
  const [isPaused, setPaused] = useState(false);
  const [length, setLength] = useState<number>(300);
  const [method, setMethod] = useState<string>();
  const { seconds, end } = useFigures(isPaused);
  const methods = useMemo(() => methodsOf(seconds), [seconds]);
  const buckets = useMemo(
    () => bucketsOf(seconds, { end, seconds: length }, method),
    [seconds, end, length, method],
  );
  const times = buckets.map(({ time }) => time);
  return (
    <>
      <PageTitle
        actions={
          <Button pressed={isPaused} onClick={() => setPaused(!isPaused)}>
            Pause
          </Button>
        }
      >
        Figures
      </PageTitle>
      <div class="figures-choices">
        <ChoiceField
          label="Time"
          value={String(length)}
          choices={WINDOWS.map(({ seconds: value, title }) => [String(value), title])}
          onChoose={(value) => setLength(Number(value))}
        />
        <ChoiceField
          label="Method"
          value={method === undefined ? 'all' : `=${method}`}
          choices={[['all', 'All methods'], ...methods.map(choiceOf)]}
          onChoose={(value) => setMethod(value === 'all' ? undefined : value.slice(1))}
        />
      </div>
      {seconds.length === 0 ? (
        <EmptyState title="No requests yet">
          The plots begin with the first request that comes while the console is there.
        </EmptyState>
      ) : (
        <>
          <div class="plots">
            {PLOTS.map(({ kind, title, empty, format }) => (
              <Plot
                key={kind}
                title={title}
                series={seriesOf(kind, buckets)}
                times={times}
                format={format}
                empty={empty}
              />
            ))}
          </div>
          <MethodTable seconds={seconds} methods={methods} window={{ end, seconds: length }} />
        </>
      )}
    </>
  );
}

interface PlotOf {
  readonly kind: FiguresKind;
  readonly title: string;
  readonly empty: string;
  readonly format: (value: number) => string;
}

const PLOTS: readonly PlotOf[] = [
  { kind: 'requests', title: 'Requests per second', empty: 'No requests.', format: numberText },
  { kind: 'errors', title: 'Errors by gateway response', empty: 'No errors.', format: numberText },
  { kind: 'latency', title: 'Latency', empty: 'No requests.', format: latencyText },
  { kind: 'cache', title: 'Cache hits', empty: 'No cache hits.', format: numberText },
  { kind: 'throttled', title: 'Throttled calls', empty: 'No throttled calls.', format: numberText },
];

function numberText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** The sign keeps a method from being taken for the choice of all. */
function choiceOf(method: string): readonly [value: string, text: string] {
  return [`=${method}`, methodText(method)];
}

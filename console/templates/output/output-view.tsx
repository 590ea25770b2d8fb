import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { OutputLine } from '../../shared/text/output-lines.js';
import { Button } from '../../shared/ui/button.js';

interface Props {
  readonly lines: readonly OutputLine[];
  /** The line of the template whose output is marked. */
  readonly writer: number | undefined;
  /** The line of the output that is pointed at has been written by these lines of the template. */
  readonly onPoint: (from: readonly number[]) => void;
  /** Go to a line of the template. */
  readonly onGoTo: (line: number) => void;
}

const FEW_LINES = 300;
const MOST_LINES = 5000;
const MOST_CHARACTERS = 2000;

/** An output, line by line, each with the lines of the template that wrote it. */
export function OutputView({ lines, writer, onPoint, onGoTo }: Props): VNode {
  const id = useId();
  const [active, setActive] = useState(0);
  const [limit, setLimit] = useState(FEW_LINES);
  const shown = lines.slice(0, limit);
  const current = Math.min(active, shown.length - 1);
  const point = (at: number): void => {
    setActive(at);
    onPoint(shown[at]?.from ?? []);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = shown.length - 1;
    const next = { ArrowUp: current - 1, ArrowDown: current + 1, Home: 0, End: last }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const at = Math.min(last, Math.max(0, next));
      point(at);
      document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
    }
    const [first] = shown[current]?.from ?? [];
    if (event.key === 'Enter' && first !== undefined) {
      onGoTo(first);
    }
  };
  return (
    <>
      <div
        class="output"
        role="listbox"
        aria-label="Output, by line"
        aria-activedescendant={`${id}-${current}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => point(current)}
        onBlur={() => onPoint([])}
        onMouseLeave={() => onPoint([])}
      >
        {shown.map((line, at) => (
          <Line
            key={line.number}
            id={`${id}-${at}`}
            line={line}
            isActive={at === current}
            writer={writer}
            onPoint={() => onPoint(line.from)}
            onChoose={() => {
              point(at);
              const [first] = line.from;
              if (first !== undefined) {
                onGoTo(first);
              }
            }}
          />
        ))}
      </div>
      {shown.length < lines.length &&
        (limit < MOST_LINES ? (
          <div>
            <Button kind="quiet" onClick={() => setLimit(MOST_LINES)}>
              Show more lines
            </Button>
          </div>
        ) : (
          <p class="muted">The rest is too long to be shown.</p>
        ))}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly line: OutputLine;
  readonly isActive: boolean;
  readonly writer: number | undefined;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Line({ id, line, isActive, writer, onPoint, onChoose }: LineProps): VNode {
  const { number, parts, from } = line;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and names its active line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      class={writer !== undefined && from.includes(writer) ? 'output-line written' : 'output-line'}
      onMouseEnter={onPoint}
      onClick={onChoose}
    >
      <span class="output-number" aria-hidden="true">
        {number}
      </span>
      <bdi class="output-text">
        {parts.every(({ text }) => text === '') && <span class="for-screen-readers">empty</span>}
        {parts.map(({ line: by, text }, at) => (
          <span key={at} class={by === writer ? 'written-part' : ''}>
            {text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text}
          </span>
        ))}
      </bdi>
      <span class="output-from">
        {from.length === 0 ? '' : `${from.length === 1 ? 'line' : 'lines'} ${linesText(from)}`}
      </span>
    </div>
  );
}

function linesText(from: readonly number[]): string {
  return from.length > 4 ? `${from.slice(0, 3).join(', ')}, …` : from.join(', ');
}

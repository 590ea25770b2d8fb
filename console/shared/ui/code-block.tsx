import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { boundedLines } from '../text/bounded-lines.js';
import { Button } from './button.js';

interface Props {
  readonly text: string;
  /** What a screen reader calls the block. */
  readonly label: string;
  readonly hasLineNumbers?: boolean;
  /** The number of the first line; the default is 1. */
  readonly firstLine?: number;
  /** Lines to mark, by their number. */
  readonly marked?: ReadonlySet<number>;
}

/** A text as it is written. Of a long one, the beginning is shown until the reader asks for the rest. */
export function CodeBlock(props: Props): VNode {
  const { text, label, hasLineNumbers = false, firstLine = 1, marked } = props;
  const [isWhole, setWhole] = useState(false);
  const { lines, isComplete } = boundedLines(text, isWhole);
  return (
    <div class="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="code-frame" aria-label={label} tabIndex={0}>
        <pre class={hasLineNumbers ? 'numbered' : ''}>
          {lines.map((line, at) => (
            <code
              key={at}
              class={marked?.has(at + firstLine) ? 'marked' : ''}
              data-line={hasLineNumbers ? at + firstLine : undefined}
            >
              {`${line}\n`}
            </code>
          ))}
        </pre>
      </section>
      {!isComplete && !isWhole && (
        <Button kind="quiet" onClick={() => setWhole(true)}>
          Show more
        </Button>
      )}
      {!isComplete && isWhole && <p class="muted">The rest is too long to be shown.</p>}
    </div>
  );
}

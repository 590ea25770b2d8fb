import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { boundedLines } from '../text/bounded-lines.js';
import { type DiffLine, diffLines } from '../text/diff-lines.js';

interface Props {
  readonly before: string;
  readonly after: string;
  /** What a screen reader calls the difference. */
  readonly label: string;
}

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '−', added: '+' };
const WORDS: Readonly<Record<DiffLine['kind'], string>> = {
  same: '',
  removed: 'removed: ',
  added: 'added: ',
};

/** Two texts, line by line: what only the first has, what only the second has, and what both have. */
export function DiffView({ before, after, label }: Props): VNode {
  const { lines, isComplete } = useMemo(() => {
    const [first, second] = [boundedLines(before, false), boundedLines(after, false)];
    return {
      lines: diffLines(first.lines, second.lines),
      isComplete: first.isComplete && second.isComplete,
    };
  }, [before, after]);
  if (isComplete && lines.every(({ kind }) => kind === 'same')) {
    return <p class="muted">{lines.length === 0 ? 'Both are empty.' : 'Both are the same.'}</p>;
  }
  return (
    <div class="code-block">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="code-frame" aria-label={label} tabIndex={0}>
        <pre class="diff">
          {lines.map(({ kind, text }, at) => (
            <code key={at} class={`diff-${kind}`}>
              <span class="diff-sign" aria-hidden="true">
                {SIGNS[kind]}
              </span>
              <span class="for-screen-readers">{WORDS[kind]}</span>
              {`${text}\n`}
            </code>
          ))}
        </pre>
      </section>
      {!isComplete && <p class="muted">Only the beginning of the texts is compared.</p>}
    </div>
  );
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from './button.js';

interface Props {
  /** What is copied; a function is called when it is needed. */
  readonly text: string | (() => string);
  /** The button's words: `Copy as curl`. */
  readonly label: string;
}

const SHOWN_MILLIS = 2000;

export function CopyButton({ text, label }: Props): VNode {
  const [outcome, setOutcome] = useState<'' | 'Copied' | 'The browser does not allow copying'>('');
  useEffect(() => {
    const timer = setTimeout(() => setOutcome(''), outcome === '' ? 0 : SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
      setOutcome('Copied');
    } catch {
      setOutcome('The browser does not allow copying');
    }
  };
  return (
    <span class="copy">
      <Button onClick={() => void copy()}>{label}</Button>
      <span class="copy-outcome" role="status">
        {outcome}
      </span>
    </span>
  );
}

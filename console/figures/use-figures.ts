import { useEffect, useState } from 'preact/hooks';
import type { FiguresSecond } from '../../src/console/protocol/events.js';
import { currentState, useStore } from '../shared/store.js';

/** The figures up to a moment. */
export interface FiguresNow {
  readonly seconds: readonly FiguresSecond[];
  /** The end of what is shown, in seconds since 1970. */
  readonly end: number;
}

const MILLIS = 1000;
/** How often plots move for readers who want less motion. */
const CALM_MILLIS = 5000;
/** The figures of a second arrive after it. */
const DELAY_SECONDS = 1;

/** The figures of now, again each second; what they were when they were paused. */
export function useFigures(isPaused: boolean): FiguresNow {
  const [figures, setFigures] = useState(figuresNow);
  const isEmpty = useStore((state) => state.seconds.length === 0);
  useEffect(() => {
    if (isPaused) {
      return;
    }
    setFigures(figuresNow());
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setInterval(() => setFigures(figuresNow()), isCalm ? CALM_MILLIS : MILLIS);
    return () => clearInterval(timer);
  }, [isPaused, isEmpty]);
  return figures;
}

function figuresNow(): FiguresNow {
  const { seconds } = currentState();
  // The clock of a server elsewhere may be ahead of this one.
  const last = seconds.at(-1)?.time ?? 0;
  return { seconds, end: Math.max(Math.floor(Date.now() / 1000) - DELAY_SECONDS, last) + 1 };
}

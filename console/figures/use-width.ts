import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The width of an element in pixels, as it changes. */
export function useWidth<E extends HTMLElement>(
  first: number,
): { readonly ref: RefObject<E | null>; readonly width: number } {
  const ref = useRef<E | null>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    if (ref.current === null) {
      return;
    }
    const observer = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.width ?? 0);
      if (next > 0) {
        setWidth(next);
      }
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

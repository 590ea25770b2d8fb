import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A page whose code is loaded when it is first shown. What `load` rejects with fails the page. */
export function lazyPage(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | undefined;
  return function LazyPage(): VNode {
    const [state, setState] = useState<{ readonly error?: unknown }>({});
    useEffect(() => {
      let isShown = true;
      const show = (next: { readonly error?: unknown }): void => {
        if (isShown) {
          setState(next);
        }
      };
      if (loaded === undefined) {
        load().then(
          (page) => {
            loaded = page;
            show({});
          },
          (error: unknown) => show({ error }),
        );
      }
      return () => {
        isShown = false;
      };
    }, []);
    if (state.error !== undefined) {
      throw state.error;
    }
    const Page = loaded;
    return Page === undefined ? <p class="muted">Loading…</p> : <Page />;
  };
}

import type { ComponentChildren, VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';

/** One tab. */
export interface Tab {
  readonly id: string;
  readonly title: string;
  /** Called for the tab that is shown. */
  readonly content: () => ComponentChildren;
}

interface Props {
  /** What a screen reader calls the tabs together. */
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The tab that is shown; without it, the tabs keep it themselves and begin with the first. */
  readonly selected?: string;
  readonly onSelect?: (id: string) => void;
}

/** Tabs, of which one is shown: arrow keys, Home and End choose another. */
export function Tabs({ label, tabs, selected, onSelect }: Props): VNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState<string>();
  const shown = tabs.find((tab) => tab.id === (selected ?? own)) ?? tabs[0];
  const select = (tab: Tab | undefined): void => {
    if (tab !== undefined) {
      setOwn(tab.id);
      onSelect?.(tab.id);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id: one }) => one === shown?.id);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      const tab = tabs.at(next % tabs.length);
      select(tab);
      list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${tab?.id}`)}`)?.focus();
    }
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={label} ref={list}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab === shown}
            aria-controls={tab === shown ? `${id}-panel` : undefined}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => select(tab)}
            onKeyDown={onKeyDown}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {shown !== undefined && (
        <div
          key={shown.id}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${shown.id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel follows its tab, as in ARIA's pattern
          tabIndex={0}
        >
          {shown.content()}
        </div>
      )}
    </div>
  );
}

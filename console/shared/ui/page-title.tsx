import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly children: string;
  /** Shown beside the title: buttons. */
  readonly actions?: ComponentChildren;
}

let isFirst = true;

/** The only `h1` of a part; also the title of the window. Takes the focus when its part is opened by a link. */
export function PageTitle({ children, actions }: Props): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} – API Gateway console`;
    if (!isFirst) {
      heading.current?.focus();
    }
    isFirst = false;
  }, [children]);
  return (
    <div class="page-title">
      <h1 tabIndex={-1} ref={heading}>
        {children}
      </h1>
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  );
}

import type { RefObject, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { RenderResult } from '../../../src/console/protocol/calls.js';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { outputLines } from '../../shared/text/output-lines.js';
import { Button } from '../../shared/ui/button.js';
import { CodeBlock } from '../../shared/ui/code-block.js';
import { CopyButton } from '../../shared/ui/copy-button.js';
import { OutputView } from './output-view.js';

interface Props {
  readonly paneRef: RefObject<HTMLElement | null>;
  /** The last result without a mistake. */
  readonly rendered: Extract<RenderResult, { readonly output: string }> | undefined;
  /** Whether the template has a mistake now. */
  readonly isStale: boolean;
  /** Whether the input is that of a request. */
  readonly isRequest: boolean;
  /** The line of the template that is pointed at. */
  readonly line: number | undefined;
  readonly onPoint: (from: readonly number[]) => void;
  readonly onGoTo: (line: number) => void;
  readonly onEditInput: (input: TemplateInput) => void;
}

/** What a template renders, what it overrides, and what it was rendered against. */
export function OutputPane(props: Props): VNode {
  const { paneRef, rendered, isStale, isRequest, line, onPoint, onGoTo, onEditInput } = props;
  const parts = rendered?.parts;
  const lines = useMemo(() => outputLines(parts ?? []), [parts]);
  return (
    <section class="bench-side" aria-label="Output" ref={paneRef} tabIndex={-1}>
      <h2>Output</h2>
      <p class="muted" role="status">
        {rendered === undefined
          ? isStale
            ? 'There is no output: the template has a mistake.'
            : 'Nothing was rendered yet.'
          : isStale
            ? 'The template has a mistake: this is the output of before.'
            : 'Beside each line: the line of the template that wrote it.'}
      </p>
      {rendered !== undefined && (
        <>
          <div class={isStale ? 'stale' : ''}>
            {lines.length === 0 ? (
              <p>The output is empty.</p>
            ) : (
              <OutputView lines={lines} writer={line} onPoint={onPoint} onGoTo={onGoTo} />
            )}
          </div>
          <CopyButton label="Copy the output" text={rendered.output} />
          <Overrides overrides={rendered.overrides} />
          <details>
            <summary>What it was rendered against</summary>
            <div class="bench-input">
              {isRequest && (
                <div>
                  <Button onClick={() => onEditInput(rendered.input)}>Edit it as a sample</Button>
                </div>
              )}
              <CodeBlock label="Input" text={JSON.stringify(rendered.input, undefined, 2)} />
            </div>
          </details>
        </>
      )}
    </section>
  );
}

function Overrides({ overrides }: { readonly overrides: unknown }): VNode | null {
  const text = JSON.stringify(overrides, undefined, 2) ?? '{}';
  return hasValue(overrides) ? (
    <>
      <h3>Overrides</h3>
      <CodeBlock label="Overrides" text={text} />
    </>
  ) : null;
}

/** Whether anything in it is not an empty object. */
function hasValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some(hasValue)
    : value !== undefined;
}

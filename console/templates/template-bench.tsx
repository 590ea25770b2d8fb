import type { VNode } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { RenderRequest, RenderResult } from '../../src/console/protocol/calls.js';
import { ROUTES } from '../../src/console/protocol/routes.js';
import type { TemplateInput } from '../../src/mapping/templates/render-template.js';
import { Button } from '../shared/ui/button.js';
import { type Draft, draftOf, keepDraft } from './choice/drafts.js';
import { SaveButton } from './choice/save-button.js';
import type { TemplateChoice } from './choice/template-choices.js';
import type { TemplateEditor } from './editor/create-editor.js';
import { EditorPane } from './editor/editor-pane.js';
import { useNewest } from './newest/use-newest.js';
import { OutputPane } from './output/output-pane.js';

interface Props {
  /** `undefined` for a template that is written freely; a component with another `key` begins with another. */
  readonly choice: TemplateChoice | undefined;
  readonly side: RenderRequest['side'];
  readonly canWrite: boolean;
  readonly requestId: string | undefined;
  /** For when there is no request; `undefined` while it is not valid. */
  readonly sample: TemplateInput | undefined;
  /** Makes the sample of what the template was rendered against. */
  readonly onEditInput: (input: TemplateInput) => void;
}

/** The editor of one template, and what the template renders, side by side. */
export function TemplateBench(props: Props): VNode {
  const { choice, side, canWrite, requestId, sample, onEditInput } = props;
  const pointer = choice?.template.place.pointer;
  const [draft, setDraft] = useState(() => draftOf(pointer, choice?.template.text));
  const { text } = draft;
  useEffect(() => keepDraft(pointer, draft), [pointer, draft]);
  const [line, setLine] = useState<number>();
  const [marked, setMarked] = useState<readonly number[]>([]);
  const editor = useRef<TemplateEditor | undefined>(undefined);
  const output = useRef<HTMLElement>(null);
  const hintId = useId();
  const request = useMemo<RenderRequest | undefined>(() => {
    const source = requestId === undefined ? { input: sample } : { requestId };
    return requestId === undefined && sample === undefined
      ? undefined
      : { template: text, side, ...source };
  }, [text, side, requestId, sample]);
  const { output: result, error: failure } = useNewest<RenderResult>(ROUTES.render, request);
  const error = result !== undefined && 'error' in result ? result.error : undefined;
  const rendered = useLast(result !== undefined && 'output' in result ? result : undefined);
  const isOutdated = useFileChange(choice?.template.text, draft, setDraft, editor);
  return (
    <div class="bench">
      <section class="bench-side" aria-label="Template">
        <h2>Template</h2>
        <p class="muted" id={hintId}>
          Tab indents. Escape leaves the editor, to the output.
        </p>
        <EditorPane
          initialText={text}
          label="Template"
          describedBy={hintId}
          error={error}
          marked={marked}
          input={rendered?.input ?? sample}
          onChange={(next) => setDraft((before) => ({ ...before, text: next }))}
          onLine={setLine}
          onLeave={() => output.current?.focus()}
          onReady={(made) => {
            editor.current = made;
          }}
        />
        <div role="status">
          {failure !== undefined && <p class="error">{failure}</p>}
          {error !== undefined && (
            <p class="error">
              {`Line ${error.line}, column ${error.column}: ${error.message} `}
              <Button kind="quiet" onClick={() => editor.current?.goTo(error.line, error.column)}>
                {`Go to line ${error.line}`}
              </Button>
            </p>
          )}
        </div>
        {isOutdated && (
          <p class="error">
            The file has another text now.{' '}
            <Button onClick={() => editor.current?.setText(choice?.template.text ?? '')}>
              Take the text of the file
            </Button>
          </p>
        )}
        <SaveButton choice={choice} canWrite={canWrite} text={text} />
      </section>
      <OutputPane
        paneRef={output}
        rendered={rendered}
        isStale={error !== undefined}
        isRequest={requestId !== undefined}
        line={line}
        onPoint={setMarked}
        onGoTo={(to) => editor.current?.goTo(to)}
        onEditInput={onEditInput}
      />
    </div>
  );
}

/** The last value that was not `undefined`. */
function useLast<T>(value: T | undefined): T | undefined {
  const last = useRef(value);
  last.current = value ?? last.current;
  return last.current;
}

/**
 * Follows the file: takes its new text unless the editor has changes of its own.
 *
 * @param now the text of the file; `undefined` if the template does not belong to one
 * @returns whether the file has changed, and the editor has another text than before and after
 */
function useFileChange(
  now: string | undefined,
  { text, base }: Draft,
  onDraft: (draft: Draft) => void,
  editor: { readonly current: TemplateEditor | undefined },
): boolean {
  const hasChanged = now !== undefined && now !== base;
  const isOwn = text !== base && text !== now;
  useEffect(() => {
    if (hasChanged && !isOwn) {
      editor.current?.setText(now);
      onDraft({ text: now, base: now });
    }
  }, [now, hasChanged, isOwn]);
  return hasChanged && isOwn;
}

import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PlacedError } from '../../../src/console/protocol/calls.js';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { cspNonce } from '../../shared/csp-nonce.js';
import { createEditor, type TemplateEditor } from './create-editor.js';

interface Props {
  /** The text at first; another one is set by the editor that `onReady` gets. */
  readonly initialText: string;
  readonly label: string;
  readonly describedBy: string;
  readonly error: PlacedError | undefined;
  /** Lines to mark, from 1. */
  readonly marked: readonly number[];
  /** What the template is rendered against, for completions. */
  readonly input: TemplateInput | undefined;
  readonly onChange: (text: string) => void;
  readonly onLine: (line: number) => void;
  readonly onLeave: () => void;
  /** Gets the editor: to go to a line, to set another text. */
  readonly onReady: (editor: TemplateEditor) => void;
}

/** The editor as a component: shows its properties, and passes on what happens in it. */
export function EditorPane(props: Props): VNode {
  const parent = useRef<HTMLDivElement>(null);
  const editor = useRef<TemplateEditor | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (parent.current === null) {
      return;
    }
    const { initialText, label, describedBy, onReady } = latest.current;
    const made = createEditor(parent.current, {
      text: initialText,
      label,
      describedBy,
      nonce: cspNonce(),
      input: () => latest.current.input,
      onChange: (next) => latest.current.onChange(next),
      onLine: (line) => latest.current.onLine(line),
      onLeave: () => latest.current.onLeave(),
    });
    editor.current = made;
    onReady(made);
    return () => made.destroy();
  }, []);
  useEffect(() => editor.current?.setError(props.error), [props.error]);
  useEffect(() => editor.current?.mark(props.marked), [props.marked.join()]);
  return <div class="template-editor" ref={parent} />;
}

import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { PlacedError } from '../../../src/console/protocol/calls.js';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { velocityCompletion } from './completion-source.js';
import { lineMarks, markLines } from './line-marks.js';
import { velocityLanguage } from './velocity-language.js';

/** What an editor begins with, and what it calls. */
export interface EditorOptions {
  readonly text: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** The ID of the element that says how to use it. */
  readonly describedBy: string;
  /** For the style elements of the editor. */
  readonly nonce: string;
  /** What the template is rendered against, for completions. */
  readonly input: () => TemplateInput | undefined;
  readonly onChange: (text: string) => void;
  /** The line of the cursor or, while there is one, of the pointer. */
  readonly onLine: (line: number) => void;
  /** Escape was pressed. */
  readonly onLeave: () => void;
}

/** An editor for templates. */
export interface TemplateEditor {
  /** Replaces the whole text, unless it is the same. */
  setText(text: string): void;
  /** Shows a mistake at its place, or that there is no mistake. */
  setError(error: PlacedError | undefined): void;
  /** Marks lines, from 1. */
  mark(lines: readonly number[]): void;
  /** Moves the cursor and the focus to a place; both from 1. */
  goTo(line: number, column?: number): void;
  destroy(): void;
}

/** Makes an editor in an element. */
export function createEditor(parent: HTMLElement, options: EditorOptions): TemplateEditor {
  const view = new EditorView({ parent, doc: options.text, extensions: extensionsOf(options) });
  return {
    setText(text) {
      if (text !== view.state.doc.toString()) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      }
    },
    setError(error) {
      view.dispatch(
        setDiagnostics(view.state, error === undefined ? [] : [diagnostic(view.state, error)]),
      );
    },
    mark(lines) {
      view.dispatch({ effects: markLines.of(lines) });
    },
    goTo(line, column = 1) {
      const at = offsetOf(view.state, line, column);
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}

function extensionsOf(options: EditorOptions): Extension {
  const { label, describedBy, nonce, input, onChange, onLine, onLeave } = options;
  const leave = (): boolean => {
    onLeave();
    return true;
  };
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy }),
    EditorState.tabSize.of(2),
    EditorView.lineWrapping,
    lineNumbers(),
    lintGutter(),
    history(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    velocityLanguage,
    syntaxHighlighting(classHighlighter),
    autocompletion({ override: [velocityCompletion(input)] }),
    lineMarks,
    // A list of completions has keys of its own, which come first: Escape closes it.
    keymap.of([
      { key: 'Escape', run: leave },
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of(({ docChanged, selectionSet, focusChanged, state }) => {
      if (docChanged) {
        onChange(state.doc.toString());
      }
      if (docChanged || selectionSet || focusChanged) {
        onLine(state.doc.lineAt(state.selection.main.head).number);
      }
    }),
    EditorView.domEventHandlers({
      mousemove(event, view) {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at !== null) {
          onLine(view.state.doc.lineAt(at).number);
        }
      },
      mouseleave(_event, { state }) {
        onLine(state.doc.lineAt(state.selection.main.head).number);
      },
    }),
  ];
}

function diagnostic(state: EditorState, { line, column, message }: PlacedError) {
  const from = offsetOf(state, line, column);
  const { to: end } = state.doc.lineAt(from);
  const [word = ''] = /^[\w.$#-]+/.exec(state.sliceDoc(from, end)) ?? [];
  const to = Math.min(end, from + Math.max(1, word.length));
  return {
    from: to === from ? Math.max(state.doc.lineAt(from).from, from - 1) : from,
    to,
    severity: 'error' as const,
    message,
  };
}

/** The offset of a place; of the nearest one, if the text has changed in the meantime. */
function offsetOf({ doc }: EditorState, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
  return Math.min(to, from + Math.max(0, column - 1));
}

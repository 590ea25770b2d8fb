import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** Marks lines, from 1, in place of those that were marked. */
export const markLines = StateEffect.define<readonly number[]>();

/** Shows the marks of {@link markLines}. Text that is typed moves them. */
export const lineMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(markLines));
    return effect === undefined || !effect.is(markLines)
      ? marks.map(transaction.changes)
      : marksOf(effect.value, transaction.state);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksOf(lines: readonly number[], { doc }: EditorState): DecorationSet {
  const known = lines.filter((line) => line >= 1 && line <= doc.lines);
  return Decoration.set(
    known.map((line) => MARK.range(doc.line(line).from)),
    true,
  );
}

const MARK = Decoration.line({ class: 'cm-writer' });

/** A line of two texts that are compared. */
export interface DiffLine {
  /** `removed`: only the first text has it; `added`: only the second. */
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond this number of pairs, the middle of the texts is taken to be different as a whole. */
const MOST_PAIRS = 1_000_000;

/** The shortest way from one text to another: lines that stay, lines that go, lines that come. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
): readonly DiffLine[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }
  const removed = before.slice(start, before.length - end);
  const added = after.slice(start, after.length - end);
  return [
    ...marked('same', before.slice(0, start)),
    ...middle(removed, added),
    ...marked('same', before.slice(before.length - end)),
  ];
}

function middle(removed: readonly string[], added: readonly string[]): readonly DiffLine[] {
  if (removed.length * added.length > MOST_PAIRS) {
    return [...marked('removed', removed), ...marked('added', added)];
  }
  const common = lengthsOfCommon(removed, added);
  const width = added.length + 1;
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    const [left, right] = [removed[i], added[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', text: left });
      i++;
    } else if (right !== undefined) {
      lines.push({ kind: 'added', text: right });
      j++;
    }
  }
  return lines;
}

/** For each pair of positions, how many lines the rests of both texts have in common, in order. */
function lengthsOfCommon(removed: readonly string[], added: readonly string[]): Uint32Array {
  const width = added.length + 1;
  const lengths = new Uint32Array((removed.length + 1) * width);
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        removed[i] === added[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function marked(kind: DiffLine['kind'], texts: readonly string[]): readonly DiffLine[] {
  return texts.map((text) => ({ kind, text }));
}

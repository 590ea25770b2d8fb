import type { ComponentChildren, VNode } from 'preact';

interface Props {
  readonly caption: string;
  /** Whether the caption is for screen readers alone; the default is `true`. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly string[];
  /** The first cell of each row is its header. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

/** A table of texts, which scrolls by itself where it is too wide. */
export function Table({ caption, isCaptionHidden = true, columns, rows }: Props): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="table-frame" aria-label={caption} tabIndex={0}>
      <table>
        <caption class={isCaptionHidden ? 'for-screen-readers' : ''}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others], at) => (
            <tr key={at}>
              <th scope="row">{first}</th>
              {others.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import type { VNode } from 'preact';
import { BOX_IDS, type BoxId, type PictureBox } from './boxes.js';

interface Props {
  /** What a screen reader calls the picture. */
  readonly label: string;
  readonly client: readonly string[];
  readonly boxes: Readonly<Record<BoxId, PictureBox>>;
  /** The box whose details are shown below. */
  readonly selected: string;
  readonly onSelect: (box: BoxId) => void;
}

const STATE_WORDS = { passed: '', failed: 'Failed', skipped: 'Not reached' } as const;

/**
 * The way of a request as the console of API Gateway draws it: from the client on the left through two
 * boxes to the endpoint on the right, and back below; one column where there is little room.
 */
export function Picture({ label, client, boxes, selected, onSelect }: Props): VNode {
  return (
    <div class="picture-frame">
      <ol class="picture" aria-label={label}>
        <li class="picture-client">
          <div class="picture-box">
            <BoxText title="Client" facts={client} />
          </div>
        </li>
        {BOX_IDS.map((id) => (
          <li key={id} class={`picture-${id}`}>
            <button
              type="button"
              class={`picture-box is-${boxes[id].state ?? 'described'}`}
              aria-pressed={selected === id}
              onClick={() => onSelect(id)}
            >
              <BoxText {...boxes[id]} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

function BoxText({ title, facts, state }: PictureBox): VNode {
  const word = state === undefined ? '' : STATE_WORDS[state];
  return (
    <>
      <span class="picture-title">{title}</span>
      {word !== '' && <span class="picture-state">{word}</span>}
      {facts.map((fact) => (
        <span key={fact} class="picture-fact">
          {fact}
        </span>
      ))}
    </>
  );
}

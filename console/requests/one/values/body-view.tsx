import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RecordedBody } from '../../../../src/execute/log/recording/request-record.js';
import { bytesText } from '../../../shared/text/numbers.js';
import { prettyJson } from '../../../shared/text/pretty-json.js';
import { Button } from '../../../shared/ui/button.js';
import { CodeBlock } from '../../../shared/ui/code-block.js';

interface Props {
  readonly body: RecordedBody | undefined;
  /** `Body of the request`. */
  readonly label: string;
}

/** A body: JSON with a line for each member, unless the reader wants it as it was sent. */
export function BodyView({ body, label }: Props): VNode {
  const [isRaw, setRaw] = useState(false);
  if (body === undefined || body.length === 0) {
    return <p class="muted">{label}: empty.</p>;
  }
  const pretty = prettyJson(body.text);
  return (
    <div class="part">
      <p class="part-title">
        <strong>{label}</strong>
        <span class="muted">
          {bytesText(body.length)}
          {!body.isComplete && ', of which the beginning is kept'}
        </span>
        {pretty !== body.text && (
          <Button kind="quiet" pressed={isRaw} onClick={() => setRaw(!isRaw)}>
            As it was sent
          </Button>
        )}
      </p>
      <CodeBlock text={isRaw ? body.text : pretty} label={label} />
    </div>
  );
}

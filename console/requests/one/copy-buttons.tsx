import type { VNode } from 'preact';
import type { RequestRecord } from '../../../src/execute/log/recording/request-record.js';
import { CopyButton } from '../../shared/ui/copy-button.js';
import { asCurl } from '../copy/as-curl.js';
import { asInvoke } from '../copy/as-invoke.js';
import { asTest } from '../copy/as-test.js';
import { copyNotes } from '../copy/sent-request.js';

interface Props {
  readonly record: RequestRecord;
  /** Of the document. */
  readonly file: string | undefined;
}

/** The request as something to run. */
export function CopyButtons({ record, file }: Props): VNode {
  return (
    <div class="part">
      <div class="actions">
        <CopyButton label="Copy as curl" text={() => asCurl(record)} />
        <CopyButton label="Copy as a test" text={() => asTest(record, file)} />
        <CopyButton label="Copy as an invoke call" text={() => asInvoke(record, file)} />
      </div>
      {copyNotes(record).map((note) => (
        <p key={note} class="muted">
          In a copy: {note}
        </p>
      ))}
    </div>
  );
}

import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { SaveResult } from '../../../src/console/protocol/calls.js';
import { ROUTES } from '../../../src/console/protocol/routes.js';
import { send } from '../../shared/client.js';
import { loadApi } from '../../shared/store.js';
import { Button } from '../../shared/ui/button.js';
import { type TemplateChoice, whyNotSaved } from './template-choices.js';

interface Props {
  readonly choice: TemplateChoice | undefined;
  readonly canWrite: boolean;
  /** What the editor has. */
  readonly text: string;
}

/** Writes a template to the file of the document, or says why that cannot be. */
export function SaveButton({ choice, canWrite, text }: Props): VNode {
  const [isSaving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly isError: boolean }>();
  const ofApi = choice?.template.text;
  // A gateway that does not watch its file goes on with the text that it has read.
  const [saved, setSaved] = useState<string>();
  useEffect(() => setSaved(undefined), [ofApi]);
  const reason = whyNotSaved(choice, canWrite);
  if (choice === undefined || reason !== undefined) {
    return <p class="muted">{`Cannot be saved. ${reason}`}</p>;
  }
  const { template } = choice;
  const before = saved ?? template.text;
  const isSame = text === before;
  const save = async (): Promise<void> => {
    setSaving(true);
    try {
      const body = { pointer: template.place.pointer, before, text };
      const { place } = await send<SaveResult>('POST', ROUTES.save, body);
      setSaved(text);
      setOutcome({
        text: `Saved to ${[place.file, place.line].filter(Boolean).join(':')}.`,
        isError: false,
      });
      await loadApi();
    } catch (error) {
      setOutcome({ text: error instanceof Error ? error.message : String(error), isError: true });
    }
    setSaving(false);
  };
  return (
    <div class="actions">
      <Button kind="primary" disabled={isSame || isSaving} onClick={() => void save()}>
        Save to file
      </Button>
      <span role="status" class={outcome?.isError === true ? 'error' : 'muted'}>
        {outcome?.text ?? (isSame ? 'The same as in the file.' : '')}
      </span>
    </div>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestSummary } from '../../../src/console/protocol/events.js';
import { currentState } from '../../shared/store.js';
import { ChoiceField, Field } from '../../shared/ui/field.js';
import type { ReadSample, SampleTexts } from './sample.js';

interface Props {
  /** `undefined` for the sample. */
  readonly requestId: string | undefined;
  readonly onRequest: (id: string | undefined) => void;
  /** Only requests of this resource; `undefined` for all. */
  readonly resourcePath: string | undefined;
  readonly texts: SampleTexts;
  readonly problems: ReadSample['problems'];
  readonly onTexts: (texts: SampleTexts) => void;
}

const MOST_CHOICES = 50;

/** Which request something is tried against: one that has come, or a sample to edit. */
export function SourceChoice(props: Props): VNode {
  const { requestId, onRequest, resourcePath, texts, problems, onTexts } = props;
  // A list that changes while it is open is hard to use: it is read when it gets the focus.
  const [requests, setRequests] = useState(() => latestRequests(resourcePath));
  const isKnown = requestId === undefined || requests.some(({ id }) => id === requestId);
  return (
    <div class="source">
      <ChoiceField
        label="Rendered against"
        value={requestId ?? ''}
        choices={[
          ['', 'A sample, which can be edited'],
          ...(isKnown ? [] : ([[requestId, `Request ${requestId}`]] as const)),
          ...requests.map((request) => [request.id, requestText(request)] as const),
        ]}
        onFocus={() => setRequests(latestRequests(resourcePath))}
        onChoose={(value) => onRequest(value || undefined)}
      />
      {requestId === undefined && (
        <details>
          <summary>The sample: body, parameters, $context, stage variables</summary>
          <div class="sample">
            {SAMPLE_PARTS.map(({ part, label, hint }) => (
              <Field key={part} label={label} hint={hint} error={problems[part]}>
                {(input) => (
                  <textarea
                    {...input}
                    class="code"
                    rows={6}
                    spellcheck={false}
                    value={texts[part]}
                    onInput={(event) => onTexts({ ...texts, [part]: event.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

const SAMPLE_PARTS = [
  { part: 'body', label: 'Body', hint: 'Of the request or, on the response side, of the backend.' },
  { part: 'params', label: 'Parameters', hint: 'JSON: path, querystring and header.' },
  { part: 'context', label: '$context', hint: 'JSON' },
  { part: 'stageVariables', label: 'Stage variables', hint: 'JSON' },
] as const;

function latestRequests(resourcePath: string | undefined): readonly RequestSummary[] {
  return currentState()
    .requests.filter(
      (request) => resourcePath === undefined || request.resourcePath === resourcePath,
    )
    .slice(-MOST_CHOICES)
    .reverse();
}

function requestText({ time, httpMethod, path, statusCode }: RequestSummary): string {
  const shortPath = path.length > 60 ? `${path.slice(0, 60)}…` : path;
  return `${new Date(time).toLocaleTimeString('en-GB')} ${httpMethod} ${shortPath} → ${statusCode}`;
}

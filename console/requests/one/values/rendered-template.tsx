import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RenderRequest, RenderResult } from '../../../../src/console/protocol/calls.js';
import type { ConsoleTemplate } from '../../../../src/console/protocol/console-api.js';
import { ROUTES } from '../../../../src/console/protocol/routes.js';
import type { TemplateStep } from '../../../../src/execute/log/recording/request-record.js';
import { send } from '../../../shared/client.js';
import { link } from '../../../shared/router.js';
import { outputLines } from '../../../shared/text/output-lines.js';
import { CodeBlock } from '../../../shared/ui/code-block.js';
import { Place } from '../../../shared/ui/place.js';
import { sourcesText } from '../sources-text.js';
import { BodyView } from './body-view.js';

interface Props {
  readonly step: TemplateStep;
  /** The template as the document has it now. */
  readonly source: ConsoleTemplate | undefined;
  readonly requestId: string;
}

/** A template beside what it has written, line by line; and what it has read. */
export function RenderedTemplate({ step, source, requestId }: Props): VNode {
  const title = `Template for ${step.mediaType}`;
  return (
    <section class="part">
      <h3 class="part-title">
        {title}
        <Place place={source?.place} />
        {source !== undefined && (
          <a href={link({ page: 'templates', pointer: source.place.pointer, request: requestId })}>
            Open in the editor
          </a>
        )}
      </h3>
      {source === undefined ? (
        <>
          <p class="muted">The document does not have this template any more.</p>
          <BodyView label="Output of the template" body={step.output} />
        </>
      ) : (
        <SideBySide step={step} source={source} requestId={requestId} />
      )}
      <BodyView label="Input of the template" body={step.input} />
    </section>
  );
}

interface SideProps extends Props {
  readonly source: ConsoleTemplate;
}

function SideBySide({ step, source, requestId }: SideProps): VNode {
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const result = useRendering(step, source, requestId);
  const isRendered = result !== undefined && 'parts' in result;
  return (
    <div class="side-by-side">
      <div class="part">
        <h4>Source</h4>
        <CodeBlock
          text={source.text}
          label={`Source of the template for ${step.mediaType}`}
          hasLineNumbers
          marked={marked}
        />
      </div>
      <div class="part">
        <h4>Output, and the lines that wrote it</h4>
        {isRendered && result.output === step.output?.text ? (
          <SourcedOutput parts={result.parts} onLine={setMarked} />
        ) : (
          <>
            {step.output === undefined ? (
              <p class="muted">Rendering failed.</p>
            ) : (
              <CodeBlock text={step.output.text} label="Output of the template" />
            )}
            {result !== undefined && <p class="muted">{reasonOf(result)}</p>}
          </>
        )}
      </div>
    </div>
  );
}

function reasonOf(result: RenderResult | { readonly failed: string }): string {
  if ('failed' in result) {
    return result.failed;
  }
  return 'error' in result
    ? `Rendered anew, the template fails: ${result.error.message}`
    : 'Rendered anew, the template writes something else: it, or what the console keeps of its input, is not what it was.';
}

const MOST_LINES = 400;

function SourcedOutput(props: {
  readonly parts: readonly { readonly line: number; readonly text: string }[];
  readonly onLine: (sources: ReadonlySet<number>) => void;
}): VNode {
  const lines = outputLines(props.parts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="code-frame" aria-label="Output of the template, with lines" tabIndex={0}>
      <pre class="numbered sourced">
        {lines.slice(0, MOST_LINES).map(({ parts, from }, at) => (
          <code
            key={at}
            data-line={sourcesText(from)}
            onMouseEnter={() => props.onLine(new Set(from))}
          >
            {`${parts.map(({ text }) => text).join('')}\n`}
          </code>
        ))}
      </pre>
      {lines.length > MOST_LINES && <p class="muted">The rest is too long to be shown.</p>}
    </section>
  );
}

/** What the template writes for the request now, with the lines; `undefined` until it is known. */
function useRendering(
  { box }: TemplateStep,
  { text }: ConsoleTemplate,
  requestId: string,
): RenderResult | { readonly failed: string } | undefined {
  const [result, setResult] = useState<RenderResult | { readonly failed: string }>();
  useEffect(() => {
    const ending = new AbortController();
    const request: RenderRequest = {
      template: text,
      side: box === 'Integration Request' ? 'request' : 'response',
      requestId,
    };
    send<RenderResult>('POST', ROUTES.render, request, ending.signal).then(
      setResult,
      (error: unknown) => {
        if (!ending.signal.aborted) {
          setResult({ failed: error instanceof Error ? error.message : String(error) });
        }
      },
    );
    return () => ending.abort();
  }, [box, text, requestId]);
  return result;
}

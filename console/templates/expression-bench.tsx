import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type {
  ExpressionRequest,
  ExpressionResult,
  RenderRequest,
} from '../../src/console/protocol/calls.js';
import { ROUTES } from '../../src/console/protocol/routes.js';
import type { TemplateInput } from '../../src/mapping/templates/render-template.js';
import { prettyJson } from '../shared/text/pretty-json.js';
import { Button } from '../shared/ui/button.js';
import { CodeBlock } from '../shared/ui/code-block.js';
import { Field } from '../shared/ui/field.js';
import { useNewest } from './newest/use-newest.js';

interface Props {
  readonly kind: ExpressionRequest['kind'];
  readonly side: RenderRequest['side'];
  readonly requestId: string | undefined;
  /** For when there is no request; `undefined` while it is not valid. */
  readonly sample: TemplateInput | undefined;
}

/** An expression, and what it results in. */
export function ExpressionBench({ kind, side, requestId, sample }: Props): VNode {
  const examples = EXAMPLES[kind][side];
  const [expression, setExpression] = useState(examples[0]);
  const request = useMemo<ExpressionRequest | undefined>(() => {
    const source = requestId === undefined ? { input: sample } : { requestId };
    return expression === '' || (requestId === undefined && sample === undefined)
      ? undefined
      : { kind, expression, side, ...source };
  }, [kind, expression, side, requestId, sample]);
  const { output: result, error: failure } = useNewest<ExpressionResult>(
    ROUTES.expression,
    request,
  );
  const error = failure ?? (result !== undefined && 'error' in result ? result.error : undefined);
  return (
    <>
      <Field label={LABELS[kind]} error={error}>
        {(input) => (
          <input
            {...input}
            class="code"
            autocomplete="off"
            spellcheck={false}
            value={expression}
            onInput={(event) => setExpression(event.currentTarget.value)}
          />
        )}
      </Field>
      <ul class="examples" aria-label="Examples">
        {examples.map((example) => (
          <li key={example}>
            <Button kind="quiet" onClick={() => setExpression(example)}>
              {example}
            </Button>
          </li>
        ))}
      </ul>
      <section class="expression-result" aria-label="Result">
        <h2>Result</h2>
        <div role="status">
          {result === undefined || 'error' in result ? (
            <p class="muted">{error === undefined ? 'Type an expression.' : 'No result.'}</p>
          ) : (
            <Values kind={kind} values={result.values} />
          )}
        </div>
      </section>
    </>
  );
}

function Values({
  kind,
  values,
}: {
  readonly kind: ExpressionRequest['kind'];
  readonly values: readonly string[] | undefined;
}): VNode {
  if (values === undefined) {
    return (
      <p>{kind === 'mapping' ? 'There is no value: nothing is mapped.' : 'It finds nothing.'}</p>
    );
  }
  const texts = kind === 'jsonPath' ? values.map(prettyJson) : values;
  return (
    <>
      {texts.map((text, at) => (
        <CodeBlock key={at} label={texts.length === 1 ? 'Value' : `Value ${at + 1}`} text={text} />
      ))}
    </>
  );
}

const LABELS: Readonly<Record<ExpressionRequest['kind'], string>> = {
  mapping: 'Mapping expression',
  jsonPath: 'JSONPath',
};

type Examples = readonly [string, ...string[]];

const EXAMPLES: Readonly<
  Record<ExpressionRequest['kind'], Readonly<Record<RenderRequest['side'], Examples>>>
> = {
  mapping: {
    request: [
      'method.request.body',
      'method.request.path.id',
      'method.request.header.Accept',
      'context.requestId',
      "'a text'",
    ],
    response: [
      'integration.response.body',
      'integration.response.header.Content-Type',
      'context.requestId',
      "'a text'",
    ],
  },
  jsonPath: {
    request: ['$', '$.name', '$..id', '$.items[0]'],
    response: ['$', '$.name', '$..id', '$.items[0]'],
  },
};

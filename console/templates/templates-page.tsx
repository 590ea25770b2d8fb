import './templates.css';
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { RenderRequest } from '../../src/console/protocol/calls.js';
import type { ConsoleApi } from '../../src/console/protocol/console-api.js';
import { navigate, useRoute } from '../shared/router.js';
import { useStore } from '../shared/store.js';
import { ChoiceField } from '../shared/ui/field.js';
import { PageTitle } from '../shared/ui/page-title.js';
import { Tabs } from '../shared/ui/tabs.js';
import { TemplateChoiceField } from './choice/template-choice-field.js';
import { type TemplateChoice, templateChoices } from './choice/template-choices.js';
import { ExpressionBench } from './expression-bench.js';
import { firstSample, readSample, sampleTexts } from './input/sample.js';
import { SourceChoice } from './input/source-choice.js';
import { TemplateBench } from './template-bench.js';

/** Templates, mapping expressions and JSONPaths, tried with the engine of the gateway. */
export function TemplatesPage(): VNode {
  const api = useStore((state) => state.api);
  const apiError = useStore((state) => state.apiError);
  return (
    <>
      <PageTitle>Templates</PageTitle>
      {api === undefined ? (
        <p class={apiError === undefined ? 'muted' : 'error'} role="status">
          {apiError ?? 'Loading…'}
        </p>
      ) : (
        <Workshop api={api} />
      )}
    </>
  );
}

function Workshop({ api }: { readonly api: ConsoleApi }): VNode {
  const { pointer, request: requestId } = useRoute();
  const choices = useMemo(() => templateChoices(api), [api]);
  const choice = choices.find(({ template }) => template.place.pointer === pointer);
  const [freeSide, setFreeSide] = useState<RenderRequest['side']>('request');
  const side = choice?.side ?? freeSide;
  const [edited, setEdited] = useState<{
    readonly pointer: string | undefined;
    readonly texts: ReturnType<typeof sampleTexts>;
  }>();
  const texts = useMemo(
    () =>
      edited !== undefined && edited.pointer === pointer
        ? edited.texts
        : sampleTexts(firstSample(api, choice)),
    [edited, pointer, choice === undefined],
  );
  const { input, problems } = useMemo(() => readSample(texts), [texts]);
  const sample = Object.keys(problems).length === 0 ? input : undefined;
  const source = (
    <SourceChoice
      key={choice?.resourcePath}
      requestId={requestId}
      onRequest={(request) => navigate({ page: 'templates', pointer, request })}
      resourcePath={choice?.resourcePath}
      texts={texts}
      problems={problems}
      onTexts={(next) => setEdited({ pointer, texts: next })}
    />
  );
  const sideField = (
    <ChoiceField
      label="Side"
      value={side}
      choices={[
        ['request', 'Integration request'],
        ['response', 'Integration response'],
      ]}
      onChoose={(value) => setFreeSide(value === 'response' ? 'response' : 'request')}
    />
  );
  const expression = (kind: 'mapping' | 'jsonPath') => () => (
    <>
      <div class="bench-choices">
        {choice === undefined && sideField}
        {source}
      </div>
      <ExpressionBench
        key={`${kind} ${side}`}
        kind={kind}
        side={side}
        requestId={requestId}
        sample={sample}
      />
    </>
  );
  return (
    <Tabs
      label="What is tried"
      tabs={[
        {
          id: 'template',
          title: 'Template',
          content: () => (
            <>
              <div class="bench-choices">
                <TemplateChoiceField
                  choices={choices}
                  choice={choice}
                  onChoose={(next) => {
                    const other = choices.find(({ template }) => template.place.pointer === next);
                    const request = isSameMethod(choice, other) ? requestId : undefined;
                    navigate({ page: 'templates', pointer: next, request });
                  }}
                />
                {choice === undefined && sideField}
                {source}
              </div>
              {pointer !== undefined && choice === undefined && (
                <p role="status">The document has no template at this place any more.</p>
              )}
              <TemplateBench
                key={choice?.template.place.pointer ?? ''}
                choice={choice}
                side={side}
                canWrite={api.canWrite}
                requestId={requestId}
                sample={sample}
                onEditInput={(next) => {
                  setEdited({ pointer, texts: sampleTexts(next) });
                  navigate({ page: 'templates', pointer });
                }}
              />
            </>
          ),
        },
        { id: 'mapping', title: 'Mapping expression', content: expression('mapping') },
        { id: 'jsonPath', title: 'JSONPath', content: expression('jsonPath') },
      ]}
    />
  );
}

function isSameMethod(one: TemplateChoice | undefined, other: TemplateChoice | undefined): boolean {
  return (
    one !== undefined &&
    one.httpMethod === other?.httpMethod &&
    one.resourcePath === other.resourcePath
  );
}

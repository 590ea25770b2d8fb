import { headerEntries } from '../../../http/header-list.js';
import { headerText } from '../../../http/header-text.js';
import type { HeaderList } from '../../../model/headers.js';
import { isSecretHeader, isSecretParameter } from '../secrets/secret-names.js';
import { STARS } from '../secrets/secrets.js';
import { shownText } from './body-sample.js';
import type { KeptStep } from './kept-step.js';
import type { RecordedFields, RecordedStep } from './request-record.js';

/**
 * A step as a record shows it.
 * @param hide replaces credentials
 * @param hidesHeaders whether headers that have credentials by their name show none of their value
 */
export function shownStep(
  step: KeptStep,
  hide: (text: string) => string,
  hidesHeaders: boolean,
): RecordedStep {
  const headersOf = (headers: HeaderList): RecordedFields =>
    headerEntries(headers).map(([name, value]) =>
      hidesHeaders && isSecretHeader(name.toLowerCase())
        ? [name, STARS]
        : [name, hide(headerText(value))],
    );
  switch (step.kind) {
    case 'methodRequest':
      return {
        ...step,
        pathParameters: fields(step.pathParameters, hide),
        queryParameters: fields(step.queryParameters, hide).map(([name, value]) =>
          hidesHeaders && isSecretParameter(name.toLowerCase()) ? [name, STARS] : [name, value],
        ),
        headers: headersOf(step.headers),
        body: step.body()?.shown(hide),
      };
    case 'mapping':
      return {
        ...step,
        source: hide(step.source),
        values: step.values?.map((value) => shownText(value, hide)),
      };
    case 'template':
      return { ...step, input: step.input.shown(hide), output: step.output?.shown(hide) };
    case 'integrationRequest':
      return {
        ...step,
        uri: hide(step.uri),
        headers: headersOf(step.headers),
        body: step.body()?.shown(hide),
      };
    case 'selection':
      return { ...step, text: step.text === undefined ? undefined : shownText(step.text, hide) };
    case 'cache':
      return step;
    default:
      return { ...step, headers: headersOf(step.headers), body: step.body()?.shown(hide) };
  }
}

function fields(pairs: RecordedFields, hide: (text: string) => string): RecordedFields {
  return pairs.map(([name, value]) => [hide(name), hide(value)] as const);
}

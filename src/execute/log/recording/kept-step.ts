import type { HeaderList } from '../../../model/headers.js';
import type { BodySample } from './body-sample.js';
import type {
  CacheStep,
  EndpointResponseStep,
  GatewayResponseStep,
  IntegrationRequestStep,
  MappingStep,
  MethodRequestStep,
  MethodResponseStep,
  RecordedStep,
  SelectionStep,
  TemplateStep,
} from './request-record.js';

/** A step as it is kept: with credentials, and bodies as bytes. */
export type KeptStep =
  | KeptMessage<MethodRequestStep>
  | MappingStep
  | KeptTemplate
  | KeptMessage<IntegrationRequestStep>
  | KeptMessage<EndpointResponseStep>
  | SelectionStep
  | CacheStep
  | KeptMessage<MethodResponseStep>
  | KeptMessage<GatewayResponseStep>;

/** A request or a response: its headers as one list, and its body, which may still be on its way. */
type KeptMessage<Step extends RecordedStep> = Omit<Step, 'headers' | 'body'> & {
  readonly headers: HeaderList;
  readonly body: () => BodySample | undefined;
};

/** A template; `output` is set when it is rendered. */
export interface KeptTemplate extends Omit<TemplateStep, 'input' | 'output'> {
  readonly input: BodySample;
  output: BodySample | undefined;
}

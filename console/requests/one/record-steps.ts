import type { ConsoleMethod, ConsoleTemplate } from '../../../src/console/protocol/console-api.js';
import type {
  MappingStep,
  RecordedStep,
  RequestRecord,
  TemplateStep,
} from '../../../src/execute/log/recording/request-record.js';

type Kind = RecordedStep['kind'];
export type StepOf<K extends Kind> = Extract<RecordedStep, { readonly kind: K }>;

/** The latest step of a kind. */
export function stepOf<K extends Kind>(record: RequestRecord, kind: K): StepOf<K> | undefined {
  return record.steps.findLast((step): step is StepOf<K> => step.kind === kind);
}

/** The parameter mappings of a box, in order. */
export function mappingsOf(record: RequestRecord, box: MappingStep['box']): readonly MappingStep[] {
  return record.steps.filter(
    (step): step is MappingStep => step.kind === 'mapping' && step.box === box,
  );
}

/** The templates that a box has rendered: at most one, as of now. */
export function templatesOf(
  record: RequestRecord,
  box: TemplateStep['box'],
): readonly TemplateStep[] {
  return record.steps.filter(
    (step): step is TemplateStep => step.kind === 'template' && step.box === box,
  );
}

/** The template in the document that a step has rendered; `undefined` if the document has changed. */
export function sourceOf(
  step: TemplateStep,
  method: ConsoleMethod | undefined,
): ConsoleTemplate | undefined {
  const { templates = [], responses = [] } = method?.integration ?? {};
  return [...templates, ...responses.flatMap((response) => response.templates)].find(
    ({ place, mediaType }) =>
      mediaType === step.mediaType && place.pointer.startsWith(`${step.templates}/`),
  );
}

/** Whether a credential was replaced somewhere. */
export function hasMasked(record: RequestRecord): boolean {
  return JSON.stringify(record).includes('*****');
}

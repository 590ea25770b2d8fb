import type { RenderRequest } from '../../../src/console/protocol/calls.js';
import type { ConsoleApi, ConsoleTemplate } from '../../../src/console/protocol/console-api.js';

/** A template of the API, and what it belongs to. */
export interface TemplateChoice {
  readonly template: ConsoleTemplate;
  readonly side: RenderRequest['side'];
  /** `GET`, or `ANY`. */
  readonly httpMethod: string;
  readonly resourcePath: string;
  /** `request · application/json`, `response 404 · application/json`. */
  readonly label: string;
}

/** All templates of an API, by method. */
export function templateChoices({ resources }: ConsoleApi): readonly TemplateChoice[] {
  return resources.flatMap(({ path, methods }) =>
    methods.flatMap(({ httpMethod, integration }) => {
      const common = { httpMethod, resourcePath: path };
      const requests = (integration?.templates ?? []).map((template) => ({
        ...common,
        template,
        side: 'request' as const,
        label: `request · ${template.mediaType}`,
      }));
      const responses = (integration?.responses ?? []).flatMap(
        ({ pattern, statusCode, templates }) =>
          templates.map((template) => ({
            ...common,
            template,
            side: 'response' as const,
            label: `response ${statusCode} (${pattern}) · ${template.mediaType}`,
          })),
      );
      return [...requests, ...responses];
    }),
  );
}

/** Why a template cannot be saved; `undefined` if it can. */
export function whyNotSaved(
  choice: TemplateChoice | undefined,
  canWrite: boolean,
): string | undefined {
  if (choice === undefined) {
    return 'A template that was written freely does not belong to a file.';
  }
  if (choice.template.place.file === undefined) {
    return 'The document was not read from a file.';
  }
  // Without leave to write, no template is editable.
  if (!canWrite) {
    return 'The server does not allow it: start it with --write, or set the option write of gatewayConsole.';
  }
  return choice.template.isEditable
    ? undefined
    : 'The file does not contain this text as it is: it is computed, or written in another form.';
}

import type {
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { completeVelocity, type VelocityCompletions } from './complete-velocity.js';

/** Completes templates. `input` is asked each time: what the template is rendered against. */
export function velocityCompletion(input: () => TemplateInput | undefined): CompletionSource {
  return ({ state, pos }: CompletionContext): CompletionResult | null => {
    const found = completeVelocity(state.sliceDoc(0, pos), state.sliceDoc(), input());
    return found === undefined
      ? null
      : {
          from: found.from,
          options: found.options.map(({ name, form, doc }) => ({
            label: name,
            ...(form === undefined ? {} : { detail: form }),
            info: doc,
            type: ICONS[found.kind],
          })),
          validFor: found.kind === 'parameter' ? /^[^'"]*$/ : /^[\w-]*$/,
        };
  };
}

const ICONS: Readonly<Record<VelocityCompletions['kind'], string>> = {
  directive: 'keyword',
  variable: 'variable',
  member: 'property',
  parameter: 'constant',
};

import { templateMemberText } from '../../import/document/template-member.js';
import type { ConsoleTemplate } from '../protocol/console-api.js';
import { TemplatePlaces } from '../save/template-place.js';
import { SaveRefusal } from '../save/written-string.js';
import type { DocumentView, TemplateView } from './document-view.js';

/** Characters of all templates and models together: the aliases of YAML can repeat one text any number of times. */
const MOST_TEXT = 16 * 1024 * 1024;

/** The texts of one description, of which there are no more than fit. */
export class TemplateTexts {
  readonly #places: TemplatePlaces | undefined;
  #left = MOST_TEXT;

  /** @param canWrite whether templates may be saved at all; otherwise no file is looked at */
  constructor(view: DocumentView, canWrite: boolean) {
    this.#places =
      canWrite && view.document !== undefined ? new TemplatePlaces(view.document) : undefined;
  }

  template({ mediaType, place, member }: TemplateView): ConsoleTemplate {
    const text = member && this.fit(templateMemberText(member));
    const isEditable = text !== undefined && member !== undefined && this.#isEditable(member);
    return { mediaType, text: text ?? '', place, isEditable };
  }

  /** The text itself; `undefined` if there is no room left for it. */
  fit(text: string): string | undefined {
    if (text.length > this.#left) {
      return undefined;
    }
    this.#left -= text.length;
    return text;
  }

  #isEditable(member: NonNullable<TemplateView['member']>): boolean {
    try {
      return this.#places?.find(member) !== undefined;
    } catch (error) {
      if (error instanceof SaveRefusal) {
        return false;
      }
      throw error;
    }
  }
}

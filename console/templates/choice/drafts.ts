/** What the editor has of a template. */
export interface Draft {
  readonly text: string;
  /** The text of the file on which it is based; `undefined` for one that is written freely. */
  readonly base: string | undefined;
}

/** Drafts by the pointer of their template, for as long as the page is open. */
const drafts = new Map<string, Draft>();

/** The draft of a template; one without changes is the text of the file. */
export function draftOf(pointer: string | undefined, now: string | undefined): Draft {
  const kept = drafts.get(pointer ?? '');
  return kept === undefined || (kept.text === kept.base && now !== undefined)
    ? { text: now ?? FIRST_TEXT, base: now }
    : kept;
}

/** Keeps a draft. */
export function keepDraft(pointer: string | undefined, draft: Draft): void {
  drafts.set(pointer ?? '', draft);
}

const FIRST_TEXT = `{
  "id": "$input.params('id')",
  "body": $input.json('$')
}
`;

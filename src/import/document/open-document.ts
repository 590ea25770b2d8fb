import type { AwsAccount } from '../../model/aws-account.js';
import type { DocumentSource } from '../../model/document/api-document.js';
import type {
  ImportIssue,
  ImportIssueCode,
  JsonPointer,
  Position,
} from '../../model/document/import-issue.js';
import { documentSource } from './document-source.js';
import { OpenValues } from './open-values.js';

/** What all cursors of one import share: the document and the issues found so far. */
export class OpenDocument {
  readonly root: object;
  /** The account that `${AWS::AccountId}` and the like name. */
  readonly account: AwsAccount;
  /** The references being followed: reaching one of them again means that they are circular. */
  readonly following: Set<JsonPointer> = new Set();
  readonly #source: DocumentSource | undefined;
  readonly #issues: ImportIssue[];
  /** Prevents duplicate issues about a value that is read twice, such as a shared parameter. */
  readonly #reported = new Set<string>();
  /** Issues that several places share. */
  readonly #shared = new Map<string, SharedIssue>();
  readonly #open = new OpenValues();
  #tolerance: { readonly code: ImportIssueCode; met: boolean } | undefined;

  constructor(root: object, account: AwsAccount) {
    this.root = root;
    this.account = account;
    this.#source = documentSource(root);
    this.#issues = [...(this.#source?.issues ?? [])];
  }

  /**
   * The result of `read`, during which errors with this code become warnings; `undefined` if there
   * was one, because the result is then unusable.
   */
  tolerate<Read>(code: ImportIssueCode, read: () => Read): Read | undefined {
    const tolerance = { code, met: false };
    this.#tolerance = tolerance;
    try {
      const value = read();
      return tolerance.met ? undefined : value;
    } finally {
      this.#tolerance = undefined;
    }
  }

  report(
    code: ImportIssueCode,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    message: string,
    place: MemberPlace | undefined,
    inText?: PlaceInText,
  ): void {
    if (severity === 'error' && code === this.#tolerance?.code) {
      this.#tolerance.met = true;
      const until = `${message}; until then the method responds with 500`;
      this.report(code, 'warning', pointer, until, place, inText);
      return;
    }
    const identity = JSON.stringify([code, pointer, message]);
    if (this.#reported.has(identity)) {
      return;
    }
    this.#reported.add(identity);
    this.#issues.push(this.issueAt(code, severity, pointer, message, place, inText));
  }

  /** An issue with its position, if that is known. */
  issueAt(
    code: ImportIssueCode,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    message: string,
    place: MemberPlace | undefined,
    inText?: PlaceInText,
  ): ImportIssue {
    const position = this.#positionInText(place, inText) ?? this.#positionOf(place);
    return { code, severity, pointer, message, ...(position && { position }) };
  }

  /** Like {@link report}, but places with the same message share one issue, which counts them. */
  reportShared(
    code: ImportIssueCode,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    message: string,
    place: MemberPlace | undefined,
  ): void {
    const identity = JSON.stringify([code, severity, this.#tolerance !== undefined, message]);
    const others = this.#shared.get(identity);
    const first = this.#issues.length;
    if (others === undefined) {
      this.report(code, severity, pointer, message, place);
      const issue = this.#issues[first];
      if (issue !== undefined) {
        this.#shared.set(identity, { issue, pointers: new Set([pointer]), places: [] });
      }
      return;
    }
    if (this.#tolerance?.code === code && severity === 'error') {
      this.#tolerance.met = true;
    }
    if (!others.pointers.has(pointer)) {
      others.pointers.add(pointer);
      const position = this.#positionOf(place);
      others.places.push(position === undefined ? pointer : `${position.line}:${position.column}`);
    }
  }

  /** Notes a value that only a deployment knows. All of them become one issue for each severity. */
  reportOpen(
    written: string,
    severity: ImportIssue['severity'],
    pointer: JsonPointer,
    place: MemberPlace | undefined,
  ): void {
    const tolerated = severity === 'error' && this.#tolerance?.code === 'UNRESOLVED_VARIABLE';
    if (tolerated && this.#tolerance !== undefined) {
      this.#tolerance.met = true;
    }
    this.#open.add(written, tolerated ? 'warning' : severity, pointer, this.#positionOf(place));
  }

  /** Whether a member is as the user wrote it; so is every member of a document that was not loaded. */
  isAsWritten({ container, key }: MemberPlace): boolean {
    return this.#source?.isAsWritten?.(container, key) ?? true;
  }

  openValues(place: MemberPlace | undefined): readonly string[] {
    return (place && this.#source?.openValues?.(place.container, place.key)) ?? [];
  }

  /** All issues so far: in document order if positions are known, otherwise in the order found. */
  issues(): readonly ImportIssue[] {
    const places = new Map([...this.#shared.values()].map(({ issue, places }) => [issue, places]));
    const issues = [
      ...this.#issues.map((issue) => withOtherPlaces(issue, places.get(issue) ?? [])),
      ...this.#open.issues(),
    ];
    if (this.#source === undefined) {
      return issues;
    }
    return issues.sort(
      ({ position: a }, { position: b }) =>
        compareTexts(a?.file ?? '', b?.file ?? '') ||
        (a?.line ?? 0) - (b?.line ?? 0) ||
        (a?.column ?? 0) - (b?.column ?? 0),
    );
  }

  /** The digits of a number that its double does not keep, where the document was read from a text. */
  numberText(place: MemberPlace | undefined): string | undefined {
    return place && this.#source?.numberText?.(place.container, place.key);
  }

  #positionInText(
    place: MemberPlace | undefined,
    inText: PlaceInText | undefined,
  ): Position | undefined {
    return place === undefined || inText === undefined
      ? undefined
      : this.#source?.textPosition?.(place.container, place.key, inText.line, inText.column);
  }

  #positionOf(place: MemberPlace | undefined): Position | undefined {
    if (place !== undefined) {
      return this.#source?.memberPosition(place.container, place.key);
    }
    if (this.#source === undefined) {
      return undefined;
    }
    const { file } = this.#source;
    return { ...(file !== undefined && { file }), line: 1, column: 1 };
  }
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** A place within a string of the document; both count from 1. */
interface PlaceInText {
  readonly line: number;
  readonly column: number;
}

interface SharedIssue {
  readonly issue: ImportIssue;
  readonly pointers: Set<JsonPointer>;
  /** The places after the first. */
  readonly places: string[];
}

/** The most places that an issue lists; if there are more, it states only their number. */
const LISTED_PLACES = 5;

function withOtherPlaces(issue: ImportIssue, places: readonly string[]): ImportIssue {
  if (places.length === 0) {
    return issue;
  }
  const listed = places.slice(0, LISTED_PLACES).join(', ');
  const rest = places.length > LISTED_PLACES ? ', …' : '';
  const count = places.length + 1;
  return { ...issue, message: `${issue.message} (${count} places; also ${listed}${rest})` };
}

/** A member whose position the loader knows; for a missing member, the nearest enclosing one. */
export interface MemberPlace {
  readonly container: object;
  readonly key: string;
}

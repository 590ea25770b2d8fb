import { memberPointer } from '../checks/document-values.js';
import { ApiImportError } from '../errors.js';
import type { AwsAccount } from '../model/aws-account.js';
import type {
  ImportIssue,
  ImportIssueCode,
  JsonPointer,
  Position,
} from '../model/document/import-issue.js';
import type { DocumentFiles } from './source/document-files.js';
import type { SourceMap } from './source/source-map.js';
import type { SourceText } from './source/source-text.js';
import type { Variables } from './source/variables.js';
import { readSyntax } from './text/read-syntax.js';

/** The options that the readers of the forms use, with their defaults. */
export interface LoadSettings extends AwsAccount {
  readonly api: string | undefined;
  readonly stage: string | undefined;
  readonly stackName: string;
  /** Whether the option `region` was set; otherwise a file may say which region it is for. */
  readonly isRegionGiven?: boolean;
}

/** What every step of one load shares. */
export class LoadContext {
  readonly sources: SourceMap;
  readonly files: DocumentFiles;
  readonly variables: Variables;
  readonly settings: LoadSettings;

  constructor(
    sources: SourceMap,
    files: DocumentFiles,
    variables: Variables,
    settings: LoadSettings,
  ) {
    this.sources = sources;
    this.files = files;
    this.variables = variables;
    this.settings = settings;
  }

  /**
   * Parses a JSON or YAML text and records the positions of its values.
   * @throws ApiImportError where the text is neither
   */
  parse(text: SourceText): unknown {
    return readSyntax(text, this.sources);
  }

  /** Reports an issue about a member of an object that was parsed or made. */
  report(
    severity: ImportIssue['severity'],
    code: ImportIssueCode,
    message: string,
    place: MemberInFile,
  ): void {
    const position = this.sources.memberPosition(place.container, place.key);
    const pointer = memberPointer(place.pointer, place.key);
    this.sources.issues.push({ severity, code, message, pointer, ...(position && { position }) });
  }

  /** Ends the load with one issue. */
  fail(code: ImportIssueCode, message: string, place: MemberInFile | Position | undefined): never {
    if (place !== undefined && 'container' in place) {
      this.report('error', code, message, place);
    } else {
      const position = place ?? firstLineOf(this.sources.file);
      const issue: ImportIssue = { severity: 'error', code, message, pointer: '#' };
      this.sources.issues.push({ ...issue, ...(position && { position }) });
    }
    throw new ApiImportError(this.sources.issues);
  }
}

/** A member of an object, for an issue about it. */
export interface MemberInFile {
  readonly container: object;
  readonly key: string;
  /** The pointer to `container` in the user's file. */
  readonly pointer: JsonPointer;
}

function firstLineOf(file: string | undefined): Position | undefined {
  return file === undefined ? undefined : { file, line: 1, column: 1 };
}

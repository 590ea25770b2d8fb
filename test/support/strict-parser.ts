/**
 * Whether Node reads requests as its versions of May 2025 and later do (CVE-2025-23167). Earlier ones, such as
 * 20.19.0, accept some of the heads and chunks that the newer ones refuse before any handler sees them.
 */
export const HAS_STRICT_PARSER: boolean = Number.parseInt(process.versions.llhttp ?? '', 10) >= 9;

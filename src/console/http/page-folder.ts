/** The folder with the files of the page, seen from each build of this package. */
export const PAGE_FOLDER: URL = new URL('../../console/', import.meta.url);

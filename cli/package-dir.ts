/** The folder of this package, in the repository and where npm installs it. */
export const PACKAGE_DIR = import.meta.dirname;

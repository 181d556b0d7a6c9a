/** Images out: OCI and Docker archives, a tar of all files, a folder. */
@NullMarked
package dockwalk.export;

import org.jspecify.annotations.NullMarked;

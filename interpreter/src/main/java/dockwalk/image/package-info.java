/** OCI and Docker documents as values: digests, references, configs, manifests, history. */
@NullMarked
package dockwalk.image;

import org.jspecify.annotations.NullMarked;

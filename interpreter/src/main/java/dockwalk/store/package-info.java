/** What is kept on disk: an OCI image layout, tags, extracted layers, records, locks. */
@NullMarked
package dockwalk.store;

import org.jspecify.annotations.NullMarked;

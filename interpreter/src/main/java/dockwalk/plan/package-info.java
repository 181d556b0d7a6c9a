/** From a Dockerfile to numbered steps: stages, their graph, the target's closure, ARG scopes. */
@NullMarked
package dockwalk.plan;

import org.jspecify.annotations.NullMarked;

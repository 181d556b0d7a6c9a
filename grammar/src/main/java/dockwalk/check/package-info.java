/**
 * The build checks: what Docker warns of in a Dockerfile that builds (BuildKit,
 * frontend/dockerfile/linter). One small class a rule.
 */
@NullMarked
package dockwalk.check;

import org.jspecify.annotations.NullMarked;

package dockwalk.image;

/**
 * One layer: an uncompressed tar, known by its digest (OCI image-spec, layer.md).
 *
 * @param diffId digest of the uncompressed tar
 * @param size of the uncompressed tar, in bytes
 */
public record Layer(Digest diffId, long size) {}
